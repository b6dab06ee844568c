import { text, type Properties } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { keyReference } from "./kms.ts";

export const secretType = "aws:secretsmanager/secret:Secret";

/** Parameter Store and Secrets Manager. */
export const secrets: Behaviours = {
  "aws:ssm/parameter:Parameter": {
    name: { property: "name", max: 2048 },
    arn: ({ partition, region, place, name }) =>
      `arn:${partition}:ssm:${region}:${place.account}:parameter${name.startsWith("/") ? "" : "/"}${name}`,
    replace: ["name"],
    defaults: { dataType: "text", tier: "Standard" },
    outputs: ({ previous }: Situation): Properties => ({
      version: typeof previous.version === "number" ? previous.version + 1 : 1,
    }),
    renewed: { "*": ["version"] },
    adopts: ({ inputs }) => inputs.overwrite === true,
    exists: {
      code: "ParameterAlreadyExists",
      message:
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
      status: 400,
    },
    seconds: { create: 1, update: 1, delete: 1 },
  },

  [secretType]: {
    noun: "Secret",
    name: { property: "name", max: 512 },
    id: "{arn}",
    arn: "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{mixed:6}",
    replace: ["name", "namePrefix"],
    defaults: { forceOverwriteReplicaSecret: false, recoveryWindowInDays: 30 },
    references: { kmsKeyId: keyReference },
    unique: [
      {
        properties: ["name"],
        code: "ResourceExistsException",
        message: "The operation failed because the secret {name} already exists.",
      },
    ],
    seconds: { create: 1, update: 1, delete: 1 },
  },

  "aws:secretsmanager/secretVersion:SecretVersion": {
    noun: "Secret Value",
    id: ({ inputs, random }) => `${text(inputs.secretId)}|${random.uuid("version")}`,
    replace: ["secretBinary", "secretId", "secretString"],
    outputs: ({ inputs, id, find }) => ({
      arn: find(secretType, text(inputs.secretId) ?? "")?.arn ?? "",
      versionId: id.slice(id.lastIndexOf("|") + 1),
      versionStages: ["AWSCURRENT"],
    }),
    references: {
      secretId: {
        to: secretType,
        by: "name",
        code: "ResourceNotFoundException",
        message: "Secrets Manager can't find the specified secret.",
        holds: false,
      },
    },
    seconds: { create: 1, delete: 1 },
  },

  "aws:secretsmanager/secretPolicy:SecretPolicy": {
    id: "{in.secretArn}",
    replace: ["secretArn"],
    adopts: () => true,
  },
  "aws:secretsmanager/secretRotation:SecretRotation": {
    id: "{in.secretId}",
    replace: ["secretId"],
    adopts: () => true,
  },
};
