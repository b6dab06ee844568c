import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameTags, type StackContext } from "@cloud/shared";

export interface VpcArgs {
  readonly context: StackContext;
  readonly cidr: pulumi.Input<string>;
  readonly enableIpv6: boolean;
}

/** The VPC, its ways to the internet, and a default security group that lets nothing through. */
export class Vpc extends pulumi.ComponentResource {
  readonly vpc: aws.ec2.Vpc;
  readonly internetGateway: aws.ec2.InternetGateway;
  readonly egressOnlyInternetGateway: aws.ec2.EgressOnlyInternetGateway | undefined;
  readonly defaultSecurityGroup: aws.ec2.DefaultSecurityGroup;

  constructor(name: string, args: VpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:network:Vpc", name, {}, opts);
    const { context, cidr, enableIpv6 } = args;
    this.vpc = new aws.ec2.Vpc(
      name,
      {
        cidrBlock: cidr,
        // Both are needed for the private names of interface endpoints.
        enableDnsSupport: true,
        enableDnsHostnames: true,
        ...(enableIpv6 ? { assignGeneratedIpv6CidrBlock: true } : {}),
        tags: nameTags(context, "vpc"),
      },
      { parent: this },
    );
    this.internetGateway = new aws.ec2.InternetGateway(
      name,
      { vpcId: this.vpc.id, tags: nameTags(context, "igw") },
      // Else it would be moved to a new VPC, which AWS refuses as long as NAT gateways of the old
      // one have public addresses.
      { parent: this, replaceOnChanges: ["vpcId"] },
    );
    this.egressOnlyInternetGateway = enableIpv6
      ? new aws.ec2.EgressOnlyInternetGateway(
          name,
          { vpcId: this.vpc.id, tags: nameTags(context, "eigw") },
          { parent: this },
        )
      : undefined;
    // Taken over without rules, since what is put into it by accident must not be reachable.
    this.defaultSecurityGroup = new aws.ec2.DefaultSecurityGroup(
      name,
      { vpcId: this.vpc.id, tags: nameTags(context, "default-closed") },
      { parent: this },
    );
    this.registerOutputs({ vpcId: this.vpc.id });
  }
}
