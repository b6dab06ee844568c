import { ServiceError } from "../errors.ts";
import { isObject, list, text, type Properties } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
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
      serviceRole: {
        to: "aws:iam/role:Role",
        code: "InvalidInputException",
        message: "CodeBuild is not authorized to perform: sts:AssumeRole on {value}",
        holds: false,
      },
      "vpcConfig.vpcId": vpc,
      "vpcConfig.subnets": subnet,
      "vpcConfig.securityGroupIds": securityGroup,
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
      message: "The maximum number of projects has been reached.",
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
        message: "Project cannot be found: {value}",
        holds: false,
      },
    },
    exists: {
      code: "ResourceAlreadyExistsException",
      message: "Webhook already exists for project {in.projectName}",
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
      message: "Access token with server type {in.serverType} already exists.",
      status: 400,
    },
  },
};

function checkProject({ name, inputs }: Situation): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{1,149}$/.test(name)) {
    throw new ServiceError(
      "InvalidInputException",
      "Project name must only contain alphanumeric characters, hyphens and underscores",
    );
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
    throw new ServiceError("InvalidInputException", "Project source location cannot be empty");
  }
  const cache = member(inputs, "cache");
  const layers = list(cache.modes).includes("LOCAL_DOCKER_LAYER_CACHE");
  if (layers && member(inputs, "environment").privilegedMode !== true) {
    throw new ServiceError(
      "InvalidInputException",
      "LOCAL_DOCKER_LAYER_CACHE is only supported in privileged mode",
    );
  }
}

/** CodeBuild registers a webhook at the host of the source, and needs credentials for it. */
function checkWebhook({ inputs, list: all }: Situation): void {
  const owner = all(project).find(({ outputs }) => outputs.name === inputs.projectName);
  const source = owner === undefined ? {} : member(owner.outputs, "source");
  const server = text(source.type) ?? "";
  if (!/^(BITBUCKET|GITHUB|GITLAB)/.test(server)) {
    throw new ServiceError(
      "InvalidInputException",
      `Webhooks are not supported for the source type ${server}`,
    );
  }
  const imported = all(credential).some(({ outputs }) => outputs.serverType === server);
  if (!imported && !isObject(source.auth)) {
    throw new ServiceError(
      "ResourceNotFoundException",
      `Could not find access token for server type ${server.toLowerCase()}`,
    );
  }
}

function member(properties: Properties, name: string): Properties {
  const value = properties[name];
  return isObject(value) ? value : {};
}
