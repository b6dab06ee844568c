import { describe, expect, it } from "vitest";
import { checkValue } from "./parameter-check";
import type { ParameterDefinition } from "./parameter-types";

function problemsOf(definition: ParameterDefinition, value: unknown): readonly string[] {
  return checkValue(definition, value, "dns:key").problems;
}

describe("a value is compared with its definition", () => {
  it.each<[ParameterDefinition, unknown]>([
    [{ type: "string" }, "text"],
    [{ type: "string", pattern: "^a" }, "abc"],
    [{ type: "string", enum: ["a", "b"] }, "b"],
    [{ type: "integer", minimum: 1, maximum: 6 }, 6],
    [{ type: "integer", enum: [60, 600] }, 600],
    [{ type: "number" }, 0.5],
    [{ type: "boolean" }, false],
    [{ type: "cidr" }, "10.0.0.0/16"],
    [{ type: "list", items: { type: "string" } }, ["a"]],
    [{ type: "list" }, [1, "a"]],
    [{ type: "object" }, { anything: 1 }],
  ])("%j accepts %j", (definition, value) => {
    expect(checkValue(definition, value, "dns:key")).toEqual({ value, problems: [] });
  });

  it.each<[ParameterDefinition, unknown, string]>([
    [{ type: "string" }, 1, "text, not 1"],
    [{ type: "string", pattern: "^a" }, "b", 'text that matches ^a, not "b"'],
    [{ type: "string", enum: ["a", "b"] }, "c", 'one of a, b, not "c"'],
    [{ type: "integer" }, 1.5, "a whole number, not 1.5"],
    [{ type: "integer", minimum: 1, maximum: 6 }, 7, "a whole number from 1 to 6, not 7"],
    [{ type: "integer", minimum: 1 }, 0, "a whole number of at least 1, not 0"],
    [{ type: "number", maximum: 1 }, 2, "a number of at most 1, not 2"],
    [{ type: "boolean" }, "yes", 'true or false, not "yes"'],
    [{ type: "cidr" }, "10.0.0.1/8", 'an address range such as 10.0.0.0/16, not "10.0.0.1/8"'],
    [{ type: "list" }, "a", 'a list, not "a"'],
    [{ type: "object" }, ["a"], 'an object, not ["a"]'],
    [{ type: "integer", secret: true }, "hunter2", "a whole number, not the secret given"],
  ])("%j refuses %j", (definition, value, problem) => {
    expect(problemsOf(definition, value)).toEqual([`dns:key must be ${problem}`]);
  });

  it("with the place of every wrong item", () => {
    const definition: ParameterDefinition = { type: "list", items: { type: "integer" } };

    expect(problemsOf(definition, [1, "a", 2, "b"])).toEqual([
      'dns:key[1] must be a whole number, not "a"',
      'dns:key[3] must be a whole number, not "b"',
    ]);
  });

  it("field by field, with defaults for those that are missing", () => {
    const definition: ParameterDefinition = {
      type: "object",
      fields: {
        name: { type: "string", required: true },
        ttl: { type: "integer", default: 300 },
        note: { type: "string" },
      },
    };

    expect(checkValue(definition, { name: "www" }, "dns:key")).toEqual({
      value: { name: "www", ttl: 300 },
      problems: [],
    });
    expect(problemsOf(definition, { ttl: "long", nane: "www" })).toEqual([
      "dns:key.nane is not known, the fields are name, ttl, note",
      "dns:key.name is missing, it must be text",
      'dns:key.ttl must be a whole number, not "long"',
    ]);
  });
});
