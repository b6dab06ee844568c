import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameTags, type StackContext, type Tags } from "@cloud/shared";
import { ipv6SubnetCidr, type Tier } from "./cidr-plan";

export interface SubnetsArgs {
  readonly context: StackContext;
  readonly tier: Tier;
  readonly vpc: aws.ec2.Vpc;
  readonly zones: readonly pulumi.Output<string>[];
  /** IPv4 ranges, one a zone. */
  readonly cidrs: readonly string[];
  readonly enableIpv6: boolean;
  readonly publicIpOnLaunch?: boolean;
}

/** Load balancer controllers of Kubernetes find their subnets by these tags. */
const kubernetesTags: Readonly<Record<Tier, Tags>> = {
  public: { "kubernetes.io/role/elb": "1" },
  private: { "kubernetes.io/role/internal-elb": "1" },
  database: {},
};

/** The subnets of one tier, one in each zone. */
export class Subnets extends pulumi.ComponentResource {
  readonly subnets: readonly aws.ec2.Subnet[];
  readonly ids: pulumi.Output<string[]>;

  constructor(name: string, args: SubnetsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:network:Subnets", name, {}, opts);
    const { context, tier, vpc } = args;
    this.subnets = args.cidrs.map((cidrBlock, zone) => {
      const subnetName = `${name}-${zone + 1}`;
      return new aws.ec2.Subnet(
        subnetName,
        {
          vpcId: vpc.id,
          cidrBlock,
          availabilityZone: zoneAt(args.zones, zone),
          mapPublicIpOnLaunch: args.publicIpOnLaunch ?? false,
          ...(args.enableIpv6 ? ipv6Properties(vpc, tier, zone) : {}),
          tags: nameTags(context, subnetName, { Tier: tier, ...kubernetesTags[tier] }),
        },
        { parent: this },
      );
    });
    this.ids = pulumi.output(this.subnets.map((subnet) => subnet.id));
    this.registerOutputs({ ids: this.ids });
  }
}

function ipv6Properties(vpc: aws.ec2.Vpc, tier: Tier, zone: number) {
  return {
    ipv6CidrBlock: vpc.ipv6CidrBlock.apply((cidr) => ipv6SubnetCidr(cidr, tier, zone)),
    assignIpv6AddressOnCreation: true,
  };
}

function zoneAt(zones: readonly pulumi.Output<string>[], index: number): pulumi.Output<string> {
  const zone = zones[index];
  if (zone === undefined) {
    throw new RangeError(`there are ${zones.length} zones, none has the number ${index}`);
  }
  return zone;
}
