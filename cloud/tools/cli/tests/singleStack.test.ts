import { expect, test } from "vitest";
import { stacksIn, parseEvents } from "./support/events.ts";
import { Platform } from "./support/platform.ts";
import { simulatedResources } from "./support/state.ts";
import { statesOf } from "./support/status.ts";

test("a stack is deployed alone, after what it needs", async () => {
  const deployment = await new Platform("small").init();

  const early = await deployment.run("deploy-stack", ["app", "--json"]);
  expect(early.status).toBe(1);
  expect(JSON.parse(early.stdout)).toEqual({
    error: {
      code: "conflict",
      message: "stack 'app' needs base, which is not deployed in dev",
      context: [],
      hint: `\`cloud deploy-stack ${deployment.id} base --environment dev\` first, or deploy all stacks`,
    },
  });
  expect(simulatedResources(deployment)).toEqual([]);

  const base = await deployment.run("deploy-stack", ["base", "--json"]);
  expect(base.status).toBe(0);
  expect(stacksIn(parseEvents(base.stdout), "stack.completed")).toEqual(["base"]);
  const app = await deployment.run("deploy-stack", ["app", "--json"]);
  expect(app.status).toBe(0);
  expect(statesOf(await deployment.status())).toEqual({
    base: "deployed",
    app: "deployed",
    side: "notDeployed",
  });
});

test("a stack that others stand on is not destroyed", async () => {
  const deployment = await new Platform("small").init();
  await deployment.deploy();
  const before = simulatedResources(deployment);

  const refused = await deployment.run("destroy-stack", ["base", "--confirm", "--json"]);

  expect(refused.status).toBe(1);
  expect(JSON.parse(refused.stdout)).toEqual({
    error: {
      code: "conflict",
      message: "stack 'base' is still used by app in dev",
      context: [],
      hint: "destroy those first",
    },
  });
  expect(simulatedResources(deployment)).toEqual(before);
  const app = await deployment.run("destroy-stack", ["app", "--confirm", "--json"]);
  expect(app.status).toBe(0);
  const base = await deployment.run("destroy-stack", ["base", "--confirm", "--json"]);
  expect(base.status).toBe(0);
  expect(statesOf(await deployment.status())).toEqual({
    base: "notDeployed",
    app: "notDeployed",
    side: "deployed",
  });
});

test("destroying without a terminal needs --confirm", async () => {
  const deployment = await new Platform("small").init();

  const outcome = await deployment.run("destroy");

  expect(outcome).toMatchObject({
    status: 5,
    stdout: "",
    stderr:
      `error: destroying dev of ${deployment.id} needs a confirmation, ` +
      "and there is no terminal to ask on\nhint: add --confirm\n",
  });
});

test("a stack that does not exist is named with the nearest that does", async () => {
  const deployment = await new Platform("small").init();

  const outcome = await deployment.run("deploy-stack", ["sid"]);

  expect(outcome).toMatchObject({
    status: 4,
    stdout: "",
    stderr:
      `error: deployment ${deployment.id} has no enabled stack 'sid' (did you mean 'side'?)\n` +
      "hint: it has: base, app, side\n",
  });
});
