import { ServiceError } from "../errors.ts";
import { isObject, list, text, type Properties } from "../values.ts";
import type { Behaviour, Behaviours, Reference, Situation } from "./behaviour.ts";
import { keyReference } from "./kms.ts";
import { secretType } from "./secrets.ts";

const repository = "aws:ecr/repository:Repository";

const key: Reference = {
  ...keyReference,
  code: "KmsException",
  message: "Key '{value}' does not exist (Service: Kms, Status Code: 400)",
};

const role: Reference = {
  to: "aws:iam/role:Role",
  code: "InvalidParameterException",
  message:
    "Invalid parameter at 'customRoleArn' failed to satisfy constraint: 'Role {value} does not exist'",
  holds: false,
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
      message: "The repository with name '{value}' does not exist",
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
      code: "LimitExceededException",
      message: "The maximum number of repositories has been reached.",
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
        message: "The secret '{value}' could not be found",
        holds: false,
      },
    },
    exists: {
      code: "PullThroughCacheRuleAlreadyExistsException",
      message:
        "The pull through cache rule with prefix '{in.ecrRepositoryPrefix}' already exists in the registry with id '{account}'",
      status: 400,
    },
    quota: {
      name: "pullThroughCacheRules",
      limit: 50,
      code: "LimitExceededException",
      message: "The maximum number of pull through cache rules has been reached.",
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
    references: { customRoleArn: role, "encryptionConfigurations.kmsKey": key },
    exists: {
      code: "TemplateAlreadyExistsException",
      message: "The repository creation template with prefix '{in.prefix}' already exists",
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
  const mayExempt = text(inputs.imageTagMutability)?.endsWith("_WITH_EXCLUSION") === true;
  if (exempt.length > 0 !== mayExempt || exempt.length > 5) {
    throw invalid(
      "imageTagMutabilityExclusionFilters",
      mayExempt
        ? "Member must have between 1 and 5 filters"
        : "Filters are only allowed with IMMUTABLE_WITH_EXCLUSION or MUTABLE_WITH_EXCLUSION",
    );
  }
}

/** Every rule has a priority of its own, and one about any image comes last. */
function checkLifecyclePolicy({ inputs }: Situation): void {
  const rules = list(parsed(inputs.policy)?.rules).filter(isObject);
  if (rules.length === 0 || !rules.every(isRule)) {
    throw invalid(
      "LifecyclePolicyText",
      "Lifecycle policy validation failure: instance failed to match exactly one schema (matched 0 out of 2)",
    );
  }
  const priorities = rules.map(({ rulePriority }) => Number(rulePriority));
  if (new Set(priorities).size !== priorities.length) {
    throw invalid(
      "LifecyclePolicyText",
      "Lifecycle policy validation failure: rulePriority must be unique",
    );
  }
  const any = rules.filter(({ selection }) => isObject(selection) && selection.tagStatus === "any");
  if (any.some(({ rulePriority }) => Number(rulePriority) !== Math.max(...priorities))) {
    throw invalid(
      "LifecyclePolicyText",
      "Lifecycle policy validation failure: tagStatus=any must have the lowest priority",
    );
  }
}

/** Ages have a unit, numbers of images have none. */
function isRule({ rulePriority, selection, action }: Properties): boolean {
  if (typeof rulePriority !== "number" || !isObject(selection) || !isObject(action)) {
    return false;
  }
  const needsUnit = selection.countType !== "imageCountMoreThan";
  return (
    typeof selection.countNumber === "number" &&
    text(selection.countType) !== undefined &&
    needsUnit === (selection.countUnit === "days")
  );
}

function checkRepositoryPolicy({ inputs }: Situation): void {
  const statements = list(parsed(inputs.policy)?.Statement).filter(isObject);
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
    throw new ServiceError(
      "UnsupportedUpstreamRegistryException",
      `The upstream registry URL '${url}' is not supported`,
    );
  }
  if (closed.test(url) && inputs.credentialArn === undefined) {
    throw invalid("credentialArn", "A secret ARN is required for this upstream registry");
  }
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

function parsed(document: Properties[string] | undefined): Properties | undefined {
  try {
    const value = JSON.parse(text(document) ?? "") as Properties;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
