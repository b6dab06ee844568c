import { documentIn, expectWellBehaved, find, namesOf } from "@cloud/shared/testing/expectations";
import { keyArn } from "@cloud/shared/testing/given";
import { mockAccount, mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPolicy, schedulePolicy } from "./build-policy";
import { planImages } from "./image-plan";
import { connectionArn, image, known } from "./testing/images";

const load = () => import("./index.js");

const upstream = {
  ...known,
  pullThroughPrefixes: ["d1brv40-dev-public"],
  logsKeyArn: keyArn("logs"),
};
const source = {
  name: "worker",
  sourceType: "GITHUB",
  location: "https://github.com/acme/shop",
  branch: "release",
  directory: "./worker/",
  architecture: "arm64",
  webhook: true,
  connectionArn,
};

let dev: ProgramRun;
let prod: ProgramRun;
let none: ProgramRun;

beforeAll(async () => {
  const stack = "containers-images";
  dev = await runProgram({ stack, config: upstream, load });
  prod = await runProgram({
    stack,
    environment: "prod",
    config: { ...upstream, cache: "local", images: [source] },
    load,
  });
  none = await runProgram({ stack, config: { ...upstream, images: [] }, load });
});

describe("the images program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("containers-images", [dev, prod, none]);
    expect(dev.outputs).toEqual({
      projectNames: ["d1brv40-dev-web"],
      projectArns: { web: mockArn("aws:codebuild/project:Project", "web") },
      imageUris: { web: "registry.example.com/web:latest" },
      logGroupNames: ["/cloud/d1brv40-dev/images/web"],
      buildRoleArn: mockArn("aws:iam/role:Role", "image-build"),
    });
  });

  it("makes nothing, and exports empty values, without images", () => {
    expect(namesOf(none, "")).toEqual(["images"]);
    expect(none.outputs).toEqual({
      projectNames: [],
      projectArns: {},
      imageUris: {},
      logGroupNames: [],
      buildRoleArn: "",
    });
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(dev, "")).toMatchSnapshot();
    expect(namesOf(prod, "")).toMatchSnapshot();
  });
});

describe("a project", () => {
  it("without source builds from its own text", () => {
    const project = find(dev, "codebuild/project:Project", "web");

    expect(project).toMatchObject({
      inputs: {
        name: "d1brv40-dev-web",
        serviceRole: mockArn("aws:iam/role:Role", "image-build"),
        source: { type: "NO_SOURCE" },
        artifacts: { type: "NO_ARTIFACTS" },
        environment: {
          type: "LINUX_CONTAINER",
          computeType: "BUILD_GENERAL1_SMALL",
          image: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
          privilegedMode: true,
        },
        cache: { type: "NO_CACHE" },
        logsConfig: {
          cloudwatchLogs: { status: "ENABLED", groupName: "/cloud/d1brv40-dev/images/web" },
        },
        buildTimeout: 30,
        tags: { Name: "d1brv40-dev-web" },
      },
      parent: "cloud:containers-images:ImageBuild web",
    });
    expect(project.inputs).not.toHaveProperty("sourceVersion");
    expect(project.dependencies).toContain("aws:iam/rolePolicy:RolePolicy image-build");
  });

  it("with source takes it through a connection, on machines of its architecture", () => {
    expect(find(prod, "codebuild/project:Project", "worker").inputs).toMatchObject({
      source: {
        type: "GITHUB",
        location: "https://github.com/acme/shop",
        gitCloneDepth: 1,
        auth: { type: "CODECONNECTIONS", resource: connectionArn },
        reportBuildStatus: true,
      },
      sourceVersion: "release",
      environment: {
        type: "ARM_CONTAINER",
        computeType: "BUILD_GENERAL1_MEDIUM",
        image: "aws/codebuild/amazonlinux-aarch64-standard:3.0",
      },
      cache: { type: "LOCAL", modes: ["LOCAL_DOCKER_LAYER_CACHE", "LOCAL_SOURCE_CACHE"] },
    });
  });

  it("writes into a log group that is encrypted and expires", () => {
    const group = (run: ProgramRun, name: string) =>
      find(run, "cloudwatch/logGroup:LogGroup", name).inputs;

    expect(group(dev, "web")).toMatchObject({
      name: "/cloud/d1brv40-dev/images/web",
      retentionInDays: 7,
      kmsKeyId: upstream.logsKeyArn,
    });
    expect(group(prod, "worker")["retentionInDays"]).toBe(365);
  });
});

describe("the role of the builds", () => {
  it("is taken on by CodeBuild for this account, with the policy of its images", () => {
    expect(documentIn(find(dev, "iam/role:Role", "image-build"), "assumeRolePolicy")).toMatchObject(
      {
        Statement: [
          {
            Principal: { Service: "codebuild.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
          },
        ],
      },
    );
    expect(documentIn(find(dev, "iam/rolePolicy:RolePolicy", "image-build"), "policy")).toEqual(
      buildPolicy({
        account: mockAccount,
        images: planImages([image("web")], known),
        pullThroughPrefixes: ["d1brv40-dev-public"],
        logGroupNames: ["/cloud/d1brv40-dev/images/web"],
      }),
    );
  });
});

describe("a build starts", () => {
  it("when its branch is pushed and its folder changes", () => {
    expect(namesOf(dev, "codebuild/webhook:Webhook")).toEqual([]);
    expect(find(prod, "codebuild/webhook:Webhook", "worker").inputs).toEqual({
      projectName: "d1brv40-prod-worker",
      buildType: "BUILD",
      filterGroups: [
        {
          filters: [
            { type: "EVENT", pattern: "PUSH" },
            { type: "HEAD_REF", pattern: "^refs/heads/release$" },
            { type: "FILE_PATH", pattern: "^worker/" },
          ],
        },
      ],
    });
  });

  it("on schedule, by a role that can do nothing else", () => {
    const projectArn = mockArn("aws:codebuild/project:Project", "web");

    expect(namesOf(prod, "cloudwatch/eventRule:EventRule")).toEqual([]);
    expect(find(dev, "cloudwatch/eventRule:EventRule", "web").inputs).toMatchObject({
      name: "d1brv40-dev-web-build",
      scheduleExpression: "rate(7 days)",
    });
    expect(find(dev, "cloudwatch/eventTarget:EventTarget", "web").inputs).toEqual({
      rule: "d1brv40-dev-web-build",
      targetId: "build",
      arn: projectArn,
      roleArn: mockArn("aws:iam/role:Role", "image-schedule"),
    });
    expect(documentIn(find(dev, "iam/rolePolicy:RolePolicy", "image-schedule"), "policy")).toEqual(
      schedulePolicy([projectArn]),
    );
  });
});
