import { documentIn, expectWellBehaved, find } from "@cloud/shared/testing/expectations";
import { keyArn } from "@cloud/shared/testing/given";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { full, given, load, secretArn } from "./index.fixture";

let dev: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "compute-lambda", config: given, load });
  prod = await runProgram({
    stack: "compute-lambda",
    environment: "prod",
    config: full,
    load,
  });
});

describe("the compute-lambda program", () => {
  it("exports what its template declares, whatever is switched on", async () => {
    const bare = await runProgram({
      stack: "compute-lambda",
      config: { ...given, functions: [] },
      load,
    });

    expectWellBehaved("compute-lambda", [dev, prod, bare]);
    expect(bare.outputs).toMatchObject({ functionNames: [], functionArns: {}, logGroupNames: [] });
    expect(dev.outputs).toMatchObject({
      functionNames: ["d1brv40-dev-example"],
      functionArns: { example: mockArn("aws:lambda/alias:Alias", "example") },
      functionInvokeArns: { example: "invoke-arn-of-example" },
      queueUrls: { example: "https://sqs.example.com/example" },
      deadLetterQueueNames: ["d1brv40-dev-example-dead-letters"],
      stateMachineArn: "",
      batchJobQueueArn: "",
    });
    expect(prod.outputs["logGroupNames"]).toEqual([
      "/aws/lambda/d1brv40-prod-import",
      "/aws/lambda/d1brv40-prod-report",
      "/aws/lambda/d1brv40-prod-mail",
      "/aws/lambda/d1brv40-prod-pack",
      "/aws/vendedlogs/states/d1brv40-prod-workflow",
      "/cloud/d1brv40-prod/jobs",
    ]);
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(prod.resources.map(({ type, name }) => `${type} ${name}`).toSorted()).toMatchSnapshot();
  });
});

describe("a function", () => {
  it("runs inside the VPC, in its own log, with a version behind its alias", () => {
    const example = find(dev, "lambda/function:Function", "example");

    expect(example).toMatchObject({
      inputs: {
        name: "d1brv40-dev-example",
        role: mockArn("aws:iam/role:Role", "example-function"),
        runtime: "nodejs24.x",
        handler: "index.handler",
        architectures: ["arm64"],
        packageType: "Zip",
        publish: true,
        vpcConfig: { subnetIds: given.privateSubnetIds, securityGroupIds: ["sg-0f"] },
        tracingConfig: { mode: "Active" },
        loggingConfig: { logFormat: "JSON", logGroup: "/aws/lambda/d1brv40-dev-example" },
      },
      parent: "cloud:compute-lambda:ManagedFunction example",
    });
    expect(example.dependencies).toEqual(
      expect.arrayContaining([
        "aws:iam/rolePolicy:RolePolicy example-function",
        "aws:cloudwatch/logGroup:LogGroup example",
      ]),
    );
    expect(find(dev, "lambda/alias:Alias", "example").inputs).toMatchObject({
      name: "live",
      functionName: "d1brv40-dev-example",
      functionVersion: "3",
    });
    expect(find(dev, "logGroup:LogGroup", "example").inputs).toMatchObject({
      kmsKeyId: keyArn("logs"),
      retentionInDays: 7,
    });
  });

  it("takes its code from where it is configured", () => {
    const inputs = (name: string) => find(prod, "lambda/function:Function", name).inputs;

    expect(inputs("import")).toMatchObject({
      s3Bucket: "code",
      s3Key: "import.zip",
      s3ObjectVersion: "v1",
      environment: { variables: { DATA_BUCKET: "acme-data", LEVEL: "3" } },
      reservedConcurrentExecutions: 5,
    });
    expect(inputs("report")).toMatchObject({ packageType: "Image", imageUri: "registry/report:1" });
    for (const absent of ["handler", "runtime", "vpcConfig", "code"]) {
      expect(Object.keys(inputs("report"))).not.toContain(absent);
    }
    for (const [name, present] of [
      ["mail", true],
      ["pack", true],
      ["import", false],
    ] as const) {
      expect(Object.keys(inputs(name)).includes("code")).toBe(present);
    }
  });

  it("puts aside what it cannot do, in an encrypted queue", () => {
    expect(find(dev, "FunctionEventInvokeConfig", "example").inputs).toMatchObject({
      functionName: "d1brv40-dev-example",
      qualifier: "live",
      maximumRetryAttempts: 2,
      destinationConfig: {
        onFailure: { destination: mockArn("aws:sqs/queue:Queue", "example-dead-letters") },
      },
    });
    expect(find(dev, "sqs/queue:Queue", "example-dead-letters").inputs).toMatchObject({
      kmsMasterKeyId: keyArn("general"),
      messageRetentionSeconds: 1_209_600,
    });
    expect(documentIn(find(dev, "QueuePolicy", "example-dead-letters"), "policy")).toMatchObject({
      Statement: [{ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }],
    });
  });

  it("reads its own secrets and the objects it is told of, within the boundary", () => {
    const policy = documentIn(find(prod, "RolePolicy", "import-function"), "policy") as {
      Statement: { Sid: string; Resource: string[] }[];
    };
    const resources = Object.fromEntries(
      policy.Statement.map(({ Sid, Resource }) => [Sid, Resource]),
    );

    expect(resources).toMatchObject({
      ReadSecrets: [secretArn],
      UseData: "arn:aws:s3:::acme-data/in/*",
      UseDataKey: keyArn("storage"),
    });
    expect(find(prod, "iam/role:Role", "import-function").inputs["permissionsBoundary"]).toBe(
      full.permissionsBoundaryArn,
    );
  });
});
