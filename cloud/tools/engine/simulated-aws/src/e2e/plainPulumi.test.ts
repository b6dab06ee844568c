import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildHost, modules, type Workspace } from "../../../program-host/src/e2e/workspace.ts";
import { AwsProcess, failuresIn, outputsOf, programText, setConfig } from "./programs.ts";

// Shipped stacks without `cloud`: Pulumi, its stacks and their configuration, nothing else.

let aws: AwsProcess;
let workspace: Workspace;

beforeAll(async () => {
  buildHost();
  aws = new AwsProcess();
  await aws.ready();
  workspace = aws.stack("organization/shop/D1BRV40-security-dev");
}, 60_000);

afterAll(() => aws.stop());

const reader = programText({
  text: `
    import { DependencyResolver } from "@cloud/shared";
    const dependencies = new DependencyResolver();
    export const vpcId = dependencies.output("network", "vpcId");
    export const privateSubnetIds = dependencies.output("network", "privateSubnetIds");
  `,
});

test("a program reads by name what another stack has exported", async () => {
  const reading = workspace.stack;
  expect(failuresIn(await workspace.run("up", reader))).toEqual({
    "pulumi:pulumi:StackReference::network":
      'unknown stack "organization/shop/D1BRV40-network-dev"',
  });

  workspace.makeStack("organization/shop/D1BRV40-network-dev");
  const network = workspace.stack;
  workspace.stack = reading;
  const early = await workspace.run("up", reader);
  expect(early.status).toBe(1);
  expect(JSON.stringify(early.events)).toContain(
    'organization/shop/D1BRV40-network-dev has no output \\"vpcId\\" yet, deploy it first',
  );

  workspace.stack = network;
  setConfig(workspace, "aws:region", "us-east-1");
  const program = programText({ file: join(modules, "stacks/network/src/index.ts") });
  expect((await workspace.run("up", program)).status).toBe(0);
  const { vpcId, privateSubnetIds } = outputsOf(workspace);
  expect(vpcId).toMatch(/^vpc-0/);
  expect(privateSubnetIds).toHaveLength(2);

  workspace.stack = reading;
  expect((await workspace.run("up", reader)).status).toBe(0);
  expect(outputsOf(workspace)).toEqual({ vpcId, privateSubnetIds });
}, 120_000);
