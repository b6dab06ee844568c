import { ServiceError } from "../errors.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { keyReference } from "./kms.ts";

const retentions = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
  3288, 3653,
];

export const cloudwatch: Behaviours = {
  "aws:cloudwatch/logGroup:LogGroup": {
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
    references: { kmsKeyId: keyReference },
    exists: {
      code: "ResourceAlreadyExistsException",
      message: "The specified log group already exists",
      status: 400,
    },
    seconds: { create: 1, delete: 1 },
    check: checkRetention,
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    arn: "arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}",
    replace: ["name"],
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    name: { property: "dashboardName", auto: false },
    replace: ["dashboardName"],
    computed: { dashboardArn: "arn:{partition}:cloudwatch::{account}:dashboard/{name}" },
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
