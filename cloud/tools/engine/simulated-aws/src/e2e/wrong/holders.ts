import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// Another stack, which builds on what `held` has exported.

const held = new pulumi.Config("shop").requireObject<
  {
    readonly [name in "vpc" | "served" | "subnet" | "other" | "address" | "group"]: string;
  } & { readonly [name in "role" | "policy" | "bucket" | "zone" | "targets"]: string }
>("held");

new aws.ec2.Subnet("subnet", { vpcId: held.vpc, cidrBlock: "10.0.0.0/24" });
new aws.ec2.NatGateway("nat", { subnetId: held.subnet, allocationId: held.address });
const group = new aws.ec2.SecurityGroup("group", { vpcId: held.served });
new aws.vpc.SecurityGroupIngressRule("rule", {
  securityGroupId: group.id,
  referencedSecurityGroupId: held.group,
  ipProtocol: "-1",
});
new aws.iam.RolePolicyAttachment("attachment", { role: held.role, policyArn: held.policy });
new aws.s3.BucketObjectv2("object", { bucket: held.bucket, key: "index.html", content: "shop" });
new aws.route53.Record("record", {
  zoneId: held.zone,
  name: "www",
  type: "A",
  ttl: 60,
  records: ["192.0.2.1"],
});
const loadBalancer = new aws.lb.LoadBalancer("load-balancer", {
  name: "shop-of-others",
  subnets: [held.subnet, held.other],
});
new aws.lb.Listener("listener", {
  loadBalancerArn: loadBalancer.arn,
  port: 80,
  defaultActions: [{ type: "forward", targetGroupArn: held.targets }],
});
