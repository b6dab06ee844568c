import { describe, expect, it } from "vitest";
import { planSecrets, rotatedSecrets, type SecretPlanRequest } from "./secret-plan";

const context = { deployment: "D1BRV40", environment: "dev", stack: "secrets" } as const;
const plain: SecretPlanRequest = {
  secrets: [],
  rotateDatabase: false,
  rotateApplication: false,
  databaseIdentifier: undefined,
};
const token = { name: "token", description: "Token of the payment service", rotate: false };

describe("the plan of secrets", () => {
  it("has those of the database and the applications in any case, renewed only on demand", () => {
    expect(planSecrets(context, plain)).toEqual([
      {
        name: "database",
        fullName: "cloud/d1brv40-dev/database",
        description: "User name and password of the database",
        rotation: undefined,
      },
      {
        name: "application",
        fullName: "cloud/d1brv40-dev/application",
        description: "Key with which applications sign and encrypt",
        rotation: undefined,
      },
    ]);
  });

  it("says how each one is renewed, by the name that the function is told", () => {
    const planned = planSecrets(context, {
      ...plain,
      rotateDatabase: true,
      rotateApplication: true,
      secrets: [token, { ...token, name: "session", rotate: true }],
    });

    expect(rotatedSecrets(planned)).toEqual({
      "cloud/d1brv40-dev/database": {
        key: "password",
        databaseIdentifier: "d1brv40-dev-database",
      },
      "cloud/d1brv40-dev/application": { key: "secretKey" },
      "cloud/d1brv40-dev/session": {},
    });
  });

  it("takes another database where one is named", () => {
    const request = { ...plain, rotateDatabase: true, databaseIdentifier: "orders" };

    expect(rotatedSecrets(planSecrets(context, request))).toEqual({
      "cloud/d1brv40-dev/database": { key: "password", databaseIdentifier: "orders" },
    });
  });

  it("refuses two secrets of one name", () => {
    const twins = { ...plain, secrets: [token, token, { ...token, name: "database" }] };

    expect(() => planSecrets(context, twins)).toThrow(
      "secrets:secrets: more than one token, database",
    );
  });
});
