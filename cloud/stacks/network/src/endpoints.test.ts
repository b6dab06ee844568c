import { documentIn, find, namesOf, ofType } from "@cloud/shared/testing/expectations";
import { keyArn } from "@cloud/shared/testing/given";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { deliveryPolicy } from "./flow-logs";

const load = () => import("./index.js");

let dev: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "network", load });
  prod = await runProgram({
    stack: "network",
    environment: "prod",
    config: { flowLogsKmsKeyArn: keyArn("k") },
    load,
  });
});

describe("gateway endpoints", () => {
  it("are reachable from every route table", () => {
    expect(find(dev, "ec2/vpcEndpoint:VpcEndpoint", "gateway-s3")).toMatchObject({
      inputs: {
        vpcId: "Vpc/vpc",
        serviceName: "com.amazonaws.us-east-1.s3",
        vpcEndpointType: "Gateway",
        routeTableIds: [
          "RouteTable/public",
          "RouteTable/private-1",
          "RouteTable/private-2",
          "RouteTable/database",
        ],
      },
      parent: "cloud:network:Endpoints endpoints",
    });
  });
});

describe("interface endpoints", () => {
  it("stand in every private subnet under the public names of their services", () => {
    expect(find(prod, "ec2/vpcEndpoint:VpcEndpoint", "interface-ecr.api").inputs).toMatchObject({
      serviceName: "com.amazonaws.us-east-1.ecr.api",
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: ["Subnet/private-1", "Subnet/private-2", "Subnet/private-3"],
      securityGroupIds: ["SecurityGroup/endpoints"],
    });
    expect(prod.outputs["interfaceEndpointIds"]).toMatchObject({
      ssm: "VpcEndpoint/interface-ssm",
    });
  });

  it("answer HTTPS from inside the VPC and nothing else", () => {
    expect(namesOf(prod, "EgressRule")).toEqual([]);
    expect(ofType(prod, "IngressRule").map(({ inputs }) => inputs)).toEqual([
      {
        securityGroupId: "SecurityGroup/endpoints",
        description: "HTTPS from inside the VPC",
        cidrIpv4: "10.2.0.0/16",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        tags: { Name: "d1brv40-prod-interface-endpoints-https" },
      },
    ]);
  });

  it("need no security group when there are none", () => {
    expect(namesOf(dev, "ec2/securityGroup:SecurityGroup")).toEqual([]);
  });
});

describe("flow logs", () => {
  it("go to a log group of their own, kept as long as configured", () => {
    expect(find(prod, "cloudwatch/logGroup:LogGroup", "flow-logs").inputs).toEqual({
      name: "/cloud/d1brv40-prod/network/flow-logs",
      retentionInDays: 365,
      kmsKeyId: keyArn("k"),
      tags: { Name: "d1brv40-prod-flow-logs" },
    });
    expect(find(prod, "ec2/flowLog:FlowLog", "flow-logs")).toMatchObject({
      inputs: {
        vpcId: "Vpc/vpc",
        trafficType: "ALL",
        logDestinationType: "cloud-watch-logs",
        logDestination: "arn:aws:mock:us-east-1:111111111111:LogGroup/flow-logs",
        iamRoleArn: "arn:aws:mock:us-east-1:111111111111:Role/flow-logs",
        maxAggregationInterval: 60,
      },
      parent: "cloud:network:FlowLogs flow-logs",
    });
  });

  it("record rejected traffic only where that is enough", () => {
    expect(find(dev, "ec2/flowLog:FlowLog", "flow-logs").inputs["trafficType"]).toBe("REJECT");
  });

  it("are delivered by a role that only the service of this account takes on", () => {
    const role = find(dev, "iam/role:Role", "flow-logs");

    expect(documentIn(role, "assumeRolePolicy")).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AssumeByService",
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
        },
      ],
    });
  });

  it("may be written to their own log group and nowhere else", () => {
    const policy = find(dev, "iam/rolePolicy:RolePolicy", "flow-logs");
    const arn = "arn:aws:mock:us-east-1:111111111111:LogGroup/flow-logs";

    expect(documentIn(policy, "policy")).toEqual(deliveryPolicy(arn));
    expect(deliveryPolicy(arn).Statement.map(({ Action, Resource }) => [Action, Resource])).toEqual(
      [
        [
          ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          [arn, `${arn}:*`],
        ],
        ["logs:DescribeLogGroups", "*"],
      ],
    );
  });
});
