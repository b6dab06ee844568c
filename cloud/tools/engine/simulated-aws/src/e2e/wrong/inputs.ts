import * as aws from "@pulumi/aws";

// A nested property that does not exist; types would say so, and are got round.

const rule = { protocol: "tcp", fromPort: 443, toPort: 443 };
new aws.ec2.SecurityGroup("rule-with-slip-of-the-pen", {
  vpcId: "vpc-0123456789abcdef0",
  ingress: [Object.assign(rule, { cidrBlock: ["10.0.0.0/8"] })],
});
