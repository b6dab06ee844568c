import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArguments } from "./arguments.ts";

describe("the arguments of the program host", () => {
  it("name the folder of the modules, which becomes absolute", () => {
    expect(parseArguments(["--modules", "cloud"])).toEqual({ modules: resolve("cloud") });
  });

  it("must name that folder", () => {
    expect(() => parseArguments([])).toThrow("usage: program-host --modules");
  });

  it("may not hold anything else", () => {
    expect(() => parseArguments(["--modules", "cloud", "--port", "1"])).toThrow("--port");
  });
});
