import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { loadSdk, type Sdk } from "../sdk.ts";
import { noteQueries } from "./queries.ts";
import { Reads } from "./reads.ts";

it("notes the functions of providers, except those that only tell where it runs", async () => {
  const rpc: Sdk["rpc"] = { ...loadSdk(createRequire(import.meta.url)).rpc };
  const reads = new Reads();
  noteQueries(rpc, reads);

  for (const label of [
    "invoke:aws:ssm/getParameter:getParameter",
    "invoke:aws:index/getRegion:getRegion",
    "invoke:aws:index/getCallerIdentity:getCallerIdentity",
    "call:shop:index:method",
  ]) {
    expect((await rpc.serializePropertiesReturnDeps(label, { name: "a" }))[0]).toEqual({
      name: "a",
    });
  }

  expect(reads.toJSON()["network"]).toEqual(["aws:ssm/getParameter:getParameter"]);
});
