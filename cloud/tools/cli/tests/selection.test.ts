import { expect, test } from "vitest";
import { ofType, parseEvents, stacksIn } from "./support/events.ts";
import { withFaults } from "./support/faults.ts";
import { Platform } from "./support/platform.ts";
import { statesOf } from "./support/status.ts";

interface Plan {
  readonly layers: readonly (readonly string[])[];
}

async function layers(text: string): Promise<unknown> {
  return Promise.resolve((JSON.parse(text) as Plan).layers);
}

test("a plan and a deploy are about the selected stacks alone", async () => {
  const deployment = await new Platform("small").init();

  const to = await deployment.run("plan", ["--to", "app", "--json"]);
  expect(await layers(to.stdout)).toEqual([["base"], ["app"]]);
  const between = await deployment.run("plan", ["--from", "base", "--only", "app,side", "--json"]);
  expect(await layers(between.stdout)).toEqual([["app"]]);

  const early = await deployment.run("deploy", ["--only", "app,side", "--json"]);
  expect(early.status).toBe(1);
  expect(JSON.parse(early.stdout)).toMatchObject({
    error: { message: "stack 'app' needs base, which is not deployed in dev" },
  });
  const deployed = await deployment.run("deploy", ["--from", "base", "--json"]);
  expect(deployed.status).toBe(0);
  expect(stacksIn(parseEvents(deployed.stdout), "stack.completed")).toEqual(["base", "app"]);
  expect(statesOf(await deployment.status())).toEqual({
    base: "deployed",
    app: "deployed",
    side: "notDeployed",
  });
});

test("a selection that names no stack, or leaves none, is refused", async () => {
  const deployment = await new Platform("small").init();

  const unknown = await deployment.run("deploy", ["--from", "bass"]);
  expect(unknown.status).toBe(4);
  expect(unknown.stderr).toBe(
    `error: deployment ${deployment.id} has no enabled stack 'bass' (did you mean 'base'?)\n` +
      "hint: it has: base, app, side\n",
  );
  const nothing = await deployment.run("deploy", ["--from", "side", "--to", "app"]);
  expect(nothing.status).toBe(5);
  expect(nothing.stderr).toBe(
    "error: no stack is selected: nothing lies between the two\n" +
      "hint: `--from` takes what depends on a stack, `--to` what a stack depends on\n",
  );
});

test("with layer barriers a stack waits for every stack of the layer before it", async () => {
  const deployment = await new Platform("small").init();
  const slow = withFaults(deployment.platform, { name: "note", times: 1, error: "throttling" });

  const outcome = await deployment.run("deploy", ["--layer-barriers", "--json"], slow);

  const events = parseEvents(outcome.stdout);
  const place = (type: string, stack: string): number =>
    ofType(events, type, stack)[0]?.seq ?? Number.NaN;
  expect(outcome.status).toBe(0);
  expect(place("stack.started", "app")).toBeGreaterThan(place("stack.completed", "base"));
  expect(place("stack.started", "app")).toBeGreaterThan(place("stack.completed", "side"));
});
