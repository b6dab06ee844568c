import { types } from "../behaviours/ec2/references.ts";
import { ServiceError } from "../errors.ts";
import { Random } from "../naming/random.ts";
import { isObject, list, text, texts } from "../values.ts";
import type { CloudFunctions, Question } from "./function.ts";
import { lookup, lookupIds } from "./lookup.ts";

/** Networks, from what stands on disk, and the prefix lists that AWS itself keeps. */
export const network: CloudFunctions = {
  "aws:ec2/getVpc:getVpc": lookup({ type: types.vpc, notFound: "no matching EC2 VPC found" }),
  "aws:ec2/getVpcs:getVpcs": lookupIds(types.vpc),
  "aws:ec2/getSubnet:getSubnet": lookup({
    type: types.subnet,
    notFound: "no matching EC2 Subnet found",
  }),
  "aws:ec2/getSubnets:getSubnets": lookupIds(types.subnet),
  "aws:ec2/getSecurityGroup:getSecurityGroup": lookup({
    type: types.securityGroup,
    notFound: "no matching EC2 Security Group found",
  }),
  "aws:ec2/getSecurityGroups:getSecurityGroups": lookupIds(types.securityGroup),
  "aws:ec2/getRouteTable:getRouteTable": lookup({
    type: types.routeTable,
    rename: { routeTableId: "id" },
    notFound: "no matching EC2 Route Table found",
  }),
  "aws:ec2/getInternetGateway:getInternetGateway": lookup({
    type: types.internetGateway,
    rename: { internetGatewayId: "id" },
    notFound: "no matching EC2 Internet Gateway found",
  }),
  "aws:ec2/getNatGateway:getNatGateway": lookup({
    type: types.natGateway,
    notFound: "no matching EC2 NAT Gateway found",
  }),

  "aws:ec2/getPrefixList:getPrefixList": (question) => {
    const { id, name } = prefixList(question);
    return {
      result: {
        id,
        name,
        cidrBlocks: ["52.216.0.0/15", "54.231.0.0/16"],
        region: question.region,
        ...question.args,
      },
    };
  },

  "aws:ec2/getManagedPrefixList:getManagedPrefixList": (question) => {
    const { id, name } = prefixList(question);
    return {
      result: {
        id,
        name,
        addressFamily: "IPv4",
        arn: `arn:${question.partition}:ec2:${question.region}:aws:prefix-list/${id}`,
        entries: [{ cidr: "52.216.0.0/15", description: "" }],
        maxEntries: 10,
        ownerId: "AWS",
        region: question.region,
        tags: {},
        version: 1,
      },
    };
  },

  "aws:ec2/getVpcEndpointService:getVpcEndpointService": (question) => {
    const { args, region, partition, zones } = question;
    const serviceName =
      text(args.serviceName) ?? `com.amazonaws.${region}.${text(args.service) ?? ""}`;
    const gateway = /\.(s3|dynamodb)$/.test(serviceName) && args.serviceType !== "Interface";
    return {
      result: {
        id: new Random(serviceName).digits(10),
        acceptanceRequired: false,
        arn: `arn:${partition}:ec2:${region}:${question.account}:vpc-endpoint-service/${serviceName}`,
        availabilityZones: zones().map((zone) => zone.name),
        baseEndpointDnsNames: [serviceName.split(".").reverse().join(".")],
        managesVpcEndpoints: false,
        owner: "amazon",
        privateDnsName: "",
        privateDnsNames: [],
        region,
        serviceId: `vpce-svc-${new Random(serviceName).hex(17)}`,
        serviceName,
        serviceRegion: region,
        serviceType: gateway ? "Gateway" : "Interface",
        supportedIpAddressTypes: ["ipv4"],
        tags: {},
        vpcEndpointPolicySupported: true,
      },
    };
  },
};

/** The lists of S3 and DynamoDB differ by region, CloudFront's is the same everywhere. */
const published = ["s3", "dynamodb"];
const cloudFront = "com.amazonaws.global.cloudfront.origin-facing";

function prefixList({ args, region }: Question): { id: string; name: string } {
  const all = [...published.map((service) => `com.amazonaws.${region}.${service}`), cloudFront].map(
    (name) => ({
      name,
      id: `pl-${new Random("prefix list", name).hex(8)}`,
    }),
  );
  const filters = list(args.filters).filter(isObject);
  const filtered = (name: string) => filters.find((filter) => filter.name === name);
  const names = [...texts(args.name), ...texts(filtered("prefix-list-name")?.values)];
  const ids = [
    ...texts(args.id),
    ...texts(args.prefixListId),
    ...texts(filtered("prefix-list-id")?.values),
  ];
  const found = all.find((one) => names.includes(one.name) || ids.includes(one.id));
  if (!found) {
    throw new ServiceError("InvalidPrefixListID.NotFound", "no matching EC2 Prefix List found");
  }
  return found;
}
