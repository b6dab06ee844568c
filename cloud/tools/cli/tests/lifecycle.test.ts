import { expect, test } from "vitest";
import { statesOf } from "./support/deployment.ts";
import { Platform } from "./support/platform.ts";

test("try", async () => {
  const deployment = await new Platform("small").init();
  const events = await deployment.deploy();
  console.log(events.map((e) => JSON.stringify(e)).join("\n"));
  expect(statesOf(await deployment.status())).toEqual({
    base: "deployed",
    app: "deployed",
    side: "deployed",
  });
});
