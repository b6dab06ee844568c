import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

let cloud: TestCloud;
let serviceRole: string;
beforeEach(async () => {
  cloud = new TestCloud();
  const role = await cloud.create("aws:iam/role:Role", "build", {
    name: "build",
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "codebuild.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    }),
  });
  serviceRole = String(role.properties.arn);
});
afterEach(() => cloud.remove());

const source = { type: "GITHUB", location: "https://github.com/acme/shop" };
const connection = { type: "CODECONNECTIONS", resource: "arn:aws:codeconnections:x" };

function project(name: string, args: Properties = {}) {
  return cloud.create("aws:codebuild/project:Project", name, {
    name,
    serviceRole,
    source,
    artifacts: { type: "NO_ARTIFACTS" },
    environment: {
      type: "LINUX_CONTAINER",
      image: "aws/codebuild/standard:7.0",
      computeType: "BUILD_GENERAL1_SMALL",
    },
    ...args,
  });
}

function webhook(projectName: string) {
  return cloud.create("aws:codebuild/webhook:Webhook", "push", { projectName });
}

describe("a project", () => {
  test("has a name once and is known by its ARN", async () => {
    const { id } = await project("web");

    expect(id).toBe("arn:aws:codebuild:us-east-1:111111111111:project/web");
    await expect(project("web")).rejects.toThrow(
      /^creating CodeBuild Project \(web\): .* api error ResourceAlreadyExistsException: Project already exists: arn:aws:codebuild:us-east-1:111111111111:project\/web$/,
    );
    await expect(project("w b")).rejects.toThrow(
      "api error InvalidInputException: Only alphanumeric characters, dash, and underscore are supported",
    );
  });

  test("needs a role that is there", async () => {
    const gone = "arn:aws:iam::111111111111:role/gone";

    await expect(project("web", { serviceRole: gone })).rejects.toThrow(
      "api error InvalidInputException: CodeBuild is not authorized to perform: sts:AssumeRole on service role. Please verify that: 1) The provided service role exists,",
    );
  });

  test("has a source with a location, or none with a buildspec", async () => {
    await expect(project("web", { source: { type: "GITHUB" } })).rejects.toThrow(
      "api error InvalidInputException: Project source location is required",
    );
    await expect(project("web", { source: { type: "NO_SOURCE" } })).rejects.toThrow(
      "`buildspec` must be set when source's `type` is `NO_SOURCE`",
    );
    await expect(
      project("web", { source: { ...source, type: "NO_SOURCE", buildspec: "{}" } }),
    ).rejects.toThrow("`location` must be empty when source's `type` is `NO_SOURCE`");
  });

  test("keeps layers of images in privileged mode only", async () => {
    await expect(
      project("web", { cache: { type: "LOCAL", modes: ["LOCAL_DOCKER_LAYER_CACHE"] } }),
    ).rejects.toThrow("LOCAL_DOCKER_LAYER_CACHE is only supported in privileged mode");
  });
});

describe("a webhook", () => {
  test("belongs to a project, once", async () => {
    await expect(webhook("web")).rejects.toThrow(
      "api error ResourceNotFoundException: Project cannot be found: arn:aws:codebuild:us-east-1:111111111111:project/web",
    );
    await project("web", { source: { ...source, auth: connection } });
    expect((await webhook("web")).id).toBe("web");
    await expect(webhook("web")).rejects.toThrow(
      "api error ResourceAlreadyExistsException: The specified Amazon Web Services resource cannot be created,",
    );
  });

  test("needs credentials for the host, from a connection or imported", async () => {
    await project("web");
    await expect(webhook("web")).rejects.toThrow(
      "api error ResourceNotFoundException: Access token not found in CodeBuild project for server type github",
    );
    await cloud.create("aws:codebuild/sourceCredential:SourceCredential", "github", {
      authType: "PERSONAL_ACCESS_TOKEN",
      serverType: "GITHUB",
      token: "token",
    });
    await expect(webhook("web")).resolves.toBeDefined();
  });

  test("is nothing for a project without source", async () => {
    await project("web", { source: { type: "NO_SOURCE", buildspec: "{}" } });
    await expect(webhook("web")).rejects.toThrow(
      "api error InvalidInputException: Webhooks are not supported for the source type NO_SOURCE",
    );
  });
});

describe("a rule of EventBridge", () => {
  const rule = "aws:cloudwatch/eventRule:EventRule";
  const target = (args: Properties = { roleArn: serviceRole }) =>
    cloud.create("aws:cloudwatch/eventTarget:EventTarget", "build", {
      rule: "nightly",
      targetId: "build",
      arn: "arn:aws:codebuild:us-east-1:111111111111:project/web",
      ...args,
    });

  test.each(["rate(1 day)", "rate(7 days)", "cron(0 3 ? * MON *)", "cron(0 3 * * ? *)"])(
    "may be due at %s",
    async (scheduleExpression) => {
      await expect(
        cloud.create(rule, "nightly", { name: "nightly", scheduleExpression }),
      ).resolves.toBeDefined();
    },
  );

  test.each(["rate(1 days)", "rate(7 day)", "rate(0 days)", "cron(0 3 * * * *)", "every day"])(
    "is never due at %s",
    async (scheduleExpression) => {
      await expect(
        cloud.create(rule, "nightly", { name: "nightly", scheduleExpression }),
      ).rejects.toThrow(
        "api error ValidationException: Parameter ScheduleExpression is not valid.",
      );
    },
  );

  test("says when it is due, or for which events", async () => {
    await expect(cloud.create(rule, "nightly", { name: "nightly" })).rejects.toThrow(
      "api error ValidationException: Parameter(s) EventPattern or ScheduleExpression must be specified.",
    );
    await expect(
      cloud.create(rule, "nightly", { name: "nightly", eventPattern: "[]" }),
    ).rejects.toThrow("api error InvalidEventPatternException: Event pattern is not valid.");
  });

  test("has targets with the role they need, and is kept while it has some", async () => {
    await expect(target()).rejects.toThrow(
      "api error ResourceNotFoundException: Rule nightly does not exist on EventBus default.",
    );
    const { id, properties } = await cloud.create(rule, "nightly", {
      name: "nightly",
      scheduleExpression: "rate(1 day)",
    });
    await expect(target({})).rejects.toThrow(
      "api error ValidationException: RoleArn is required for target arn:aws:codebuild:us-east-1:111111111111:project/web.",
    );
    await target();
    await expect(cloud.delete(rule, "nightly", id, properties)).rejects.toThrow(
      "api error ValidationException: Rule can't be deleted since it has targets.",
    );
  });
});
