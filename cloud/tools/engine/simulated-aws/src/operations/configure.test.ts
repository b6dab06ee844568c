import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ReferenceData } from "../reference.ts";
import { packageDirectory } from "../testing.ts";
import { configure } from "./configure.ts";

const data = new ReferenceData(join(packageDirectory, "data"));
const configured = (args: Parameters<typeof configure>[0]) =>
  configure({ region: "eu-west-1", ...args }, "222222222222", data);

describe("configuring a connection", () => {
  test("fails for the wrong account in the provider's words", () => {
    expect(() => configured({ allowedAccountIds: '["111111111111"]' })).toThrow(
      "AWS account ID not allowed: 222222222222",
    );
    expect(() => configured({ forbiddenAccountIds: '["222222222222"]' })).toThrow(
      "AWS account ID not allowed: 222222222222",
    );
  });

  test("takes the account of the role that is assumed", () => {
    const assumeRoles = JSON.stringify([{ roleArn: "arn:aws:iam::333333333333:role/deploy" }]);

    expect(configured({ assumeRoles, allowedAccountIds: '["333333333333"]' }).account).toBe(
      "333333333333",
    );
  });

  test("reads default tags from JSON text", () => {
    expect(configured({ defaultTags: '{"tags":{"team":"platform"}}' }).defaultTags).toEqual({
      team: "platform",
    });
  });

  test("refuses a region that does not exist", () => {
    expect(() => configured({ region: "eu-moon-1" })).toThrow("invalid AWS Region: eu-moon-1");
  });
});
