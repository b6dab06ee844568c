import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLogin, versionNumber } from "./credentials";

describe("the secret of the database", () => {
  it("holds a login among other things", () => {
    expect(parseLogin('{"username":"a","password":"b","host":"c"}')).toEqual({
      username: "a",
      password: "b",
    });
  });

  it.each(["oops-secret", '"oops-secret"', "null", '{"username":"oops-secret"}', '{"password":1}'])(
    "is refused without being shown: %s",
    (text) => {
      expect(() => parseLogin(text)).toThrow(
        /^the secret in database-rds:databaseSecretArn must be JSON with username and password$/,
      );
    },
  );
});

describe("the version of a password", () => {
  it("is a whole number that keeps every digit", () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        const version = versionNumber(uuid);

        expect(Number.isSafeInteger(version)).toBe(true);
        expect(version.toString(16).padStart(12, "0")).toBe(uuid.replace("-", "").slice(0, 12));
      }),
    );
  });
});
