import { ServiceError } from "../errors.ts";
import { text } from "../values.ts";
import type { Behaviour, Behaviours, Reference, Situation } from "./behaviour.ts";

const roleType = "aws:iam/role:Role";

const role: Reference = {
  to: roleType,
  by: "name",
  code: "NoSuchEntity",
  message: "The role with name {value} cannot be found.",
  status: 404,
};

/** Policies that AWS itself publishes need not exist here. */
const policy: Reference = {
  to: "aws:iam/policy:Policy",
  code: "NoSuchEntity",
  message: "Policy {value} does not exist or is not attachable.",
  status: 404,
  except: /^arn:[^:]+:iam::aws:policy\//,
};

const user: Reference = {
  to: "aws:iam/user:User",
  by: "name",
  code: "NoSuchEntity",
  message: "The user with name {value} cannot be found.",
  status: 404,
};

const global = { global: true } as const;

/** Users and groups differ in their words only. */
function principal(kind: string, idPrefix: string): Behaviour {
  return {
    ...global,
    arn: `arn:{partition}:iam::{account}:${kind.toLowerCase()}{in.path|/}{name}`,
    replace: [],
    defaults: { path: "/" },
    computed: { uniqueId: `${idPrefix}{upper:17}` },
    exists: { code: "EntityAlreadyExists", message: `${kind} with name {name} already exists.` },
    inUse: {
      code: "DeleteConflict",
      message: "Cannot delete entity, must detach all policies first.",
      status: 409,
    },
  };
}

export const iam: Behaviours = {
  [roleType]: {
    ...principal("Role", "AROA"),
    name: { property: "name", max: 64 },
    replace: ["name", "namePrefix", "path"],
    defaults: { path: "/", description: "", maxSessionDuration: 3600, forceDetachPolicies: false },
    seconds: { create: 1, update: 1, delete: 1 },
    check: (situation) =>
      checkDocument(situation, "assumeRolePolicy", "This policy contains invalid Json"),
  },

  "aws:iam/user:User": principal("User", "AIDA"),
  "aws:iam/group:Group": principal("Group", "AGPA"),

  [policy.to]: {
    ...global,
    id: "{arn}",
    arn: "arn:{partition}:iam::{account}:policy{in.path|/}{name}",
    name: { property: "name", max: 128 },
    replace: ["name", "namePrefix", "path", "description"],
    defaults: { path: "/" },
    computed: { policyId: "ANPA{upper:17}" },
    exists: {
      code: "EntityAlreadyExists",
      message: "A policy called {name} already exists. Duplicate names are not allowed.",
    },
    inUse: {
      code: "DeleteConflict",
      message: "Cannot delete a policy attached to entities.",
      status: 409,
    },
    check: (situation) => checkDocument(situation, "policy"),
  },

  "aws:iam/rolePolicy:RolePolicy": {
    ...global,
    noun: "Role Policy",
    id: "{in.role}:{name}",
    replace: ["name", "namePrefix", "role"],
    references: { role },
    adopts: () => true,
    check: (situation) => checkDocument(situation, "policy"),
  },

  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    ...global,
    noun: "Role Policy Attachment",
    id: "{in.role}/{in.policyArn}",
    replace: ["role", "policyArn"],
    references: { role, policyArn: policy },
    adopts: () => true,
  },

  "aws:iam/userPolicyAttachment:UserPolicyAttachment": {
    ...global,
    id: "{in.user}/{in.policyArn}",
    replace: ["user", "policyArn"],
    references: { user, policyArn: policy },
    adopts: () => true,
  },

  "aws:iam/accessKey:AccessKey": {
    ...global,
    id: "AKIA{upper:16}",
    replace: ["user", "pgpKey"],
    defaults: { status: "Active" },
    computed: { secret: "{mixed:40}", sesSmtpPasswordV4: "{mixed:44}" },
    references: { user },
  },

  "aws:iam/instanceProfile:InstanceProfile": {
    ...global,
    noun: "Instance Profile",
    arn: "arn:{partition}:iam::{account}:instance-profile{in.path|/}{name}",
    name: { property: "name", max: 128 },
    replace: ["name", "namePrefix", "path"],
    defaults: { path: "/" },
    computed: { uniqueId: "AIPA{upper:17}" },
    references: { role: { ...role, operation: "AddRoleToInstanceProfile" } },
    exists: { code: "EntityAlreadyExists", message: "Instance Profile {name} already exists." },
    seconds: { create: 7, delete: 1 },
  },

  "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
    ...global,
    noun: "Service Linked Role",
    name: false,
    id: "{arn}",
    arn: (situation) =>
      `arn:${situation.partition}:iam::${situation.place.account}:role/aws-service-role/${text(situation.inputs.awsServiceName)}/${serviceRoleName(situation)}`,
    replace: ["awsServiceName", "customSuffix"],
    computed: { uniqueId: "AROA{upper:17}" },
    outputs: (situation) => ({
      name: serviceRoleName(situation),
      path: `/aws-service-role/${text(situation.inputs.awsServiceName)}/`,
    }),
    exists: {
      code: "InvalidInput",
      message: "Service role name has been taken in this account, please try a different suffix.",
      status: 400,
    },
  },

  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    ...global,
    id: "{arn}",
    arn: ({ partition, place, inputs }) =>
      `arn:${partition}:iam::${place.account}:oidc-provider/${(text(inputs.url) ?? "").replace(/^https:\/\//, "")}`,
    replace: ["url"],
    exists: { code: "EntityAlreadyExists", message: "Provider with url {in.url} already exists." },
  },

  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    ...global,
    id: "iam-account-password-policy",
    adopts: () => true,
  },
};

/** `autoscaling.amazonaws.com` has `AWSServiceRoleForAutoScaling`. */
function serviceRoleName({ inputs }: Situation): string {
  const service = (text(inputs.awsServiceName) ?? "").split(".")[0]!;
  const words: Readonly<Record<string, string>> = {
    autoscaling: "AutoScaling",
    ecs: "ECS",
    eks: "AmazonEKS",
    rds: "RDS",
    elasticloadbalancing: "ElasticLoadBalancing",
  };
  const suffix = text(inputs.customSuffix);
  return `AWSServiceRoleFor${words[service] ?? service[0]?.toUpperCase() + service.slice(1)}${suffix ? `_${suffix}` : ""}`;
}

/** Whether a service may take on this role; services find out when they are given one. */
export function isTrusted({ list }: Situation, roleArn: string | undefined, service: string) {
  const role = list(roleType).find((candidate) => candidate.arn === roleArn);
  return (text(role?.outputs.assumeRolePolicy) ?? "").includes(`"${service}"`);
}

function checkDocument(
  { inputs }: Situation,
  property: string,
  noJson = "Syntax errors in policy.",
): void {
  const document = text(inputs[property]);
  if (document === undefined) {
    return;
  }
  const parsed = parsedDocument(document, noJson);
  if (typeof parsed !== "object" || parsed === null || !("Statement" in parsed)) {
    throw new ServiceError("MalformedPolicyDocument", "Syntax errors in policy.");
  }
}

function parsedDocument(document: string, noJson: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    throw new ServiceError("MalformedPolicyDocument", noJson);
  }
}
