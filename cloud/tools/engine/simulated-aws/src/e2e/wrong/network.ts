import * as aws from "@pulumi/aws";

// A network, and around it everything that EC2 refuses. Each logical name says what is wrong.

const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
const vpcId = vpc.id;

new aws.ec2.Vpc("vpc-too-large", { cidrBlock: "10.0.0.0/8" });
new aws.ec2.Vpc("vpc-with-half-a-range", { cidrBlock: "10.0.0.0" });
const fill = ["1", "2", "3", "4"].map(
  (number) => new aws.ec2.Vpc(`vpc-${number}`, { cidrBlock: `10.${number}.0.0/16` }),
);
new aws.ec2.Vpc("vpc-beyond-quota", { cidrBlock: "10.9.0.0/16" }, { dependsOn: [vpc, ...fill] });

const subnet = new aws.ec2.Subnet("subnet", {
  vpcId,
  cidrBlock: "10.0.1.0/24",
  availabilityZone: "us-east-1a",
});
new aws.ec2.Subnet("subnet-of-no-vpc", {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlock: "10.0.2.0/24",
});
new aws.ec2.Subnet("subnet-outside", { vpcId, cidrBlock: "10.1.0.0/24" });
new aws.ec2.Subnet(
  "subnet-overlapping",
  { vpcId, cidrBlock: "10.0.0.0/23" },
  { dependsOn: subnet },
);
new aws.ec2.Subnet("subnet-with-odd-range", { vpcId, cidrBlock: "10.0.300.0/24" });
new aws.ec2.Subnet("subnet-in-far-zone", {
  vpcId,
  cidrBlock: "10.0.3.0/24",
  availabilityZone: "eu-west-1a",
});

const addresses = ["1", "2", "3", "4", "5"].map(
  (number) => new aws.ec2.Eip(`address-${number}`, { domain: "vpc" }),
);
new aws.ec2.Eip("address-beyond-quota", { domain: "vpc" }, { dependsOn: addresses });

new aws.ec2.NatGateway("nat-without-internet", {
  subnetId: subnet.id,
  allocationId: addresses[0]!.id,
});

const gatewayVpc = fill[0]!;
const gateway = new aws.ec2.InternetGateway("gateway", { vpcId: gatewayVpc.id });
new aws.ec2.InternetGateway(
  "gateway-of-served-vpc",
  { vpcId: gatewayVpc.id },
  { dependsOn: gateway },
);

const table = new aws.ec2.RouteTable("table", { vpcId: gatewayVpc.id });
const destinationCidrBlock = "0.0.0.0/0";
const route = new aws.ec2.Route("route", {
  routeTableId: table.id,
  destinationCidrBlock,
  gatewayId: gateway.id,
});
new aws.ec2.Route(
  "route-twice",
  { routeTableId: table.id, destinationCidrBlock, gatewayId: gateway.id },
  { dependsOn: route },
);
new aws.ec2.Route("route-to-no-nat", {
  routeTableId: table.id,
  destinationCidrBlock: "10.8.0.0/16",
  natGatewayId: "nat-0123456789abcdef0",
});
new aws.ec2.RouteTableAssociation("association-with-no-table", {
  subnetId: subnet.id,
  routeTableId: "rtb-0123456789abcdef0",
});

const group = new aws.ec2.SecurityGroup("group", { name: "web", vpcId });
new aws.ec2.SecurityGroup("group-twice", { name: "web", vpcId }, { dependsOn: group });
const rule = { securityGroupId: group.id, ipProtocol: "tcp", fromPort: 443, toPort: 443 };
const first = new aws.vpc.SecurityGroupIngressRule("rule", { ...rule, cidrIpv4: "10.0.0.0/8" });
new aws.vpc.SecurityGroupIngressRule(
  "rule-twice",
  { ...rule, cidrIpv4: "10.0.0.0/8" },
  { dependsOn: first },
);
new aws.vpc.SecurityGroupIngressRule("rule-of-no-group", {
  ...rule,
  securityGroupId: "sg-0123456789abcdef0",
  cidrIpv4: "10.0.0.0/8",
});
new aws.vpc.SecurityGroupIngressRule("rule-from-no-group", {
  ...rule,
  referencedSecurityGroupId: "sg-0123456789abcdef0",
});
new aws.vpc.SecurityGroupIngressRule("rule-with-ports-reversed", {
  ...rule,
  cidrIpv4: "10.0.0.0/8",
  fromPort: 444,
});
new aws.vpc.SecurityGroupIngressRule("rule-with-odd-range", { ...rule, cidrIpv4: "10.0.0.0/33" });

new aws.ec2.VpcEndpoint("endpoint-without-host-names", {
  vpcId,
  serviceName: "com.amazonaws.us-east-1.ssm",
  vpcEndpointType: "Interface",
  privateDnsEnabled: true,
});
