import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../program.ts";
import { Audit } from "./audit.ts";

const modules = join(import.meta.dirname, "../../../../..");
let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "audit-")));
  mkdirSync(join(folder, "assets/deep"), { recursive: true });
  writeFileSync(join(folder, "a.txt"), "a");
  writeFileSync(join(folder, "a.json"), '{ "a": 1 }');
  writeFileSync(join(folder, "a.cjs"), "exports.a = 1");
  server = createServer((_, response) => response.end("ok"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Noted {
  readonly files: string[];
  readonly environment: string[];
  readonly network: string[];
  readonly processes: string[];
  readonly fleeting: string[];
}

/** What a program reads whose last export `done` may be a promise; paths below the folder as $. */
async function readsOf(program: string, consumed: string[] = []): Promise<Partial<Noted>> {
  const file = join(folder, "bundle.js");
  writeFileSync(file, program.replaceAll("$PORT", String(port)));
  const audit = new Audit(new Set(consumed));
  const { done } = evaluate(file, modules, audit) as { done?: unknown };
  await done;
  const text = JSON.stringify(audit.reads).replaceAll(folder, "$").replaceAll(String(port), "PORT");
  return Object.fromEntries(
    Object.entries(JSON.parse(text) as Noted).filter(([, names]) => (names as []).length > 0),
  );
}

describe("files", () => {
  it.each([
    ["contents", `require("fs").readFileSync(__dirname + "/a.txt")`, ["$/a.txt"]],
    ["contents by promise", `done = require("node:fs").promises.readFile(__dirname + "/a.txt")`],
    ["contents by fs/promises", `done = require("fs/promises").readFile(__dirname + "/a.txt")`],
    ["streams", `require("fs").createReadStream(__dirname + "/a.txt").close()`],
    ["stream classes", `new (require("fs").ReadStream)(__dirname + "/a.txt").close()`],
    ["copies", `require("fs").copyFileSync(__dirname + "/a.txt", __dirname + "/b.txt")`],
    ["descriptors", `const f = require("fs"); f.closeSync(f.openSync(__dirname + "/a.txt"))`],
    ["another way to write a path", `require("fs").statSync(__dirname + "/assets/../a.txt")`],
    ["addresses", `require("fs").statSync(new URL("file://" + __dirname + "/a.txt"))`],
    ["bytes", `require("fs").statSync(Buffer.from(__dirname + "/a.txt"))`],
    ["resolved links", `require("fs").realpathSync.native(__dirname + "/a.txt")`],
    [
      "promises of old functions",
      `done = require("util").promisify(require("fs").exists)(__dirname + "/a.txt")`,
    ],
    ["what is not there", `require("fs").existsSync(__dirname + "/none")`, ["$/none"]],
    ["folders", `require("fs").readdirSync(__dirname + "/assets")`, ["$/assets/"]],
    ["searches", `require("fs").globSync("assets/**/*.zip", { cwd: __dirname })`, ["$/assets/"]],
    ["data that is required", `require("./a.json")`, ["$/a.json"]],
    ["modules that are looked for", `require.resolve("./a.cjs")`, ["$/a.cjs"]],
  ])("of a program: %s", async (_, program, files = ["$/a.txt"]) => {
    const text = program.startsWith("done") ? `let done; ${program}; exports.done = done` : program;

    expect(await readsOf(text)).toEqual({ files });
  });

  // Loads the SDK.
  it("are those of assets, at any depth", { timeout: 30_000 }, async () => {
    const program = `
      const { asset } = require("@pulumi/pulumi");
      const { FileAsset, FileArchive } = require("@pulumi/pulumi/asset");
      const tree = new asset.AssetArchive({
        "a.txt": new asset.FileAsset(__dirname + "/a.txt"),
        more: new FileArchive(__dirname + "/assets"),
      });
      exports.done = [tree instanceof asset.Archive, new FileAsset("/b") instanceof asset.FileAsset];`;

    expect(await readsOf(program)).toEqual({ files: ["/b", "$/a.txt", "$/assets/"] });
  });

  it("are not those that are only written, of the bundle, or of packages of the SDK", async () => {
    const program = `
      const fs = require("fs");
      fs.writeFileSync(__dirname + "/new.txt", "x");
      fs.closeSync(fs.openSync(__dirname + "/new.txt", "w"));
      fs.readFileSync(__filename);
      fs.readFileSync(require.resolve("@pulumi/aws/package.json"));
      require("@pulumi/pulumi");`;

    expect(await readsOf(program)).toEqual({});
  });
});

describe("variables", () => {
  it.each([
    ["by name", `process.env.REGION; process.env["STAGE"]; const { A = 1 } = process.env`],
    ["by question", `"REGION" in process.env; Object.hasOwn(process.env, "STAGE"); process.env.A`],
    [
      "by other ways to the process",
      `globalThis.process.env.REGION; require("node:process").env.STAGE;
       process.getBuiltinModule("process").env.A`,
    ],
  ])("are noted: %s", async (_, program) => {
    expect(await readsOf(program)).toEqual({ environment: ["A", "REGION", "STAGE"] });
  });

  it("are all, when a program takes them all", async () => {
    expect(await readsOf(`({ ...process.env }); process.env.REGION`)).toEqual({
      environment: ["*"],
    });
    expect(await readsOf(`Object.keys(process.env)`)).toEqual({ environment: ["*"] });
  });

  it("can be written, and what every object has is none", async () => {
    expect(
      await readsOf(`process.env.AUDIT_TEST = "1"; process.env.hasOwnProperty; process.cwd()`),
    ).toEqual({});
    expect(process.env["AUDIT_TEST"]).toBe("1");
  });
});

describe("the network", () => {
  it.each([
    ["fetch", `exports.done = fetch("http://127.0.0.1:$PORT/x").then((r) => r.text())`],
    ["global fetch", `exports.done = globalThis.fetch(new URL("http://127.0.0.1:$PORT"))`],
    [
      "http",
      `exports.done = new Promise((done) =>
         require("http").get({ host: "127.0.0.1", port: $PORT }, (r) => r.resume().on("end", done)))`,
    ],
    [
      "http by address",
      `exports.done = new Promise((done) =>
         require("http").request("http://127.0.0.1:$PORT", (r) => r.resume().on("end", done)).end())`,
    ],
    [
      "sockets",
      `exports.done = new Promise((done) =>
         require("net").connect($PORT, "127.0.0.1", function () { this.destroy(); done(); }))`,
    ],
    [
      "socket objects",
      `const { Socket } = require("net"); const socket = new Socket();
       if (!(socket instanceof Socket)) throw new Error("not a socket");
       exports.done = new Promise((done) =>
         socket.connect({ port: $PORT, host: "127.0.0.1" }, () => done(socket.destroy())))`,
    ],
  ])("is noted with host and port: %s", async (_, program) => {
    expect(await readsOf(program)).toEqual({ network: ["127.0.0.1:PORT"] });
  });

  it("has the usual port of a protocol", async () => {
    const program = `
      const settled = (promise) => promise.catch(() => undefined);
      require("https").get("https://nowhere.invalid/x").on("error", () => undefined).destroy();
      require("tls").connect({ host: "::1", port: 1 }).on("error", () => undefined).destroy();
      exports.done = Promise.all([
        settled(fetch("http://somewhere.invalid")),
        settled(require("dns").promises.resolveTxt("names.invalid")),
      ]);`;

    expect(await readsOf(program)).toEqual({
      network: ["[::1]:1", "names.invalid:53", "nowhere.invalid:443", "somewhere.invalid:80"],
    });
  });

  it("holds other archives and stacks of which no output was noted", async () => {
    const program = `
      const pulumi = require("@pulumi/pulumi");
      pulumi.runtime.setMocks({ newResource: (a) => ({ id: "", state: a.inputs }), call: () => ({}) });
      new pulumi.asset.RemoteArchive("https://example.com/x.zip");
      new pulumi.StackReference("network", { name: "organization/cloud/D1-network-dev" });
      new pulumi.StackReference("organization/cloud/D1-dns-dev");`;

    expect(await readsOf(program, ["network.vpcId"])).toEqual({
      network: ["example.com:443", "organization/cloud/D1-dns-dev"],
    });
  });
});

describe("processes", () => {
  it.each([
    ["files", `require("child_process").execFileSync("true", ["x"])`],
    ["lines", `require("child_process").execSync("true && exit 0")`],
    ["promises", `exports.done = require("util").promisify(require("child_process").exec)("true")`],
    ["children", `require("child_process").spawn("true")`],
  ])("are noted by their command: %s", async (_, program) => {
    expect(await readsOf(program)).toEqual({ processes: ["true"] });
  });

  it("stand for all that runs without being followed", async () => {
    const everything = { processes: ["*"] };

    expect(await readsOf(`require("./a.cjs")`)).toEqual({ ...everything, files: ["$/a.cjs"] });
    expect(await readsOf(`exports.done = import("node:fs")`)).toEqual(everything);
    expect(await readsOf(`require("vm").runInThisContext("1")`)).toEqual(everything);
    expect(
      await readsOf(`new (require("worker_threads").Worker)("", { eval: true }).unref()`),
    ).toEqual(everything);
  });

  it("are none where import is only a word, or a module is made by the program", async () => {
    expect(await readsOf(`exports.text = "import('fs')"`)).toEqual({});
    const program = `require("module").createRequire(__filename)("fs").existsSync("/none")`;
    expect(await readsOf(program)).toEqual({ files: ["/none"] });
  });
});

describe("the machine", () => {
  it("is known by files and variables", async () => {
    expect(await readsOf(`require("os").hostname(); require("os").homedir()`)).toEqual({
      files: ["/proc/sys/kernel/hostname"],
      environment: ["HOME"],
    });
  });
});

describe("what hardly answers the same twice", () => {
  it.each([
    ["dates", `new Date(); Date.now(); exports.done = new Date() instanceof Date`],
    ["dates that others make", `class Day extends Date {} new Day(); globalThis.Date()`],
    ["clocks", `performance.now(); require("node:perf_hooks").performance.timeOrigin`],
    ["clocks of the process", `process.hrtime(); process.hrtime.bigint(); process.uptime()`],
    ["the machine", `require("os").uptime()`],
  ])("is the clock: %s", async (_, program) => {
    for (const line of program.split(";")) {
      expect(await readsOf(line)).toEqual({ fleeting: ["the clock"] });
    }
  });

  it.each([
    `Math.random()`,
    `crypto.randomUUID()`,
    `globalThis.crypto.getRandomValues(new Uint8Array(1))`,
    `require("crypto").randomBytes(1)`,
    `require("node:crypto").webcrypto.randomUUID()`,
    `exports.done = require("util").promisify(require("crypto").randomInt)(2)`,
  ])("are random numbers: %s", async (program) => {
    expect(await readsOf(program)).toEqual({ fleeting: ["random numbers"] });
  });

  it.each([
    `require("fs").statSync(__dirname + "/a.txt").mtimeMs`,
    `require("fs").lstatSync(__dirname + "/a.txt").birthtime`,
    `exports.done = require("fs").promises.stat(__dirname + "/a.txt").then((s) => s.mtime)`,
    `exports.done = new Promise((done) =>
       require("fs").stat(__dirname + "/a.txt", (_, s) => done(s.ctimeMs)))`,
  ])("are the times of files: %s", async (program) => {
    expect(await readsOf(program)).toEqual({
      files: ["$/a.txt"],
      fleeting: ["the times of files"],
    });
  });

  it("is not what depends on what it is given", async () => {
    const program = `
      const day = new Date(0);
      exports.done = [day.getTime(), Date.UTC(2025), Math.max(1, 2), typeof crypto.subtle.digest,
        require("crypto").createHash("md5").update("a").digest("hex"), day instanceof Date,
        require("fs").statSync(__dirname).isDirectory()].join();`;

    expect(await readsOf(program)).toEqual({ files: ["$/"] });
  });
});

describe("a program under audit", () => {
  it("may declare names of its own that hide what it is handed", async () => {
    const program = `"use strict";
      const process = { env: { A: 1 } }; const fetch = () => 1; const require = () => 2;
      exports.done = [process.env.A, fetch(), require(), this === exports, (function () { return this })()];`;
    const file = join(folder, "names.js");
    writeFileSync(file, `#!/usr/bin/env node\n${program}`);

    expect(evaluate(file, modules, new Audit(new Set()))).toEqual({
      done: [1, 1, 2, true, undefined],
    });
  });

  it("leaves what others are handed as it is", async () => {
    const { readFileSync } = await import("node:fs");
    const { fetch } = globalThis;

    expect(await readsOf(`global.auditTest = 1; process.title; process.exitCode = 0`)).toEqual({});

    expect(await import("node:fs")).toHaveProperty("readFileSync", readFileSync);
    expect(globalThis.fetch).toBe(fetch);
    expect(globalThis).toHaveProperty("auditTest", 1);
  });
});
