import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectTo, createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Server } from "@grpc/grpc-js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { TestCloud } from "../testing.ts";
import { serve } from "./service.ts";
import { call, configured, createVpc } from "./testing.ts";

const folder = mkdtempSync(join(tmpdir(), "simulated-aws-cancel-"));
const faults = join(folder, "faults.json");
writeFileSync(faults, JSON.stringify({ faults: [{ error: "hang" }] }));

let cloud: TestCloud;
let server: Server;
let port: string;
beforeEach(async () => {
  cloud = new TestCloud({ faults });
  const served = await serve(cloud.simulation);
  server = served.server;
  port = String(served.port);
});
afterEach(() => {
  server.forceShutdown();
  cloud.remove();
});

afterAll(() => rmSync(folder, { recursive: true }));

test("Cancel ends what its own connection has under way, and nothing of another's", async () => {
  const [left, right] = await Promise.all([
    configured(port, "us-east-1"),
    configured(port, "us-west-2"),
  ]);
  const strike = vi.spyOn(cloud.simulation.faults, "strike");
  const cancelled = createVpc(left, "a", { cidrBlock: "10.0.0.0/16" }).catch(
    (error: { details: string }) => error.details,
  );
  const other = createVpc(right, "b", { cidrBlock: "10.0.0.0/16" });
  other.catch(() => undefined);
  await vi.waitFor(() => expect(strike).toHaveBeenCalledTimes(2));

  await call(left, "cancel", new emptyPb.Empty());

  expect(await cancelled).toBe(
    "creating EC2 VPC: operation error EC2: CreateVpc, context canceled",
  );
  expect(
    await Promise.race([
      other,
      call(right, "getPluginInfo", new emptyPb.Empty()).then(() => "still waiting"),
    ]),
  ).toBe("still waiting");
  left.close();
  right.close();
});

test("a call ends when its connection goes away", async () => {
  const { address, cut } = await wire(port);
  const client = await configured(address, "us-east-1");
  const strike = vi.spyOn(cloud.simulation.faults, "strike");
  const lost = createVpc(client, "a", { cidrBlock: "10.0.0.0/16" }).catch(() => "lost");
  await vi.waitFor(() => expect(strike).toHaveBeenCalledTimes(1));

  cut();

  await expect(strike.mock.results[0]?.value).rejects.toThrow("context canceled");
  expect(await lost).toBe("lost");
  client.close();
});

/** A way to the server that can be cut, as when the caller is killed. */
async function wire(to: string): Promise<{ address: string; cut: () => void }> {
  const sockets: Socket[] = [];
  const relay = createServer((near) => {
    const far = connectTo(Number(to), "127.0.0.1");
    sockets.push(near, far);
    near.pipe(far).pipe(near);
    [near, far].forEach((socket) => socket.on("error", () => socket.destroy()));
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    relay.close();
    sockets.forEach((socket) => socket.destroy());
  };
  return { address: String((relay.address() as AddressInfo).port), cut };
}
