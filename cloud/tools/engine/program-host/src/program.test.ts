import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Audit } from "./audit/audit.ts";
import { entryFile, evaluate, outputsOf } from "./program.ts";

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "program-")));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe("the entry file", () => {
  it("may be given absolutely, relatively, or without its extension", () => {
    const file = write("bundle.js", "");

    expect(entryFile(folder, file)).toBe(file);
    expect(entryFile(folder, "bundle.js")).toBe(file);
    expect(entryFile(folder, "bundle")).toBe(file);
  });

  it("of a folder is what its package.json says", () => {
    write("package.json", JSON.stringify({ main: "lib/start.js" }));
    const file = write("lib/start.js", "");

    expect(entryFile(folder, ".")).toBe(file);
  });
});

describe("evaluating a program", () => {
  it("finds packages in the given folder, even when there is one closer by", () => {
    write("modules/node_modules/@pulumi/pulumi/index.js", "exports.copy = 'shared'");
    write("programs/node_modules/@pulumi/pulumi/index.js", "exports.copy = 'other'");
    const file = write("programs/bundle.js", "exports.sdk = require('@pulumi/pulumi')");

    expect(evaluate(file, join(folder, "modules"), new Audit(new Set()))).toEqual({
      sdk: { copy: "shared" },
    });
  });

  it("finds other packages and files next to the program", () => {
    write("programs/node_modules/left/index.js", "module.exports = 'left'");
    write("programs/right.js", "module.exports = 'right'");
    const file = write(
      "programs/bundle.js",
      "exports.both = [require('left'), require('./right'), __filename]",
    );

    expect(evaluate(file, folder, new Audit(new Set()))).toEqual({ both: ["left", "right", file] });
  });
});

describe("the outputs of a program", () => {
  it("are its exports", async () => {
    expect(await outputsOf({ vpcId: "vpc-1" })).toEqual({ vpcId: "vpc-1" });
  });

  it("are what an exported function or promise gives", async () => {
    expect(await outputsOf(() => ({ a: 1 }))).toEqual({ a: 1 });
    expect(await outputsOf(async () => Promise.resolve({ b: 2 }))).toEqual({ b: 2 });
    expect(await outputsOf(Promise.resolve({ c: 3 }))).toEqual({ c: 3 });
  });

  it("are those of the default export where that is the only one", async () => {
    expect(await outputsOf({ default: async () => Promise.resolve({ a: 1 }) })).toEqual({ a: 1 });
  });

  it("cannot come from a default export and named ones together", async () => {
    await expect(outputsOf({ default: {}, vpcId: "vpc-1" })).rejects.toThrow(
      "either a default export or named exports, not both",
    );
  });

  it("may be missing", async () => {
    expect(await outputsOf({})).toEqual({});
    expect(await outputsOf(() => undefined)).toBeUndefined();
    expect(await outputsOf(null)).toBeNull();
  });
});
