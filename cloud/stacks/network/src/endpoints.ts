import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  mapValues,
  nameLimits,
  nameTags,
  recordOf,
  resourceName,
  type StackContext,
} from "@cloud/shared";

export interface EndpointsArgs {
  readonly context: StackContext;
  readonly vpc: aws.ec2.Vpc;
  /** Services for the tables below, which get a route to each. */
  readonly gatewayServices: readonly string[];
  readonly routeTables: readonly aws.ec2.RouteTable[];
  /** Services for the subnets below, which get a network interface for each. */
  readonly interfaceServices: readonly string[];
  readonly subnets: readonly aws.ec2.Subnet[];
}

/** Private ways to services of AWS, which would else be reached through NAT. */
export class Endpoints extends pulumi.ComponentResource {
  readonly gatewayIds: Readonly<Record<string, pulumi.Output<string>>>;
  readonly interfaceIds: Readonly<Record<string, pulumi.Output<string>>>;
  readonly securityGroup: aws.ec2.SecurityGroup | undefined;
  readonly #args: EndpointsArgs;
  readonly #region: pulumi.Output<string>;

  constructor(name: string, args: EndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:network:Endpoints", name, {}, opts);
    this.#args = args;
    this.#region = aws.getRegionOutput({}, { parent: this }).region;
    const gateways = recordOf(args.gatewayServices, (service) => this.#gateway(service));
    this.securityGroup = args.interfaceServices.length > 0 ? this.#securityGroup(name) : undefined;
    const interfaces = recordOf(args.interfaceServices, (service) => this.#interface(service));
    this.gatewayIds = mapValues(gateways, (endpoint) => endpoint.id);
    this.interfaceIds = mapValues(interfaces, (endpoint) => endpoint.id);
    this.registerOutputs({ gatewayIds: this.gatewayIds, interfaceIds: this.interfaceIds });
  }

  #gateway(service: string): aws.ec2.VpcEndpoint {
    const { context, vpc, routeTables } = this.#args;
    return new aws.ec2.VpcEndpoint(
      `gateway-${service}`,
      {
        vpcId: vpc.id,
        serviceName: this.#serviceName(service),
        vpcEndpointType: "Gateway",
        routeTableIds: routeTables.map((table) => table.id),
        tags: nameTags(context, `gateway-${service}`),
      },
      { parent: this },
    );
  }

  #interface(service: string): aws.ec2.VpcEndpoint {
    const { context, vpc, subnets } = this.#args;
    return new aws.ec2.VpcEndpoint(
      `interface-${service}`,
      {
        vpcId: vpc.id,
        serviceName: this.#serviceName(service),
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
        subnetIds: subnets.map((subnet) => subnet.id),
        securityGroupIds: this.securityGroup === undefined ? [] : [this.securityGroup.id],
        tags: nameTags(context, `interface-${service}`),
      },
      { parent: this },
    );
  }

  #securityGroup(name: string): aws.ec2.SecurityGroup {
    const { context, vpc } = this.#args;
    const groupName = resourceName(context, "interface-endpoints", nameLimits.securityGroup);
    const group = new aws.ec2.SecurityGroup(
      name,
      {
        name: groupName,
        description: "Interface endpoints of the VPC",
        vpcId: vpc.id,
        tags: nameTags(context, "interface-endpoints"),
      },
      // The name is unique in a VPC only, and endpoints move to the new group before the old one goes.
      { parent: this, deleteBeforeReplace: false },
    );
    new aws.vpc.SecurityGroupIngressRule(
      `${name}-https`,
      {
        securityGroupId: group.id,
        description: "HTTPS from inside the VPC",
        cidrIpv4: vpc.cidrBlock,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        tags: nameTags(context, "interface-endpoints-https"),
      },
      { parent: this },
    );
    return group;
  }

  #serviceName(service: string): pulumi.Output<string> {
    return pulumi.interpolate`com.amazonaws.${this.#region}.${service}`;
  }
}
