import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { ofType, parseEvents, stacksIn } from "./support/events.ts";
import { expectFailure } from "./support/failures.ts";
import { expectQuiet, expectUnchanged } from "./support/life.ts";
import { Platform } from "./support/platform.ts";
import { stackOf, statesOf } from "./support/status.ts";

// As "Operation" in cloud/stacks/network/docs/Stack_Prompt_Extra.md says.

test("another vpcCidr moves what is deployed into a new VPC, in three steps", async () => {
  const deployment = await new Platform("shipped").init(["DRANGE"]);
  await deployment.deploy();
  const old = await vpcOf(deployment);
  expect(vpcs(deployment)).toEqual([old]);
  deployment.edit("vpcCidr: 10.0.0.0/16", "vpcCidr: 10.9.0.0/16");

  const refused = await deployment.run("deploy", ["--json"]);
  expect(refused.status).toBe(1);
  await expectFailure(deployment, refused.stdout, "network", {
    class: "partial",
    code: "DependencyViolation",
    message: expect.stringMatching(
      `^deleting EC2 VPC \\(${old}\\): operation error EC2: DeleteVpc, .*` +
        `DependencyViolation: The vpc '${old}' has dependencies and cannot be deleted\\.$`,
    ) as string,
    resource: expect.stringMatching(/\$cloud:network:Vpc\$aws:ec2\/vpc:Vpc::vpc$/) as string,
    advice:
      "something still uses the resource: deploy the stacks that do, so that they let go of it, or " +
      "find and remove what no stack manages (network interfaces, security group rules and " +
      "endpoints are the usual ones), then run again",
  });
  expect(stacksIn(parseEvents(refused.stdout), "stack.blocked")).toEqual(["security"]);
  const now = await vpcOf(deployment);
  expect(vpcs(deployment)).toEqual([old, now].toSorted());

  const moved = await deployment.run("deploy-stack", ["security", "--json"]);
  expect(moved.status).toBe(0);
  expect(vpcs(deployment)).toEqual([old, now].toSorted());

  const events = await deployment.deploy();
  expect(stacksIn(events, "stack.completed")).toEqual(["network"]);
  expect(ofType(events, "stack.skipped").map(({ stack }) => stack)).toEqual(["dns", "security"]);
  expect(vpcs(deployment)).toEqual([now]);
  const status = await deployment.status();
  expect(statesOf(status)).toEqual({ dns: "deployed", network: "deployed", security: "deployed" });
  expect(stackOf(status, "network").outputs).toMatchObject({
    vpcId: now,
    vpcCidr: "10.9.0.0/16",
  });

  await expectQuiet(deployment, 3);
  await expectUnchanged(deployment, 3);
});

async function vpcOf(deployment: Deployment): Promise<string> {
  const { vpcId } = stackOf(await deployment.status(), "network").outputs as { vpcId: string };
  return vpcId;
}

/** The ids of the VPCs that simulated AWS has. */
function vpcs(deployment: Deployment): string[] {
  const folder = ".cloud/simulated-aws/111111111111/us-east-1/ec2.Vpc";
  return readdirSync(deployment.platform.path(folder))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(".json", ""))
    .toSorted();
}
