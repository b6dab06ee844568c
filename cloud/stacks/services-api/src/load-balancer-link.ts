import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, nameTags, resourceName, type StackContext } from "@cloud/shared";

export interface LoadBalancerLinkArgs {
  readonly context: StackContext;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly loadBalancerSecurityGroupId: string;
  readonly port: number;
}

/** The way from the API into the VPC, which leads to load balancers on one port and nowhere else. */
export class LoadBalancerLink extends pulumi.ComponentResource {
  readonly link: aws.apigatewayv2.VpcLink;

  constructor(name: string, args: LoadBalancerLinkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-api:LoadBalancerLink", name, {}, opts);
    const { context, loadBalancerSecurityGroupId, port } = args;
    const tags = nameTags(context, "api-link");
    const group = new aws.ec2.SecurityGroup(
      name,
      {
        name: resourceName(context, "api-link", nameLimits.securityGroup),
        description: "The API on its way to load balancers",
        vpcId: args.vpcId,
        tags,
      },
      { parent: this },
    );
    const rule = { ipProtocol: "tcp", fromPort: port, toPort: port, tags };
    const out = new aws.vpc.SecurityGroupEgressRule(
      `${name}-to-load-balancer-${port}`,
      {
        ...rule,
        securityGroupId: group.id,
        referencedSecurityGroupId: loadBalancerSecurityGroupId,
      },
      { parent: this },
    );
    const into = new aws.vpc.SecurityGroupIngressRule(
      `load-balancer-from-${name}-${port}`,
      {
        ...rule,
        securityGroupId: loadBalancerSecurityGroupId,
        referencedSecurityGroupId: group.id,
      },
      { parent: this },
    );
    this.link = new aws.apigatewayv2.VpcLink(
      name,
      {
        name: resourceName(context, "api", nameLimits.vpcLink),
        securityGroupIds: [group.id],
        subnetIds: [...args.subnetIds],
        tags,
      },
      { parent: this, dependsOn: [out, into] },
    );
    this.registerOutputs({ linkId: this.link.id });
  }
}
