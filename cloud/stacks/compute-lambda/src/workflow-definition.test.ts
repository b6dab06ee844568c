import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDefinition, definitionText, functionsIn } from "./workflow-definition";

const definition = {
  StartAt: "First",
  States: {
    First: { Type: "Task", Resource: "${count}", Next: "Second" },
    Second: { Type: "Task", Parameters: { FunctionName: "${store}", Names: ["${count}"] } },
  },
};

describe("the functions of a workflow", () => {
  it("are found wherever they are named, once each", () => {
    expect(functionsIn(definition, ["count", "store", "other"])).toEqual(["count", "store"]);
  });

  it("must be functions of this stack", () => {
    expect(() => functionsIn(definition, ["count"])).toThrow(
      "compute-lambda:workflow.definition uses ${store}, the functions are count",
    );
    expect(() => functionsIn(definition, [])).toThrow("the functions are none");
  });

  it("give way to their ARNs", () => {
    expect(JSON.parse(definitionText(definition, { count: "arn:c", store: "arn:s" }))).toEqual({
      StartAt: "First",
      States: {
        First: { Type: "Task", Resource: "arn:c", Next: "Second" },
        Second: { Type: "Task", Parameters: { FunctionName: "arn:s", Names: ["arn:c"] } },
      },
    });
  });

  it("leave everything else as it is", () => {
    const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes("${"));
    fc.assert(
      fc.property(plain, (value) => {
        expect(definitionText(value, { count: "arn:c" })).toBe(JSON.stringify(value));
      }),
    );
  });
});

it("a workflow starts at one of its states", () => {
  expect(() => checkDefinition(definition)).not.toThrow();
  expect(() => checkDefinition({ ...definition, StartAt: "Third" })).toThrow(
    "must have StartAt, which names one of its States: First, Second",
  );
  expect(() => checkDefinition({ StartAt: "First" })).toThrow("there are none");
});
