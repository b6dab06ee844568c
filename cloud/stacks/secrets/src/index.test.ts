import {
  documentIn,
  expectWellBehaved,
  find,
  namesOf,
  ofType,
} from "@cloud/shared/testing/expectations";
import { boundaryArn, keyArn } from "@cloud/shared/testing/given";
import { mockAccount, mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { rotationPolicy, secretPolicy } from "./policies";

const load = () => import("./index.js");

const secretsKeyArn = keyArn("secrets");
const given = {
  secretsKeyArn,
  logsKeyArn: keyArn("logs"),
  databasePassword: "first-password",
  applicationSecretKey: "first-key",
};
const everything = {
  ...given,
  rotateDatabase: true,
  secrets: [
    { name: "token", description: "Token of the payment service" },
    { name: "session", description: "Key of sessions", rotate: true },
  ],
  secretValues: { token: "t0ken", session: "first-session" },
  parameters: [{ name: "shop/currency", description: "Currency of prices", value: "EUR" }],
  secureParameters: [{ name: "shop/licence", description: "Licence of the search" }],
  secureParameterValues: { "shop/licence": "l1cence" },
  permissionsBoundaryArn: boundaryArn,
};

let dev: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "secrets", config: given, load });
  prod = await runProgram({ stack: "secrets", environment: "prod", config: everything, load });
});

describe("the secrets program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("secrets", [dev, prod]);
    expect(dev.outputs).toMatchObject({
      rotationFunctionArn: "",
      rotationFunctionLogGroupName: "",
      parameterNames: {},
      parameterPathPrefix: "/cloud/d1brv40-dev",
      secretNamePrefix: "cloud/d1brv40-dev",
    });
    expect(prod.outputs).toMatchObject({
      secretArns: {
        database: mockArn("aws:secretsmanager/secret:Secret", "database"),
        application: mockArn("aws:secretsmanager/secret:Secret", "application"),
        token: mockArn("aws:secretsmanager/secret:Secret", "token"),
        session: mockArn("aws:secretsmanager/secret:Secret", "session"),
      },
      databaseSecretName: "cloud/d1brv40-prod/database",
      rotationFunctionArn: mockArn("aws:lambda/function:Function", "secret-rotation"),
      parameterNames: {
        "shop/currency": "/cloud/d1brv40-prod/shop/currency",
        "shop/licence": "/cloud/d1brv40-prod/shop/licence",
      },
    });
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(prod, "")).toMatchSnapshot();
  });

  it("keeps no value in any output", () => {
    const text = JSON.stringify(prod.outputs);

    for (const value of ["first-password", "first-key", "t0ken", "first-session", "l1cence"]) {
      expect(text).not.toContain(value);
    }
  });
});

describe("secrets", () => {
  it("are encrypted with the key of the environment and guarded by a policy", () => {
    for (const name of namesOf(dev, "secretsmanager/secret:Secret")) {
      expect(find(dev, "secretsmanager/secret:Secret", name)).toMatchObject({
        inputs: {
          name: `cloud/d1brv40-dev/${name}`,
          kmsKeyId: secretsKeyArn,
          recoveryWindowInDays: 0,
          tags: { Name: `d1brv40-dev-${name}` },
        },
        parent: `cloud:secrets:ManagedSecret ${name}`,
        protect: false,
      });
      const policy = find(dev, "SecretPolicy", name);
      expect(policy.inputs).toMatchObject({
        secretArn: mockArn("aws:secretsmanager/secret:Secret", name),
        blockPublicPolicy: true,
      });
      expect(documentIn(policy, "policy")).toEqual(secretPolicy(mockAccount));
    }
  });

  it("hold JSON for database and applications, and other values as they are", () => {
    const valueOf = (run: ProgramRun, name: string) =>
      find(run, "SecretVersion", name).inputs["secretString"];

    expect(valueOf(dev, "database")).toEqual('{"username":"dbadmin","password":"first-password"}');
    expect(valueOf(dev, "application")).toEqual('{"secretKey":"first-key"}');
    expect(valueOf(prod, "token")).toEqual("t0ken");
  });

  it("keep the value that rotation gave them", () => {
    const ignored = (name: string) => find(prod, "SecretVersion", name).ignoreChanges;

    expect(ignored("database")).toEqual(["secretString"]);
    expect(ignored("session")).toEqual(["secretString"]);
    expect(ignored("token")).toEqual([]);
  });

  it("are protected in prod and can be restored for a month", () => {
    for (const { protect, inputs } of ofType(prod, "secretsmanager/secret:Secret")) {
      expect([protect, inputs["recoveryWindowInDays"]]).toEqual([true, 30]);
    }
  });
});

describe("rotation", () => {
  it("is not made where nothing is renewed", () => {
    expect(namesOf(dev, "cloud:secrets:Rotation")).toEqual([]);
    expect(namesOf(dev, "lambda/function:Function")).toEqual([]);
  });

  it("is scheduled for the secrets that are renewed, after the function may be called", () => {
    expect(namesOf(prod, "SecretRotation")).toEqual(["database", "session"]);
    expect(find(prod, "SecretRotation", "database")).toMatchObject({
      inputs: {
        secretId: "Secret/database",
        rotationLambdaArn: mockArn("aws:lambda/function:Function", "secret-rotation"),
        rotationRules: { scheduleExpression: "rate(30 days)", duration: "3h" },
        rotateImmediately: false,
      },
      parent: "cloud:secrets:Rotation secret-rotation",
      dependencies: expect.arrayContaining([
        "aws:lambda/permission:Permission secret-rotation",
        "aws:secretsmanager/secretVersion:SecretVersion database",
      ]) as unknown,
    });
  });

  it("runs our code with what it has to know", () => {
    const { inputs, dependencies } = find(prod, "lambda/function:Function", "secret-rotation");

    expect(inputs).toMatchObject({
      name: "d1brv40-prod-secret-rotation",
      runtime: "nodejs24.x",
      handler: "index.handler",
      timeout: 600,
      environment: {
        variables: {
          ROTATED_SECRETS: JSON.stringify({
            "cloud/d1brv40-prod/database": {
              key: "password",
              databaseIdentifier: "d1brv40-prod-database",
            },
            "cloud/d1brv40-prod/session": {},
          }),
        },
      },
      loggingConfig: { logFormat: "JSON", logGroup: "/aws/lambda/d1brv40-prod-secret-rotation" },
    });
    expect(dependencies).toContain("aws:cloudwatch/logGroup:LogGroup secret-rotation");
  });

  it("may be called by Secrets Manager for this account only", () => {
    expect(find(prod, "Permission", "secret-rotation").inputs).toMatchObject({
      function: "d1brv40-prod-secret-rotation",
      principal: "secretsmanager.amazonaws.com",
      sourceAccount: "111111111111",
    });
  });

  it("has a role of its own within the boundary", () => {
    expect(find(prod, "iam/role:Role", "secret-rotation").inputs).toMatchObject({
      name: "d1brv40-prod-secret-rotation",
      permissionsBoundary: boundaryArn,
    });
    expect(documentIn(find(prod, "RolePolicy", "secret-rotation"), "policy")).toEqual(
      rotationPolicy({
        ...mockAccount,
        secretArns: ["database", "session"].map((name) =>
          mockArn("aws:secretsmanager/secret:Secret", name),
        ),
        databaseIdentifiers: ["d1brv40-prod-database"],
        secretsKeyArn,
        logGroupArn: mockArn("aws:cloudwatch/logGroup:LogGroup", "secret-rotation"),
      }),
    );
  });
});

describe("parameters", () => {
  it("are readable where they are plain, and encrypted where they are not", () => {
    expect(find(prod, "ssm/parameter:Parameter", "shop/currency")).toMatchObject({
      inputs: { type: "String", insecureValue: "EUR", description: "Currency of prices" },
      parent: "cloud:secrets:Parameters parameters",
    });
    expect(find(prod, "ssm/parameter:Parameter", "shop/licence").inputs).toMatchObject({
      type: "SecureString",
      keyId: secretsKeyArn,
      value: "l1cence",
    });
  });

  it("of one name are refused", async () => {
    const twin = { name: "shop/licence", description: "The same again" };
    const run = runProgram({
      stack: "secrets",
      config: { ...everything, parameters: [{ ...twin, value: "x" }] },
      load,
    });

    await expect(run).rejects.toThrow(
      "secrets:parameters and secrets:secureParameters: more than one shop/licence",
    );
  });
});
