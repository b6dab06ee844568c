import { expect, test } from "vitest";
import { parseOptions } from "./options.ts";

test("the command line has defaults for all that may be left out", () => {
  expect(parseOptions(["--state", "/s", "--account", "111111111111"])).toEqual({
    state: "/s",
    account: "111111111111",
    latency: 0,
    faults: undefined,
    seed: "cloud",
  });
});

test.each([
  [["--account", "111111111111"], "--state is missing"],
  [["--state", "/s", "--account", "12"], "--account must be an AWS account id of twelve digits"],
  [
    ["--state", "/s", "--account", "111111111111", "--latency", "fast"],
    "--latency must be a number that is not negative",
  ],
])("the command line %j is refused", (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});
