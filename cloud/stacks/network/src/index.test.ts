import { expectWellBehaved, find, namesOf, ofType } from "@cloud/shared/testing/expectations";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";

const load = () => import("./index.js");

let dev: ProgramRun;
let prod: ProgramRun;
let bare: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "network", load });
  prod = await runProgram({ stack: "network", environment: "prod", load });
  bare = await runProgram({
    stack: "network",
    config: {
      azCount: 1,
      natGateways: "none",
      gatewayEndpoints: [],
      interfaceEndpoints: [],
      enableFlowLogs: false,
    },
    load,
  });
});

describe("the network program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("network", [dev, prod]);
  });

  it("exports empty values for what is switched off", () => {
    expect(bare.outputs).toMatchObject({
      vpcIpv6Cidr: "",
      egressOnlyInternetGatewayId: "",
      natGatewayIds: [],
      natPublicIps: [],
      gatewayEndpointIds: {},
      interfaceEndpointIds: {},
      endpointSecurityGroupId: "",
      flowLogGroupName: "",
    });
  });

  it("makes the VPC with names that endpoints need, and an empty default security group", () => {
    expect(find(dev, "ec2/vpc:Vpc", "vpc")).toMatchObject({
      inputs: {
        cidrBlock: "10.0.0.0/16",
        enableDnsSupport: true,
        enableDnsHostnames: true,
        tags: { Name: "d1brv40-dev-vpc" },
      },
      parent: "cloud:network:Vpc vpc",
    });
    expect(find(dev, "ec2/defaultSecurityGroup:DefaultSecurityGroup", "vpc").inputs).toEqual({
      vpcId: "Vpc/vpc",
      tags: { Name: "d1brv40-dev-default-closed" },
    });
  });

  it("spreads the subnets of each tier over the zones in order", () => {
    const places = ofType(prod, "ec2/subnet:Subnet").map(({ name, inputs, parent }) => [
      name,
      inputs["availabilityZone"],
      inputs["cidrBlock"],
      parent,
    ]);

    expect(places.toSorted()).toEqual([
      ["database-1", "us-east-1a", "10.2.102.0/24", "cloud:network:Subnets database"],
      ["database-2", "us-east-1b", "10.2.103.0/24", "cloud:network:Subnets database"],
      ["database-3", "us-east-1c", "10.2.104.0/24", "cloud:network:Subnets database"],
      ["private-1", "us-east-1a", "10.2.0.0/20", "cloud:network:Subnets private"],
      ["private-2", "us-east-1b", "10.2.16.0/20", "cloud:network:Subnets private"],
      ["private-3", "us-east-1c", "10.2.32.0/20", "cloud:network:Subnets private"],
      ["public-1", "us-east-1a", "10.2.96.0/24", "cloud:network:Subnets public"],
      ["public-2", "us-east-1b", "10.2.97.0/24", "cloud:network:Subnets public"],
      ["public-3", "us-east-1c", "10.2.98.0/24", "cloud:network:Subnets public"],
    ]);
    expect(prod.outputs["availabilityZones"]).toEqual(["us-east-1a", "us-east-1b", "us-east-1c"]);
  });

  it("tags subnets by tier and for load balancer controllers", () => {
    const tagsOf = (name: string) => find(dev, "ec2/subnet:Subnet", name).inputs["tags"];

    expect(tagsOf("public-1")).toEqual({
      Name: "d1brv40-dev-public-1",
      Tier: "public",
      "kubernetes.io/role/elb": "1",
    });
    expect(tagsOf("private-1")).toMatchObject({ "kubernetes.io/role/internal-elb": "1" });
    expect(tagsOf("database-1")).toEqual({ Name: "d1brv40-dev-database-1", Tier: "database" });
  });

  it("gives no instance a public address unless asked to, and then in public subnets only", async () => {
    const open = await runProgram({ stack: "network", config: { publicIpOnLaunch: true }, load });
    const withAddress = (run: ProgramRun) =>
      ofType(run, "ec2/subnet:Subnet")
        .filter(({ inputs }) => inputs["mapPublicIpOnLaunch"] === true)
        .map(({ name }) => name);

    expect(withAddress(dev)).toEqual([]);
    expect(withAddress(open).toSorted()).toEqual(["public-1", "public-2"]);
  });

  it("uses the zones from configuration instead of asking", async () => {
    const pinned = ["us-east-1d", "us-east-1b"];
    const run = await runProgram({ stack: "network", config: { availabilityZones: pinned }, load });

    expect(run.outputs["availabilityZones"]).toEqual(pinned);
  });

  it("says before it makes anything that the VPC is too small", async () => {
    const tooSmall = { stack: "network", config: { vpcCidr: "10.0.0.0/28" }, load };

    await expect(runProgram(tooSmall)).rejects.toThrow("network:vpcCidr 10.0.0.0/28 is too small");
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(dev, "")).toMatchSnapshot();
  });
});
