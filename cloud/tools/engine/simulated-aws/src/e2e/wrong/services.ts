import * as aws from "@pulumi/aws";

// What IAM, S3, KMS and the services above the network refuse.

const trust = (service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

const role = new aws.iam.Role("role", {
  name: "app",
  assumeRolePolicy: trust("ecs.amazonaws.com"),
});
new aws.iam.Role(
  "role-twice",
  { name: "app", assumeRolePolicy: trust("ecs.amazonaws.com") },
  { dependsOn: role },
);
new aws.iam.Role("role-with-no-json", { assumeRolePolicy: "{ Version: 2012-10-17 }" });
new aws.iam.Policy("policy-without-statement", {
  policy: JSON.stringify({ Version: "2012-10-17" }),
});
new aws.iam.RolePolicyAttachment("attachment-to-no-role", {
  role: "nobody",
  policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
});
new aws.iam.RolePolicyAttachment("attachment-of-no-policy", {
  role: role.name,
  policyArn: "arn:aws:iam::111111111111:policy/nothing",
});

const bucket = new aws.s3.Bucket("bucket", { bucket: "shop-data" });
new aws.s3.Bucket("bucket-twice", { bucket: "shop-data" }, { dependsOn: bucket });
new aws.s3.Bucket("bucket-with-odd-name", { bucket: "Shop_Data" });
new aws.s3.BucketPolicy("policy-for-everybody", {
  bucket: bucket.id,
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::shop-data/*",
      },
    ],
  }),
});
new aws.s3.BucketPolicy("policy-with-no-json", { bucket: bucket.id, policy: "{ allow: all }" });
new aws.s3.BucketVersioning("versions-of-no-bucket", {
  bucket: "shop-nothing",
  versioningConfiguration: { status: "Enabled" },
});
new aws.s3.BucketLifecycleConfiguration("rules-too-early", {
  bucket: bucket.id,
  rules: [
    {
      id: "archive",
      status: "Enabled",
      filter: {},
      transitions: [{ days: 7, storageClass: "STANDARD_IA" }],
    },
  ],
});

const key = new aws.kms.Key("key", {});
const alias = new aws.kms.Alias("alias", { name: "alias/shop", targetKeyId: key.id });
new aws.kms.Alias("alias-twice", { name: "alias/shop", targetKeyId: key.id }, { dependsOn: alias });
const log = new aws.cloudwatch.LogGroup("log", { name: "/shop/web" });
new aws.cloudwatch.LogGroup("log-twice", { name: "/shop/web" }, { dependsOn: log });

const zone = new aws.route53.Zone("zone", { name: "shop.example.com" });
new aws.route53.Record("record-in-no-zone", {
  zoneId: "Z0123456789ABCDEFGHIJ",
  name: "www",
  type: "A",
  ttl: 60,
  records: ["192.0.2.1"],
});
new aws.route53.Record("alias-name-at-apex", {
  zoneId: zone.zoneId,
  name: "shop.example.com",
  type: "CNAME",
  ttl: 60,
  records: ["www.example.com"],
});

const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
const subnets = ["0", "1"].map(
  (number) =>
    new aws.ec2.Subnet(`subnet-${number}`, {
      vpcId: vpc.id,
      cidrBlock: `10.0.${number}.0/24`,
      availabilityZone: "us-east-1a",
    }),
);
const subnetIds = subnets.map(({ id }) => id);
new aws.rds.SubnetGroup("subnet-group-in-one-zone", { subnetIds });
new aws.rds.Instance("database-with-short-password", {
  engine: "postgres",
  engineVersion: "17.5",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  username: "keeper",
  password: "secret",
  skipFinalSnapshot: true,
});
new aws.rds.Instance("database-in-no-subnet-group", {
  engine: "postgres",
  engineVersion: "17.5",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  username: "keeper",
  password: "long-enough",
  dbSubnetGroupName: "nowhere",
  skipFinalSnapshot: true,
});
new aws.lb.LoadBalancer("load-balancer-in-one-zone", { subnets: subnetIds.slice(0, 1) });
new aws.lb.LoadBalancer("load-balancer-with-no-group", {
  loadBalancerType: "network",
  subnets: subnetIds.slice(0, 1),
  securityGroups: ["sg-0123456789abcdef0"],
});
new aws.lambda.Function("function-with-foreign-role", {
  role: role.arn,
  runtime: "nodejs22.x",
  handler: "index.handler",
  s3Bucket: "code",
  s3Key: "function.zip",
});
new aws.ecs.Service("service-in-no-cluster", {
  cluster: "arn:aws:ecs:us-east-1:111111111111:cluster/nowhere",
  taskDefinition: "web:1",
});
