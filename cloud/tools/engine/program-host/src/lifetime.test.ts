import { EventEmitter } from "node:events";
import type { Server, Socket } from "node:net";
import { beforeEach, describe, expect, it } from "vitest";
import { Lifetime } from "./lifetime.ts";

class FakeHandle extends EventEmitter {
  referenced = true;

  ref(): void {
    this.referenced = true;
  }

  unref(): void {
    this.referenced = false;
  }

  resume(): this {
    return this;
  }
}

describe("the process", () => {
  let exits: number;
  let lifetime: Lifetime;
  let stdin: FakeHandle;
  let server: FakeHandle;

  beforeEach(() => {
    exits = 0;
    lifetime = new Lifetime(() => (exits += 1));
    stdin = new FakeHandle();
    server = new FakeHandle();
    lifetime.watchOwner(stdin as unknown as Socket);
    lifetime.watchClients(server as unknown as Server);
  });

  function connect(): FakeHandle {
    const socket = new FakeHandle();
    server.emit("connection", socket);
    return socket;
  }

  it("ends when its owner is gone and nobody is connected", () => {
    stdin.emit("end");

    expect(exits).toBe(1);
  });

  it("outlives its owner as long as a Pulumi is connected", () => {
    const first = connect();
    const second = connect();

    stdin.emit("end");
    first.emit("close");
    expect(exits).toBe(0);

    second.emit("close");
    expect(exits).toBe(1);
  });

  it("stays when a Pulumi goes and its owner is there", () => {
    connect().emit("close");

    expect(exits).toBe(0);
  });

  it("does not count as busy for its own handles while a program runs", () => {
    const socket = connect();

    lifetime.release();
    expect([stdin, server, socket].map((handle) => handle.referenced)).toEqual([
      false,
      false,
      false,
    ]);

    lifetime.hold();
    expect([stdin, server, socket].map((handle) => handle.referenced)).toEqual([true, true, true]);
  });
});
