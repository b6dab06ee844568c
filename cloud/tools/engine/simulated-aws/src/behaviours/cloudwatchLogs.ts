import { ServiceError } from "../errors.ts";
import { isObject, text } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { keyReference } from "./kms.ts";

const retentions = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
  3288, 3653,
];

const logGroup = "aws:cloudwatch/logGroup:LogGroup";

/** CloudWatch Logs. */
export const cloudwatchLogs: Behaviours = {
  [logGroup]: {
    service: "CloudWatch Logs",
    noun: "Log Group",
    name: { property: "name", max: 512 },
    arn: "arn:{partition}:logs:{region}:{account}:log-group:{name}",
    replace: ["logGroupClass", "name", "namePrefix"],
    defaults: {
      deletionProtectionEnabled: false,
      logGroupClass: "STANDARD",
      retentionInDays: 0,
      skipDestroy: false,
    },
    references: {
      kmsKeyId: {
        ...keyReference,
        code: "AccessDeniedException",
        message:
          "The specified KMS key does not exist or is not allowed to be used with Arn '{arn}'",
      },
    },
    exists: {
      code: "ResourceAlreadyExistsException",
      message: "The specified log group already exists",
      status: 400,
    },
    seconds: { create: 1, delete: 1 },
    check: checkRetention,
  },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    service: "CloudWatch Logs",
    noun: "Metric Filter",
    // AWS knows it by name within its log group; here ids of one type must differ.
    id: "{in.logGroupName}:{name}",
    replace: ["logGroupName", "name"],
    references: {
      logGroupName: {
        to: logGroup,
        by: "name",
        code: "ResourceNotFoundException",
        message: "The specified log group does not exist.",
        holds: false,
      },
    },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkTransformation,
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
    service: "CloudWatch Logs",
    noun: "Resource Policy",
    name: { property: "policyName" },
    replace: ["policyName"],
    adopts: () => true,
    quota: {
      name: "logResourcePolicies",
      limit: 10,
      code: "LimitExceededException",
      message: "Resource limit exceeded.",
    },
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkPolicy,
  },
};

function checkRetention({ inputs }: Situation): void {
  if (
    inputs.retentionInDays !== undefined &&
    !retentions.includes(Number(inputs.retentionInDays))
  ) {
    throw new ServiceError(
      "InvalidParameterException",
      `1 validation error detected: Value '${String(inputs.retentionInDays)}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${retentions.slice(1).join(", ")}]`,
    );
  }
}

/** Silence cannot be counted for each value of a dimension. */
function checkTransformation({ inputs }: Situation): void {
  const { dimensions, defaultValue, name } = isObject(inputs.metricTransformation)
    ? inputs.metricTransformation
    : {};
  if (defaultValue !== undefined && isObject(dimensions) && Object.keys(dimensions).length > 0) {
    throw new ServiceError(
      "InvalidParameterException",
      "Invalid metric transformation: dimensions and default value are mutually exclusive properties.",
    );
  }
  if (/[:*$]/.test(text(name) ?? "")) {
    throw new ServiceError(
      "InvalidParameterException",
      `1 validation error detected: Value '${text(name)}' at 'metricTransformations.1.member.metricName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*$]*`,
    );
  }
}

function checkPolicy({ inputs }: Situation): void {
  try {
    const document: unknown = JSON.parse(text(inputs.policyDocument) ?? "");
    if (typeof document === "object" && document !== null && "Statement" in document) {
      return;
    }
  } catch {
    // Not JSON at all: reported below in the same words.
  }
  throw new ServiceError("InvalidParameterException", "Syntax errors in policy.");
}
