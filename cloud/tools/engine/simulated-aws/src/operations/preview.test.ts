import { expect, test } from "vitest";
import { unknown } from "../values.ts";
import { withDecided } from "./preview.ts";

const behaviour = { decided: ["vpcConfig.groupId"] };
const inputs = { name: "a", vpcConfig: { subnetIds: ["subnet-1"] } };

test("what AWS adds to a given object is unknown until the resource exists, and then stays", () => {
  expect(withDecided(behaviour, inputs, {})).toEqual({
    name: "a",
    vpcConfig: { subnetIds: ["subnet-1"], groupId: unknown },
  });
  expect(withDecided(behaviour, inputs, { vpcConfig: { groupId: "sg-1" } })).toEqual({
    name: "a",
    vpcConfig: { subnetIds: ["subnet-1"], groupId: "sg-1" },
  });
});

test("nothing is added where nothing is given, or nothing is decided", () => {
  expect(withDecided(behaviour, { name: "a" }, {})).toEqual({ name: "a" });
  expect(withDecided(behaviour, { vpcConfig: { groupId: "sg-2" } }, {})).toEqual({
    vpcConfig: { groupId: "sg-2" },
  });
  expect(withDecided({}, inputs, {})).toEqual(inputs);
});
