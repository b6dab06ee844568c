import { ServiceError } from "../errors.ts";
import { text, type Properties } from "../values.ts";
import type { Behaviours, Reference, Situation } from "./behaviour.ts";
import { keyReference } from "./kms.ts";

export const secretType = "aws:secretsmanager/secret:Secret";

const secret: Reference = {
  to: secretType,
  by: "name",
  code: "ResourceNotFoundException",
  message: "Secrets Manager can't find the specified secret.",
  holds: false,
};

const rotator = "secretsmanager.amazonaws.com";

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
    references: {
      keyId: { ...keyReference, code: "InvalidKeyId", message: "Invalid keyId {value}" },
    },
    check: checkParameter,
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
    // The key is used, and missed, by the first value.
    unique: [
      {
        properties: ["name"],
        code: "ResourceExistsException",
        message: "The operation failed because the secret {name} already exists.",
      },
    ],
    check: checkSecretName,
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
    references: { secretId: secret },
    check: checkKey,
    seconds: { create: 1, delete: 1 },
  },

  "aws:secretsmanager/secretPolicy:SecretPolicy": {
    id: "{in.secretArn}",
    replace: ["secretArn"],
    references: { secretArn: secret },
    check: checkPolicy,
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
  },
  "aws:secretsmanager/secretRotation:SecretRotation": {
    id: "{in.secretId}",
    replace: ["secretId"],
    references: { secretId: secret },
    check: checkRotation,
    adopts: () => true,
    seconds: { create: 2, update: 2, delete: 1 },
  },
};

function checkSecretName({ name }: Situation): void {
  if (!/^[A-Za-z0-9/_+=.@!-]+$/.test(name)) {
    throw new ServiceError(
      "ValidationException",
      "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
    );
  }
}

function checkKey({ inputs, find }: Situation): void {
  const key = text(find(secretType, text(inputs.secretId) ?? "")?.outputs.kmsKeyId);
  if (key !== undefined && !keyReference.except?.test(key) && !find(keyReference.to, idOf(key))) {
    throw new ServiceError(
      "EncryptionFailure",
      "Secrets Manager can't encrypt the protected secret text using the provided KMS key. Check that the KMS key is available, enabled, and not in an invalid state.",
    );
  }
}

/** An ARN of a key ends in its id. */
function idOf(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

function checkPolicy({ inputs }: Situation): void {
  try {
    JSON.parse(text(inputs.policy) ?? "");
  } catch {
    throw new ServiceError(
      "MalformedPolicyDocumentException",
      "This resource policy contains a syntax error.",
    );
  }
}

/** The service tries the function at once, so it must exist and let itself be called. */
function checkRotation({ inputs, list }: Situation): void {
  const arn = text(inputs.rotationLambdaArn);
  if (arn === undefined) {
    return;
  }
  const name = list("aws:lambda/function:Function").find((record) => record.arn === arn)?.outputs
    .name;
  const allowed = list("aws:lambda/permission:Permission").some(
    ({ outputs }) =>
      outputs.principal === rotator && [arn, name ?? null].includes(outputs.function ?? ""),
  );
  if (name === undefined || !allowed) {
    throw new ServiceError(
      "AccessDeniedException",
      `Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal ${rotator}.`,
    );
  }
}

function checkParameter({ name, inputs }: Situation): void {
  if (name.includes("/") && !name.startsWith("/")) {
    throw new ServiceError("ValidationException", "Parameter name must be a fully qualified name.");
  }
  if (/^\/?(aws|ssm)/i.test(name) || !/^[A-Za-z0-9_.\-/]+$/.test(name)) {
    throw new ServiceError(
      "ValidationException",
      `Parameter name: can't be prefixed with "aws" or "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_`,
    );
  }
  const value = text(inputs.value) ?? text(inputs.insecureValue) ?? "";
  if ((inputs.tier ?? "Standard") === "Standard" && Buffer.byteLength(value) > 4096) {
    throw new ServiceError(
      "ValidationException",
      "Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html",
    );
  }
}
