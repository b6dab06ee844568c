import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { urn } from "../testing.ts";
import { decode, encode, type Properties } from "../values.ts";

const vpcType = "aws:ec2/vpc:Vpc";
const state = mkdtempSync(join(tmpdir(), "simulated-aws-server-"));
let process_: ChildProcess;
let port: string;

beforeAll(async () => {
  process_ = spawn(
    process.execPath,
    [
      "--no-warnings",
      join(import.meta.dirname, "..", "main.ts"),
      "--state",
      state,
      "--account",
      "111111111111",
    ],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  [port] = (await once(createInterface(process_.stdout!), "line")) as [string];
});

afterAll(async () => {
  const exited = once(process_, "exit");
  process_.stdin!.end();
  await exited;
  rmSync(state, { recursive: true });
});

type Client = grpc.Client &
  Record<
    string,
    (request: unknown, done: (error: grpc.ServiceError | null, response: never) => void) => void
  >;

/** A connection of its own, as every Pulumi provider instance has one. */
function connect(): Client {
  const Constructor = (
    providerGrpc as unknown as { ResourceProviderClient: new (...args: unknown[]) => Client }
  ).ResourceProviderClient;
  return new Constructor(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
    "grpc.use_local_subchannel_pool": 1,
  });
}

function call<Response>(client: Client, method: string, request: unknown): Promise<Response> {
  return new Promise((resolve, reject) =>
    client[method]!(request, (error, response) => (error ? reject(error) : resolve(response))),
  );
}

async function configured(region: string): Promise<Client> {
  const client = connect();
  const request = new providerPb.ConfigureRequest();
  request.setArgs(encode({ region, allowedAccountIds: '["111111111111"]' }));
  await call(client, "configure", request);
  return client;
}

async function createVpc(
  client: Client,
  name: string,
  properties: Properties,
  secrets: string[] = [],
): Promise<providerPb.CreateResponse> {
  const request = new providerPb.CreateRequest();
  request.setUrn(urn(vpcType, name));
  request.setProperties(encode(properties, new Set(secrets)));
  return call(client, "create", request);
}

describe("the process", () => {
  test("serves connections with configurations of their own", async () => {
    const [east, west] = await Promise.all([configured("us-east-1"), configured("us-west-2")]);
    const [left, right] = await Promise.all([
      createVpc(east, "a", { cidrBlock: "10.0.0.0/16" }),
      createVpc(west, "a", { cidrBlock: "10.0.0.0/16" }),
    ]);

    expect(decode(left.getProperties()).properties.region).toBe("us-east-1");
    expect(decode(right.getProperties()).properties.region).toBe("us-west-2");
    east.close();
    west.close();
  });

  test("goes on serving after Cancel", async () => {
    const client = await configured("eu-west-1");
    await call(client, "cancel", new emptyPb.Empty());

    expect((await createVpc(client, "after", { cidrBlock: "10.0.0.0/16" })).getId()).toMatch(
      /^vpc-0/,
    );
    client.close();
  });

  test("keeps secret inputs secret among the outputs", async () => {
    const client = await configured("eu-west-2");
    const response = await createVpc(client, "secret", { cidrBlock: "10.0.0.0/16" }, ["cidrBlock"]);

    expect([...decode(response.getProperties()).secrets]).toEqual(["cidrBlock"]);
    client.close();
  });

  test("answers an error of AWS as a gRPC error", async () => {
    const client = await configured("eu-west-3");

    await expect(createVpc(client, "bad", { cidrBlock: "10.0.0.0/8" })).rejects.toMatchObject({
      code: grpc.status.UNKNOWN,
      details: expect.stringContaining(
        "api error InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid.",
      ),
    });
    client.close();
  });

  test("says which version of the package it stands in for", async () => {
    const client = connect();
    const info = await call<{ getVersion(): string }>(client, "getPluginInfo", new emptyPb.Empty());

    expect(info.getVersion()).toMatch(/^7\.\d+\.\d+$/);
    client.close();
  });
});
