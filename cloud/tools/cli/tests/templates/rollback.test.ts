import { expect, test } from "vitest";
import { parseEvents, ofType } from "../support/events.ts";
import { withFaults } from "../support/faults.ts";
import { Platform } from "../support/platform.ts";
import { simulatedContents, undone } from "../support/rollback.ts";

test("all sixteen stacks go back when the last one fails, in a first deploy and in an update", async () => {
  const deployment = await new Platform("shipped").init([], "default");
  const failing = (operation: "create" | "update") =>
    withFaults(deployment.platform, {
      stack: `${deployment.id}-monitoring-dev`,
      ...{ operation, times: 1, error: "accessDenied" as const },
    });

  const first = await deployment.run("deploy", ["--json"], failing("create"));
  expect(first.status).toBe(10);
  expect(undone(parseEvents(first.stdout)).every((step) => step.startsWith("remove "))).toBe(true);
  expect(simulatedContents(deployment)).toEqual({});

  await deployment.deploy();
  const before = simulatedContents(deployment);
  deployment.edit("costCenter: ", "costCenter: other-");
  const update = await deployment.run("deploy", ["--json"], failing("update"));
  const events = parseEvents(update.stdout);
  expect(update.status).toBe(10);
  expect(ofType(events, "rollback.started")).toMatchObject([{ left: [], lost: [] }]);
  expect(undone(events)).toHaveLength(16);
  expect(undone(events).every((step) => step.startsWith("restore "))).toBe(true);
  expect(simulatedContents(deployment)).toEqual(before);
});
