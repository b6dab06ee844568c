import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { loadSdk, type Sdk } from "../sdk.ts";
import { noteQueries } from "./queries.ts";
import { Reads } from "./reads.ts";

it("notes the functions of providers, except those that only tell where it runs", async () => {
  const rpc: Sdk["rpc"] = { ...loadSdk(createRequire(import.meta.url)).rpc };
  const reads = new Reads();
  noteQueries(rpc, reads);

  const ask = (label: string, inputs: object) =>
    rpc.serializePropertiesReturnDeps(label, inputs as never);

  const [sent] = await ask("invoke:aws:ssm/getParameter:getParameter", { name: "/app/key" });
  expect(sent).toEqual({ name: "/app/key" });
  await ask("invoke:aws:ssm/getParameter:getParameter", { name: "/app/key", region: "eu-west-1" });
  await ask("invoke:aws:secretsmanager/getSecretVersion:getSecretVersion", { secretId: "db" });
  await ask("invoke:aws:ssm/getParameter:getParameter", { name: rpc.unknownValue });
  await ask("invoke:aws:ec2/getAmi:getAmi", { name: "a" });
  await ask("invoke:aws:index/getRegion:getRegion", {});
  await ask("invoke:aws:index/getCallerIdentity:getCallerIdentity", {});
  await ask("call:shop:index:method", { name: "a" });

  const { network, queries } = reads.toJSON();
  expect(queries).toEqual(["aws:secret:db", "aws:ssm:/app/key"]);
  expect(network).toEqual(["aws:ec2/getAmi:getAmi", "aws:ssm/getParameter:getParameter"]);
});
