import { expect, test } from "vitest";
import { ofType } from "./support/events.ts";
import { Platform } from "./support/platform.ts";
import { schemaProblems } from "./support/schema.ts";

test("a deploy tells what is left of it and which stack holds it", async () => {
  const deployment = await new Platform("small").init();

  const events = await deployment.deploy();

  expect(schemaProblems(events)).toEqual([]);
  const told = ofType(events, "deployment.progress");
  // Each stack is expected to take a minute, and app waits for base.
  expect(told[0]).toMatchObject({ settled: 0, total: 3, holding: "base" });
  expect(told[0]?.["remainingMs"]).toBeGreaterThanOrEqual(60_000);
  expect(told[0]?.["remainingMs"]).toBeLessThanOrEqual(120_000);
  expect(told.at(-1)).toMatchObject({ settled: 2, total: 3 });
  expect(told.at(-1)?.["remainingMs"]).toBeLessThanOrEqual(60_000);
  expect((await deployment.run("logs")).stdout).not.toContain("settled");
});

test("what was learned replaces the estimate, and a deploy without changes tells nothing", async () => {
  const deployment = await new Platform("small").init();
  await deployment.deploy();

  expect(ofType(await deployment.deploy(), "deployment.progress")).toEqual([]);

  deployment.edit("greeting: hello", "greeting: good day");
  const events = await deployment.deploy();
  const learned = Number(ofType(events, "stack.planned", "base")[0]?.["expectedMs"]);
  const changed = ofType(events, "deployment.progress");
  expect(changed[0]).toMatchObject({ total: 3, holding: "base" });
  expect(learned).not.toBe(60_000);
  expect(changed[0]?.["remainingMs"]).toBeLessThanOrEqual(learned);
});
