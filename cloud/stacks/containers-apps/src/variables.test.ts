import { describe, expect, it } from "vitest";
import { database, secretArns } from "./testing/applications";
import { planVariables, type VariableRequest, type VariableSources } from "./variables";

const nothing: VariableSources = {
  secretArns: undefined,
  databaseEndpoint: undefined,
  databasePort: undefined,
  databaseName: undefined,
  databaseSecretArn: undefined,
};

function plan(further: Partial<VariableRequest>, sources: Partial<VariableSources> = {}) {
  return planVariables(
    { name: "web", environment: {}, secrets: {}, database: false, ...further },
    { ...nothing, ...sources },
  );
}

describe("plain variables", () => {
  it("are texts, whatever they were written as", () => {
    expect(plan({ environment: { LEVEL: "info", WORKERS: 4, DEBUG: false } })).toEqual({
      environment: { LEVEL: "info", WORKERS: "4", DEBUG: "false" },
      secrets: {},
    });
  });
});

describe("secret variables", () => {
  it("are found by name, by name and key, or by ARN", () => {
    const secrets = {
      WHOLE: "application",
      KEY: "application:secretKey",
      OTHER: "arn:aws:ssm:us-east-1:111111111111:parameter/cloud/d1brv40-dev/token",
    };

    expect(plan({ secrets }, { secretArns }).secrets).toEqual({
      WHOLE: secretArns.application,
      KEY: `${secretArns.application}:secretKey::`,
      OTHER: secrets.OTHER,
    });
  });

  it("of no secret are refused, with the names there are", () => {
    expect(() => plan({ secrets: { TOKEN: "tokens" } }, { secretArns })).toThrow(
      "containers-apps:applications web wants the secret tokens, but the secrets are: " +
        "application, database",
    );
    expect(() => plan({ secrets: { TOKEN: "tokens" } })).toThrow("but the secrets are: none");
  });

  it("share no name with plain ones, which ECS would refuse", () => {
    expect(() =>
      plan({ environment: { TOKEN: "1" }, secrets: { TOKEN: "application" } }, { secretArns }),
    ).toThrow("web has TOKEN among environment as well as secrets");
  });
});

describe("the database", () => {
  it("is given by its place and the secret that opens it", () => {
    expect(plan({ database: true }, database)).toEqual({
      environment: {
        DATABASE_HOST: "database.example.com",
        DATABASE_PORT: "5432",
        DATABASE_NAME: "shop",
      },
      secrets: {
        DATABASE_USERNAME: `${secretArns.database}:username::`,
        DATABASE_PASSWORD: `${secretArns.database}:password::`,
      },
    });
  });

  it("without a name of its own is given without one", () => {
    const { environment } = plan({ database: true }, { ...database, databaseName: "" });

    expect(Object.keys(environment)).toEqual(["DATABASE_HOST", "DATABASE_PORT"]);
  });

  it("that is not there cannot be given", () => {
    expect(() => plan({ database: true })).toThrow("web wants the database, which takes");
    expect(() => plan({ database: true }, { ...database, databaseEndpoint: "" })).toThrow(
      "web wants the database",
    );
  });

  it("can be seen otherwise by an application that says how", () => {
    const environment = { DATABASE_HOST: "proxy.example.com" };

    expect(plan({ database: true, environment }, database).environment).toMatchObject(environment);
  });
});
