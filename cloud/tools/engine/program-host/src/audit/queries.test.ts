import { createRequire } from "node:module";
import type * as resources from "@pulumi/pulumi/proto/resource_pb.js";
import type * as structs from "google-protobuf/google/protobuf/struct_pb.js";
import { expect, it } from "vitest";
import { noteQueries, type Monitor } from "./queries.ts";
import { Reads } from "./reads.ts";

const require = createRequire(import.meta.url);
const { ReadResourceRequest, ResourceInvokeRequest } =
  require("@pulumi/pulumi/proto/resource_pb") as typeof resources;
const { Struct } = require("google-protobuf/google/protobuf/struct_pb") as typeof structs;

/** What is noted of questions, all of which arrive. */
function notedOf(ask: (monitor: Monitor) => void): Record<string, string[]> {
  const arrived: unknown[] = [];
  const monitor: Monitor = {
    invoke: (request) => arrived.push(request),
    readResource: (request) => arrived.push(request),
  };
  let asked = 0;
  const reads = new Reads();
  noteQueries(monitor, reads);
  ask({
    invoke: (...question) => (asked++, monitor.invoke(...question)),
    readResource: (...question) => (asked++, monitor.readResource(...question)),
  });
  expect(arrived).toHaveLength(asked);
  const { network = [], queries = [] } = reads.toJSON();
  return { network, queries };
}

function call(monitor: Monitor, name: string, inputs: object, provider = ""): void {
  const request = new ResourceInvokeRequest().setTok(name).setProvider(provider);
  request.setArgs(Struct.fromJavaScript(inputs as Record<string, never>));
  monitor.invoke(request, () => undefined);
}

it("notes the functions of providers, except those that only tell where it runs", () => {
  const noted = notedOf((monitor) => {
    call(monitor, "aws:ssm/getParameter:getParameter", { name: "/app/key" });
    call(monitor, "aws:ssm/getParameter:getParameter", { name: "/app/key", region: "eu-west-1" });
    call(monitor, "aws:secretsmanager/getSecretVersion:getSecretVersion", { secretId: "db" });
    call(monitor, "aws:ec2/getAmi:getAmi", { name: "a" });
    call(monitor, "aws:index/getRegion:getRegion", {});
    call(monitor, "aws:index/getCallerIdentity:getCallerIdentity", {});
    call(monitor, "pulumi:pulumi:getResource", { urn: "urn" });
  });

  expect(noted).toEqual({
    network: ["aws:ec2/getAmi:getAmi", "aws:ssm/getParameter:getParameter"],
    queries: ["aws:secret:db", "aws:ssm:/app/key"],
  });
});

it("takes nothing for known that another provider answers", () => {
  const noted = notedOf((monitor) => {
    call(monitor, "aws:ssm/getParameter:getParameter", { name: "/app/key" }, "urn::id");
    call(monitor, "aws:index/getRegion:getRegion", {}, "urn::id");
  });

  expect(noted).toEqual({
    network: ["aws:index/getRegion:getRegion", "aws:ssm/getParameter:getParameter"],
    queries: [],
  });
});

it("notes resources that a program looks at, except stacks, which it notes itself", () => {
  const noted = notedOf((monitor) => {
    for (const type of ["aws:ssm/parameter:Parameter", "pulumi:pulumi:StackReference"]) {
      monitor.readResource(new ReadResourceRequest().setType(type).setId("x"), () => undefined);
    }
  });

  expect(noted).toEqual({ network: ["aws:ssm/parameter:Parameter"], queries: [] });
});
