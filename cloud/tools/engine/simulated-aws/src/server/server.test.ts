import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decode } from "../values.ts";
import { call, configured, connect, createVpc } from "./testing.ts";

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

describe("the process", () => {
  test("serves connections with configurations of their own", async () => {
    const [east, west] = await Promise.all([
      configured(port, "us-east-1"),
      configured(port, "us-west-2"),
    ]);
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
    const client = await configured(port, "eu-west-1");
    await call(client, "cancel", new emptyPb.Empty());

    expect((await createVpc(client, "after", { cidrBlock: "10.0.0.0/16" })).getId()).toMatch(
      /^vpc-0/,
    );
    client.close();
  });

  test("keeps secret inputs secret among the outputs", async () => {
    const client = await configured(port, "eu-west-2");
    const response = await createVpc(client, "secret", { cidrBlock: "10.0.0.0/16" }, ["cidrBlock"]);

    expect([...decode(response.getProperties()).secrets]).toEqual(["cidrBlock"]);
    client.close();
  });

  test("answers an error of AWS as a gRPC error", async () => {
    const client = await configured(port, "eu-west-3");

    await expect(createVpc(client, "bad", { cidrBlock: "10.0.0.0/8" })).rejects.toMatchObject({
      code: grpc.status.UNKNOWN,
      details: expect.stringContaining(
        "api error InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid.",
      ),
    });
    client.close();
  });

  test("says which version of the package it stands in for", async () => {
    const client = connect(port);
    const info = await call<{ getVersion(): string }>(client, "getPluginInfo", new emptyPb.Empty());

    expect(info.getVersion()).toMatch(/^7\.\d+\.\d+$/);
    client.close();
  });
});
