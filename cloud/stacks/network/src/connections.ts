import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameTags, type StackContext } from "@cloud/shared";
import type { Connections as ConnectionPlan, Peering } from "./connection-plan";

export interface ConnectionsArgs {
  readonly context: StackContext;
  readonly vpc: aws.ec2.Vpc;
  readonly plan: ConnectionPlan;
  /** Private subnets and their tables: the only ones that reach other networks. */
  readonly subnetIds: pulumi.Output<string[]>;
  readonly routeTables: readonly aws.ec2.RouteTable[];
}

/** Ways from private subnets to other VPCs, directly or through a transit gateway. */
export class Connections extends pulumi.ComponentResource {
  readonly peeringIds: Readonly<Record<string, pulumi.Output<string>>>;
  readonly transitGatewayAttachment: aws.ec2transitgateway.VpcAttachment | undefined;
  readonly #args: ConnectionsArgs;

  constructor(name: string, args: ConnectionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:network:Connections", name, {}, opts);
    this.#args = args;
    this.peeringIds = Object.fromEntries(
      args.plan.peerings.map((peering) => [peering.name, this.#peering(peering)]),
    );
    this.transitGatewayAttachment = this.#attachment();
    this.registerOutputs({ peeringIds: this.peeringIds });
  }

  #peering(peering: Peering): pulumi.Output<string> {
    const connection =
      "vpcId" in peering ? this.#requested(peering) : this.#accepted(peering.name, peering);
    this.#routes(`peering-${peering.name}`, peering.cidrs, {
      vpcPeeringConnectionId: connection.id,
    });
    return connection.id;
  }

  #requested({ name, vpcId, accountId, region }: Extract<Peering, { vpcId: string }>) {
    const { context, vpc } = this.#args;
    // Only within one account and region can whoever asks accept as well.
    const autoAccept = accountId === undefined && region === undefined;
    return new aws.ec2.VpcPeeringConnection(
      name,
      {
        vpcId: vpc.id,
        peerVpcId: vpcId,
        ...(accountId === undefined ? {} : { peerOwnerId: accountId }),
        ...(region === undefined ? {} : { peerRegion: region }),
        ...(autoAccept ? { autoAccept } : {}),
        tags: nameTags(context, `peering-${name}`),
      },
      { parent: this },
    );
  }

  #accepted(name: string, { connectionId }: Extract<Peering, { connectionId: string }>) {
    return new aws.ec2.VpcPeeringConnectionAccepter(
      name,
      {
        vpcPeeringConnectionId: connectionId,
        autoAccept: true,
        tags: nameTags(this.#args.context, `peering-${name}`),
      },
      { parent: this },
    );
  }

  #attachment(): aws.ec2transitgateway.VpcAttachment | undefined {
    const { context, vpc, plan, subnetIds } = this.#args;
    if (plan.transitGateway === undefined) {
      return undefined;
    }
    const { id, cidrs } = plan.transitGateway;
    const attachment = new aws.ec2transitgateway.VpcAttachment(
      "transit-gateway",
      {
        transitGatewayId: id,
        vpcId: vpc.id,
        subnetIds,
        tags: nameTags(context, "transit-gateway"),
      },
      { parent: this },
    );
    // AWS refuses a route to a transit gateway before the VPC is attached to it.
    this.#routes("transit-gateway", cidrs, { transitGatewayId: id }, [attachment]);
    return attachment;
  }

  #routes(
    name: string,
    cidrs: readonly string[],
    target: Pick<aws.ec2.RouteArgs, "vpcPeeringConnectionId" | "transitGatewayId">,
    dependsOn: readonly pulumi.Resource[] = [],
  ): void {
    this.#args.routeTables.forEach((table, zone) => {
      for (const destinationCidrBlock of cidrs) {
        new aws.ec2.Route(
          `private-${zone + 1}-${name}-${destinationCidrBlock.replace("/", "-")}`,
          { routeTableId: table.id, destinationCidrBlock, ...target },
          { parent: this, dependsOn: [...dependsOn] },
        );
      }
    });
  }
}
