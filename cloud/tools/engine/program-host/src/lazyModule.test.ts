import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadLazily } from "./lazyModule.ts";

let folder: string;
let require: NodeJS.Require;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "lazy-module-")));
  require = createRequire(join(folder, "user"));
  writeFileSync(
    join(folder, "heavy.js"),
    "globalThis.heavyLoads = (globalThis.heavyLoads ?? 0) + 1; exports.answer = () => 42;",
  );
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  Reflect.deleteProperty(globalThis, "heavyLoads");
});

const loads = (): unknown => Reflect.get(globalThis, "heavyLoads");

describe("a module that is loaded lazily", () => {
  it("is loaded at the first use, and once", () => {
    loadLazily(require, "./heavy");
    const heavy = require("./heavy") as { answer: () => number; __esModule: boolean };

    expect(heavy.__esModule).toBe(true);
    expect(loads()).toBeUndefined();

    expect(heavy.answer()).toBe(42);
    expect(heavy.answer()).toBe(42);
    expect(require("./heavy")).toHaveProperty("answer");
    expect(loads()).toBe(1);
  });

  it("stays as it is where it had been loaded before", () => {
    const before = require("./heavy") as unknown;

    loadLazily(require, "./heavy");

    expect(require("./heavy")).toBe(before);
  });
});
