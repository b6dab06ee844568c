import * as aws from "@pulumi/aws";

// What another stack will build on, or what protects itself: none of it can be deleted then.

const document = (statement: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });

const vpc = new aws.ec2.Vpc("vpc-with-subnet", { cidrBlock: "10.0.0.0/16" });
const served = new aws.ec2.Vpc("served", { cidrBlock: "10.1.0.0/16" });
new aws.ec2.InternetGateway("gateway-with-nat", { vpcId: served.id });
const subnet = new aws.ec2.Subnet("subnet", {
  vpcId: served.id,
  cidrBlock: "10.1.0.0/24",
  availabilityZone: "us-east-1a",
});
const other = new aws.ec2.Subnet("other", {
  vpcId: served.id,
  cidrBlock: "10.1.1.0/24",
  availabilityZone: "us-east-1b",
});
const address = new aws.ec2.Eip("address-with-nat", { domain: "vpc" });
const group = new aws.ec2.SecurityGroup("group-with-rule", { vpcId: served.id });

const role = new aws.iam.Role("role-with-policy", {
  assumeRolePolicy: document({
    Principal: { Service: "ecs.amazonaws.com" },
    Action: "sts:AssumeRole",
  }),
});
const policy = new aws.iam.Policy("policy-with-role", {
  policy: document({ Action: "s3:ListBucket", Resource: "*" }),
});
const bucket = new aws.s3.Bucket("bucket-with-object", {});
const zone = new aws.route53.Zone("zone-with-record", { name: "shop.example.com" });
const targets = new aws.lb.TargetGroup("targets-with-listener", {
  port: 80,
  protocol: "HTTP",
  vpcId: served.id,
});
const subnetIds = [subnet.id, other.id];
const subnetGroup = new aws.rds.SubnetGroup("subnet-group", {
  name: "shop",
  subnetIds,
});

new aws.lb.LoadBalancer("load-balancer-protected", {
  name: "shop",
  subnets: subnetIds,
  enableDeletionProtection: true,
});
new aws.rds.Instance("database-protected", {
  engine: "postgres",
  engineVersion: "17.5",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  username: "keeper",
  password: "long-enough",
  dbSubnetGroupName: subnetGroup.name,
  skipFinalSnapshot: true,
  deletionProtection: true,
});

export const held = {
  vpc: vpc.id,
  subnet: subnet.id,
  other: other.id,
  address: address.id,
  group: group.id,
  served: served.id,
  role: role.name,
  policy: policy.arn,
  bucket: bucket.id,
  zone: zone.zoneId,
  targets: targets.arn,
};
