import { ServiceError } from "../errors.ts";
import { isObject, list, text, type Properties } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { isTrusted } from "./iam.ts";
import { securityGroup, subnet, vpc } from "./ec2/references.ts";

const project = "aws:codebuild/project:Project";
const credential = "aws:codebuild/sourceCredential:SourceCredential";

export const codebuild: Behaviours = {
  [project]: {
    name: { property: "name", max: 150 },
    id: "{arn}",
    arn: "arn:{partition}:codebuild:{region}:{account}:project/{name}",
    replace: ["name"],
    defaults: {
      buildTimeout: 60,
      projectVisibility: "PRIVATE",
      queuedTimeout: 480,
      encryptionKey: "",
    },
    computed: { badgeUrl: "", publicProjectAlias: "" },
    references: {
      "vpcConfig.vpcId": { ...vpc, code: "InvalidInputException" },
      "vpcConfig.subnets": { ...subnet, code: "InvalidInputException" },
      "vpcConfig.securityGroupIds": { ...securityGroup, code: "InvalidInputException" },
    },
    exists: {
      code: "ResourceAlreadyExistsException",
      message: "Project already exists: {arn}",
      status: 400,
    },
    quota: {
      name: "buildProjects",
      limit: 5000,
      code: "AccountLimitExceededException",
      message:
        "An Amazon Web Services service limit was exceeded for the calling Amazon Web Services account.",
    },
    seconds: { create: 3, update: 2, delete: 1 },
    check: checkProject,
  },
  "aws:codebuild/webhook:Webhook": {
    name: false,
    id: "{in.projectName}",
    replace: ["projectName", "scopeConfiguration"],
    computed: {
      payloadUrl: "https://codebuild.{region}.amazonaws.com/webhooks?t={mixed:64}&v=1",
      secret: "{mixed:32}",
      url: "https://api.github.com/repos/hooks/{digits:9}",
    },
    references: {
      projectName: {
        to: project,
        by: "name",
        code: "ResourceNotFoundException",
        message:
          "Project cannot be found: arn:{partition}:codebuild:{region}:{account}:project/{value}",
        holds: false,
      },
    },
    exists: {
      code: "ResourceAlreadyExistsException",
      message:
        "The specified Amazon Web Services resource cannot be created, because an Amazon Web Services resource with the same settings already exists.",
      status: 400,
    },
    seconds: { create: 2, update: 2, delete: 1 },
    check: checkWebhook,
  },
  [credential]: {
    id: "{arn}",
    arn: ({ partition, region, place, inputs }) =>
      `arn:${partition}:codebuild:${region}:${place.account}:token/${(text(inputs.serverType) ?? "").toLowerCase()}`,
    replace: ["authType", "serverType", "token", "userName"],
    exists: {
      code: "ResourceAlreadyExistsException",
      message:
        "Access token with server type {in.serverType} already exists. Delete its source credential and try again.",
      status: 400,
    },
  },
};

function checkProject(situation: Situation): void {
  const { name, inputs } = situation;
  if (!isTrusted(situation, text(inputs.serviceRole), "codebuild.amazonaws.com")) {
    throw invalid(
      "CodeBuild is not authorized to perform: sts:AssumeRole on service role. Please verify that: 1) The provided service role exists, 2) The role name is case-sensitive and matches exactly, and 3) The role has the necessary trust policy configured.",
    );
  }
  if (name.length > 150) {
    throw invalid("Project name length cannot be greater than 150 characters");
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]+$/.test(name)) {
    throw invalid("Only alphanumeric characters, dash, and underscore are supported");
  }
  const source = member(inputs, "source");
  if (source.type === "NO_SOURCE") {
    // The provider says these itself, before it calls AWS.
    if (source.buildspec === undefined) {
      throw new Error("`buildspec` must be set when source's `type` is `NO_SOURCE`");
    }
    if (source.location !== undefined) {
      throw new Error("`location` must be empty when source's `type` is `NO_SOURCE`");
    }
  } else if (source.type !== "CODEPIPELINE" && source.location === undefined) {
    throw invalid("Project source location is required");
  }
  const cache = member(inputs, "cache");
  const layers = list(cache.modes).includes("LOCAL_DOCKER_LAYER_CACHE");
  if (layers && member(inputs, "environment").privilegedMode !== true) {
    throw invalid("LOCAL_DOCKER_LAYER_CACHE is only supported in privileged mode");
  }
}

/** CodeBuild registers a webhook at the host of the source, and needs credentials for it. */
function checkWebhook({ inputs, list: all }: Situation): void {
  const owner = all(project).find(({ outputs }) => outputs.name === inputs.projectName);
  const source = owner === undefined ? {} : member(owner.outputs, "source");
  const server = text(source.type) ?? "";
  if (!/^(BITBUCKET|GITHUB|GITLAB)/.test(server)) {
    throw invalid(`Webhooks are not supported for the source type ${server}`);
  }
  const imported = all(credential).some(({ outputs }) => outputs.serverType === server);
  if (!imported && !isObject(source.auth)) {
    throw new ServiceError(
      "ResourceNotFoundException",
      `Access token not found in CodeBuild project for server type ${server.toLowerCase()}`,
    );
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidInputException", message);
}

function member(properties: Properties, name: string): Properties {
  const value = properties[name];
  return isObject(value) ? value : {};
}
