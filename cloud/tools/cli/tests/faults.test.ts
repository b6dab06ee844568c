import { expect, test } from "vitest";
import { ofType, parseEvents, stacksIn, summaryOf } from "./support/events.ts";
import { withFaults } from "./support/faults.ts";
import { Platform } from "./support/platform.ts";
import { schemaProblems } from "./support/schema.ts";
import { stackOf, statesOf } from "./support/status.ts";

test("a stack that AWS throttles is tried again and completes", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const throttled = withFaults(platform, { name: "note", times: 1, error: "throttling" });

  const outcome = await deployment.run("deploy", ["--json"], throttled);

  const events = parseEvents(outcome.stdout);
  expect(outcome.status).toBe(0);
  expect(schemaProblems(events)).toEqual([]);
  expect(ofType(events, "stack.failed")).toMatchObject([
    {
      stack: "side",
      class: "critical",
      code: "ThrottlingException",
      attempt: 1,
      retryInMs: 2000,
      advice:
        "nothing is wrong with the deployment: AWS asked for fewer calls; " +
        "deploy again, with a smaller --parallel if it happens often",
    },
  ]);
  expect(ofType(events, "stack.started", "side").map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect(ofType(events, "stack.completed", "side")).toMatchObject([
    { attempt: 2, changes: { create: 1 } },
  ]);
  expect(summaryOf(events)).toMatchObject({ deployed: 3, failed: 0 });
  expect(statesOf(await deployment.status())).toMatchObject({ side: "deployed" });
});

test("access denied in the network blocks what stands on it, and only that", async () => {
  const platform = new Platform("shipped");
  const deployment = await platform.init();
  const denied = withFaults(platform, { type: "aws:ec2/subnet:Subnet", error: "accessDenied" });

  const outcome = await deployment.run("deploy", ["--json", "--rollback", "never"], denied);

  const events = parseEvents(outcome.stdout);
  const failure = {
    class: "critical",
    code: "UnauthorizedOperation",
    message: expect.stringContaining("api error UnauthorizedOperation") as string,
    resource: expect.stringContaining("aws:ec2/subnet:Subnet::") as string,
    advice: expect.stringContaining("ec2:CreateSubnet") as string,
  };
  expect(outcome.status).toBe(1);
  expect(schemaProblems(events)).toEqual([]);
  expect(ofType(events, "stack.failed")).toMatchObject([{ stack: "network", ...failure }]);
  expect(ofType(events, "stack.blocked")).toMatchObject([{ stack: "security", by: "network" }]);
  expect(stacksIn(events, "stack.completed")).toEqual(["dns"]);
  expect(events.at(-1)).toMatchObject({
    type: "deployment.failed",
    summary: { deployed: 1, skipped: 0, failed: 1, blocked: 1, cancelled: 0 },
  });
  const status = await deployment.status();
  expect(statesOf(status)).toEqual({ dns: "deployed", network: "failed", security: "notDeployed" });
  expect(stackOf(status, "network").failure).toEqual(failure);
  expect(status.version).toBe(0);
  expect(status.lastRun).toMatchObject({ operation: "deploy", state: "failed" });

  const repaired = await deployment.deploy();
  expect(summaryOf(repaired)).toMatchObject({ deployed: 2, skipped: 1, failed: 0 });
  expect(ofType(repaired, "stack.planned", "network")[0]).toMatchObject({
    reason: "the last deploy did not succeed",
  });
});

test("--fail-fast stops the siblings of a stack that failed", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init(["--set", `base.gate=${platform.path("never")}`]);
  const denied = withFaults(platform, { name: "note", error: "accessDenied" });

  const outcome = await deployment.run(
    "deploy",
    ["--json", "--fail-fast", "--rollback", "never"],
    denied,
  );

  const events = parseEvents(outcome.stdout);
  expect(outcome.status).toBe(1);
  expect(stacksIn(events, "stack.failed")).toEqual(["side"]);
  expect(stacksIn(events, "stack.cancelled").sort()).toEqual(["app", "base"]);
  expect(events.at(-1)).toMatchObject({
    type: "deployment.failed",
    summary: { deployed: 0, failed: 1, cancelled: 2 },
  });
});

test("people are told the code, the resource and what to do", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const denied = withFaults(platform, { name: "greeting", error: "accessDenied" });

  const outcome = await deployment.run("deploy", ["--rollback", "never"], denied);

  expect(outcome.status).toBe(1);
  expect(outcome.stderr).toContain("app: blocked by base\n");
  expect(outcome.stderr).toMatch(/\nbase failed: .*AccessDenied.*\n {2}code: {5}AccessDenied\n/);
  expect(outcome.stderr).toMatch(/\n {2}resource: urn:pulumi:.*::greeting\n/);
  expect(outcome.stderr).toMatch(/\n {2}what to do: .*the permission ssm:.*\n/);
  expect(outcome.stderr.split("\n\n").at(-1)).toBe(
    `See \`cloud logs ${deployment.id} --environment dev\`; run the same command again to go on,\n` +
      `or undo what it has changed: \`cloud rollback ${deployment.id} --environment dev\`\n`,
  );
});
