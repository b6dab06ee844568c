import { describe, expect, it } from "vitest";
import { policyDocument, serviceTrust } from "./policy";
import { deletionGuard } from "./state";
import { entriesOf, mapValues, range, recordOf } from "./utils";

describe("records", () => {
  it("keep the order of their keys", () => {
    const record = recordOf(["b", "a"], (key, index) => `${key}${index}`);

    expect(entriesOf(record)).toEqual([
      ["b", "b0"],
      ["a", "a1"],
    ]);
  });

  it("change values and keep keys", () => {
    expect(mapValues({ a: 1, b: 2 }, (value, key) => `${key}${value}`)).toEqual({
      a: "a1",
      b: "b2",
    });
  });
});

describe("ranges of numbers", () => {
  it("start at zero and leave out the end", () => {
    expect(range(3)).toEqual([0, 1, 2]);
    expect(range(0)).toEqual([]);
  });
});

describe("policies", () => {
  it("let a service take on a role", () => {
    expect(serviceTrust("ec2.amazonaws.com")).toEqual(
      policyDocument({
        Sid: "AssumeByService",
        Effect: "Allow",
        Principal: { Service: "ec2.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
    );
  });

  it("can bind the service to one account", () => {
    const [statement] = serviceTrust("ecs-tasks.amazonaws.com", "111111111111").Statement;

    expect(statement?.Condition).toEqual({
      StringEquals: { "aws:SourceAccount": "111111111111" },
    });
  });
});

describe("the deletion guard", () => {
  it("protects only where it is on", () => {
    expect(deletionGuard(true)).toEqual({ protect: true });
    expect(deletionGuard(false)).toEqual({});
  });
});
