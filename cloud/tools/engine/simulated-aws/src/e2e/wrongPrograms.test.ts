import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildHost } from "../../../program-host/src/e2e/workspace.ts";
import { AwsProcess, failuresIn, outputsOf, programText, setConfig } from "./programs.ts";
import { refusals } from "./refusals.ts";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

const wrong = (name: string): string =>
  programText({ file: join(import.meta.dirname, `wrong/${name}.ts`) });

/** As far as it gets: one refusal does not keep the others from being tried. */
const onward = ["--continue-on-error"];

test("the programs are wrong in more than thirty ways", () => {
  const resources = Object.values(refusals).flatMap((each) => Object.keys(each));

  expect(new Set(resources).size).toBeGreaterThan(30);
});

describe("a program run by Pulumi fails at each wrong resource, in AWS's words", () => {
  let aws: AwsProcess;

  beforeAll(buildHost, 60_000);

  beforeEach(async () => {
    aws = new AwsProcess();
    await aws.ready();
  });

  afterEach(() => aws.stop());

  test.each(["network", "services", "inputs", "account"] as const)(
    "in the program %s",
    async (name) => {
      const outcome = await aws.stack().run("up", wrong(name), onward);

      expect(outcome.status).toBe(1);
      expect(failuresIn(outcome)).toEqual(refusals[name]);
    },
    60_000,
  );

  test("when what another stack builds on, or what is protected, is deleted", async () => {
    const base = aws.stack();
    const held = await base.run("up", wrong("held"));
    expect(failuresIn(held)).toEqual({});
    const holder = aws.stack();
    setConfig(holder, "shop:held", JSON.stringify(outputsOf(base)["held"]));
    const holders = await holder.run("up", wrong("holders"));
    expect(failuresIn(holders)).toEqual({});

    const destroyed = await base.run("destroy", wrong("held"), onward);

    expect(destroyed.status).toBe(1);
    expect(failuresIn(destroyed)).toEqual(refusals.held);
  }, 60_000);
});

describe("inputs that AWS never gets to see are refused by the name of the property", () => {
  let cloud: TestCloud;
  beforeEach(() => {
    cloud = new TestCloud();
  });
  afterEach(() => cloud.remove());

  test.each<[string, Properties, string, string]>([
    ["aws:ec2/subnet:Subnet", {}, "vpcId", "missing required property 'vpcId'"],
    [
      "aws:iam/role:Role",
      { asumeRolePolicy: "{}", assumeRolePolicy: "{}" },
      "asumeRolePolicy",
      "unexpected property 'asumeRolePolicy' (did you mean 'assumeRolePolicy'?)",
    ],
    [
      "aws:kms/key:Key",
      { deletionWindowInDays: "many" },
      "deletionWindowInDays",
      "expected a number, got a string",
    ],
    [
      "aws:ec2/vpc:Vpc",
      { cidrBlock: ["10.0.0.0/16"] },
      "cidrBlock",
      "expected a string, got a list",
    ],
    [
      "aws:ecs/service:Service",
      { networkConfiguration: { assignPublicIp: true } },
      "networkConfiguration.subnets",
      "missing required property 'subnets'",
    ],
  ])("%s with %j", (type, inputs, property, reason) => {
    expect(cloud.check(type, "wrong", inputs).failures).toEqual([{ property, reason }]);
  });
});
