import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameTags, type StackContext } from "@cloud/shared";

export type NatStrategy = "none" | "single" | "perZone";

export interface NatGatewaysArgs {
  readonly context: StackContext;
  readonly strategy: NatStrategy;
  /** A NAT gateway works only in a subnet with a route to the internet gateway. */
  readonly publicSubnets: readonly aws.ec2.Subnet[];
  readonly internetGateway: aws.ec2.InternetGateway;
}

export function natGatewayCount(strategy: NatStrategy, zoneCount: number): number {
  return { none: 0, single: 1, perZone: zoneCount }[strategy];
}

/** NAT gateways with fixed addresses, so that others can put them on their allow lists. */
export class NatGateways extends pulumi.ComponentResource {
  readonly gateways: readonly aws.ec2.NatGateway[];
  readonly addresses: readonly aws.ec2.Eip[];

  constructor(name: string, args: NatGatewaysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:network:NatGateways", name, {}, opts);
    const { context, strategy, publicSubnets, internetGateway } = args;
    const subnets = publicSubnets.slice(0, natGatewayCount(strategy, publicSubnets.length));
    // The gateway must be attached first: AWS refuses addresses and NAT in a VPC without one.
    const options = { parent: this, dependsOn: [internetGateway] };
    this.addresses = subnets.map((_, zone) => {
      const addressName = `${name}-${zone + 1}`;
      return new aws.ec2.Eip(
        addressName,
        { domain: "vpc", tags: nameTags(context, addressName) },
        options,
      );
    });
    this.gateways = this.addresses.map((address, zone) => {
      const gatewayName = `${name}-${zone + 1}`;
      return new aws.ec2.NatGateway(
        gatewayName,
        {
          subnetId: subnetAt(subnets, zone).id,
          allocationId: address.allocationId,
          tags: nameTags(context, gatewayName),
        },
        // The address stays, and no other gateway can have it while the old one holds it.
        { ...options, deleteBeforeReplace: true },
      );
    });
    this.registerOutputs({ ids: this.gateways.map((gateway) => gateway.id) });
  }

  /** The gateway for the private subnet of a zone: its own, else the one that all share. */
  forZone(zone: number): aws.ec2.NatGateway | undefined {
    return this.gateways[zone] ?? this.gateways[0];
  }
}

function subnetAt(subnets: readonly aws.ec2.Subnet[], index: number): aws.ec2.Subnet {
  const subnet = subnets[index];
  if (subnet === undefined) {
    throw new RangeError(`there are ${subnets.length} subnets, none has the number ${index}`);
  }
  return subnet;
}
