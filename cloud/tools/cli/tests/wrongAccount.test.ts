import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { ofType, parseEvents, stacksIn } from "./support/events.ts";
import { expectFailure } from "./support/failures.ts";
import { Platform } from "./support/platform.ts";
import { simulatedResources } from "./support/state.ts";

const foreign = "222222222222";
const failure = {
  code: "wrong_account",
  advice:
    "the credentials belong to another account than the manifest names for this environment: " +
    "use the right profile or role, or correct the manifest",
};

test("a role of another account makes nothing, and each stack says so at its first resource", async () => {
  const deployment = await withForeignRole(new Platform("small"));

  const outcome = await deployment.run("deploy", ["--json", "--rollback", "never"]);

  expect(outcome.status).toBe(1);
  expect(simulatedResources(deployment)).toEqual([]);
  const parameters = { base: "greeting", side: "note" };
  for (const [stack, parameter] of Object.entries(parameters)) {
    await expectFailure(deployment, outcome.stdout, stack, {
      ...failure,
      class: "preDeployment",
      message: `AWS account ID not allowed: ${foreign}`,
      resource: `urn:pulumi:${deployment.id}-${stack}-dev::ecommerce::aws:ssm/parameter:Parameter::${parameter}`,
    });
  }
  expect(stacksIn(parseEvents(outcome.stdout), "stack.blocked")).toEqual(["app"]);
});

test("a program that asks AWS first fails before it has a resource", async () => {
  const platform = new Platform("small");
  writeFileSync(
    platform.path("cloud/stacks/side/src/index.ts"),
    `import * as aws from "@pulumi/aws";

     export const noteName = aws.getCallerIdentityOutput().accountId;
    `,
  );
  const deployment = await withForeignRole(platform);

  const outcome = await deployment.run("deploy-stack", ["side", "--json", "--rollback", "never"]);

  expect(outcome.status).toBe(1);
  await expectFailure(deployment, outcome.stdout, "side", {
    ...failure,
    class: "preDeployment",
    message:
      "Error: invocation of aws:index/getCallerIdentity:getCallerIdentity returned an error: " +
      `AWS account ID not allowed: ${foreign}`,
    resource: "",
  });
});

test("with the right role again, the same stacks are deployed", async () => {
  const deployment = await withForeignRole(new Platform("small"));
  expect((await deployment.run("deploy", ["--json", "--rollback", "never"])).status).toBe(1);
  deployment.edit(foreign, "111111111111");

  const events = await deployment.deploy();

  expect(ofType(events, "stack.completed")).toHaveLength(3);
  expect(ofType(events, "stack.failed")).toEqual([]);
});

/** The manifest says which account it is about, and which role is taken on there. */
async function withForeignRole(platform: Platform): Promise<Deployment> {
  const deployment = await platform.init();
  const account = 'account: "111111111111", region: us-east-1';
  deployment.edit(account, `${account}, roleArn: "arn:aws:iam::${foreign}:role/deployer"`);
  return deployment;
}
