import { ServiceError } from "../errors.ts";
import { isObject, list, text } from "../values.ts";
import type { Behaviour, Behaviours, Reference, Situation } from "./behaviour.ts";
import { lifecycleProblem, parsedObject } from "./ecrLifecycle.ts";
import { keyReference } from "./kms.ts";
import { secretType } from "./secrets.ts";

const repository = "aws:ecr/repository:Repository";

const key: Reference = {
  ...keyReference,
  code: "KmsException",
  message: "The operation failed due to a KMS exception.",
};

const role: Reference = {
  to: "aws:iam/role:Role",
  code: "InvalidParameterException",
  message:
    "Invalid parameter at 'customRoleArn' failed to satisfy constraint: 'Role {value} does not exist'",
  holds: false,
};

const limit = {
  code: "LimitExceededException",
  message:
    "The operation did not succeed because it would have exceeded a service limit for your account.",
};

/** One aspect of a repository that is a resource of its own; a repository has it once. */
const ofRepository: Behaviour = {
  id: "{in.repository}",
  replace: ["repository"],
  computed: { registryId: "{account}" },
  references: {
    repository: {
      to: repository,
      code: "RepositoryNotFoundException",
      message:
        "The repository with name '{value}' does not exist in the registry with id '{account}'",
      holds: false,
    },
  },
  adopts: () => true,
  seconds: { create: 1, update: 1, delete: 1 },
};

export const ecr: Behaviours = {
  [repository]: {
    name: { property: "name", max: 256 },
    arn: "arn:{partition}:ecr:{region}:{account}:repository/{name}",
    replace: ["encryptionConfigurations", "name"],
    defaults: { imageTagMutability: "MUTABLE" },
    computed: {
      registryId: "{account}",
      repositoryUrl: "{account}.dkr.ecr.{region}.amazonaws.com/{name}",
    },
    references: { "encryptionConfigurations.kmsKey": key },
    exists: {
      code: "RepositoryAlreadyExistsException",
      message:
        "The repository with name '{name}' already exists in the registry with id '{account}'",
      status: 400,
    },
    quota: {
      name: "repositories",
      limit: 100_000,
      ...limit,
    },
    seconds: { create: 1, update: 1, delete: 2 },
    check: checkRepository,
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": { ...ofRepository, check: checkLifecyclePolicy },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": { ...ofRepository, check: checkRepositoryPolicy },

  "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": {
    noun: "Pull Through Cache Rule",
    name: { property: "ecrRepositoryPrefix", max: 30 },
    id: "{in.ecrRepositoryPrefix}",
    replace: ["ecrRepositoryPrefix", "upstreamRegistryUrl", "upstreamRepositoryPrefix"],
    defaults: { upstreamRepositoryPrefix: "ROOT" },
    computed: { registryId: "{account}" },
    references: {
      customRoleArn: role,
      credentialArn: {
        to: secretType,
        code: "SecretNotFoundException",
        message:
          "The ARN of the secret specified in the pull through cache rule was not found. Update the pull through cache rule with a valid secret ARN and try again.",
        holds: false,
      },
    },
    exists: {
      code: "PullThroughCacheRuleAlreadyExistsException",
      message:
        "A pull through cache rule with these settings already exists for the private registry.",
      status: 400,
    },
    quota: {
      name: "pullThroughCacheRules",
      limit: 50,
      ...limit,
    },
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkCacheRule,
  },
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": {
    noun: "Repository Creation Template",
    name: { property: "prefix", max: 256 },
    id: "{in.prefix}",
    replace: ["prefix"],
    defaults: { imageTagMutability: "MUTABLE" },
    computed: { registryId: "{account}" },
    // Key and role are used when a repository is made from it, and not looked at before.
    exists: {
      code: "TemplateAlreadyExistsException",
      message:
        "The repository creation template already exists. Specify a unique prefix and try again.",
      status: 400,
    },
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkTemplate,
  },
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": {
    noun: "Registry Scanning Configuration",
    id: "{account}",
    computed: { registryId: "{account}" },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
  },
  "aws:ecr/registryPolicy:RegistryPolicy": {
    id: "{account}",
    computed: { registryId: "{account}" },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
  },
};

function invalid(parameter: string, constraint: string): ServiceError {
  return new ServiceError(
    "InvalidParameterException",
    `Invalid parameter at '${parameter}' failed to satisfy constraint: '${constraint}'`,
  );
}

function checkRepository({ name, inputs }: Situation): void {
  const part = "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*";
  if (name.length < 2 || !new RegExp(`^${part}/)*${part})$`).test(name)) {
    throw invalid(
      "repositoryName",
      "must satisfy regular expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*'",
    );
  }
  const exempt = list(inputs.imageTagMutabilityExclusionFilters);
  const mutability = text(inputs.imageTagMutability) ?? "MUTABLE";
  if (exempt.length > 0 !== mutability.endsWith("_WITH_EXCLUSION")) {
    const problem = exempt.length > 0 ? "are not allowed" : "can't be null";
    throw new ServiceError(
      "InvalidParameterException",
      `ImageTagMutabilityExclusionFilters ${problem} when imageTagMutability is set to ${mutability}`,
    );
  }
}

function checkLifecyclePolicy({ inputs }: Situation): void {
  const problem = lifecycleProblem(text(inputs.policy) ?? "");
  if (problem !== undefined) {
    throw invalid("LifecyclePolicyText", problem);
  }
}

function checkRepositoryPolicy({ inputs }: Situation): void {
  const statements = list(parsedObject(text(inputs.policy) ?? "")?.Statement).filter(isObject);
  if (statements.length === 0 || statements.some(({ Principal }) => Principal === undefined)) {
    throw invalid("PolicyText", "Invalid repository policy provided");
  }
}

function checkCacheRule({ inputs }: Situation): void {
  const url = text(inputs.upstreamRegistryUrl) ?? "";
  const open = /^(public\.ecr\.aws|quay\.io|registry\.k8s\.io|\d{12}\.dkr\.ecr\..+)$/;
  const closed =
    /^(registry-1\.docker\.io|ghcr\.io|registry\.gitlab\.com|cgr\.dev|[a-z0-9]+\.azurecr\.io)$/;
  if (!open.test(url) && !closed.test(url)) {
    throw unsupported(
      `The upstream registry URL ${url} is invalid. Specify a valid upstream registry URL and try again`,
    );
  }
  if (closed.test(url) && inputs.credentialArn === undefined) {
    throw unsupported(
      "The specified upstream registry requires authentication. Specify a valid Secrets Manager ARN containing the upstream registry credentials.",
    );
  }
  if (open.test(url) && inputs.credentialArn !== undefined) {
    throw unsupported("The specified upstream registry doesn't require authentication");
  }
}

function unsupported(message: string): ServiceError {
  return new ServiceError("UnsupportedUpstreamRegistryException", message);
}

/** ECR encrypts and tags on behalf of a role only. */
function checkTemplate({ inputs }: Situation): void {
  const encrypts = list(inputs.encryptionConfigurations).some(
    (configuration) => isObject(configuration) && configuration.encryptionType === "KMS",
  );
  const tags = isObject(inputs.resourceTags) && Object.keys(inputs.resourceTags).length > 0;
  if ((encrypts || tags) && inputs.customRoleArn === undefined) {
    throw invalid(
      "customRoleArn",
      "A custom role is required when using KMS encryption or resource tags",
    );
  }
}
