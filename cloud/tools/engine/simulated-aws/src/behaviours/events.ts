import { ServiceError } from "../errors.ts";
import { text } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";

const rule = "aws:cloudwatch/eventRule:EventRule";

/** EventBridge, which the package keeps under CloudWatch. */
export const events: Behaviours = {
  [rule]: {
    service: "EventBridge",
    noun: "Rule",
    name: { property: "name", max: 64 },
    arn: ({ partition, region, place, inputs, name }) => {
      const bus = text(inputs.eventBusName) ?? "default";
      const path = bus === "default" ? name : `${bus}/${name}`;
      return `arn:${partition}:events:${region}:${place.account}:rule/${path}`;
    },
    replace: ["name", "namePrefix", "eventBusName"],
    defaults: { eventBusName: "default", forceDestroy: false, state: "ENABLED" },
    inUse: {
      code: "ValidationException",
      message: "Rule can't be deleted since it has targets.",
    },
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkRule,
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    service: "EventBridge",
    noun: "Target",
    id: "{in.rule}-{in.targetId|target}-{hex:8}",
    replace: ["rule", "targetId", "eventBusName"],
    defaults: { eventBusName: "default", forceDestroy: false },
    references: {
      rule: {
        to: rule,
        by: "name",
        code: "ResourceNotFoundException",
        message: "Rule {value} does not exist on EventBus default.",
      },
    },
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkTarget,
  },
};

function checkRule({ inputs }: Situation): void {
  const { scheduleExpression, eventPattern } = inputs;
  if (scheduleExpression === undefined && eventPattern === undefined) {
    throw new ServiceError(
      "ValidationException",
      "Parameter(s) EventPattern or ScheduleExpression must be specified.",
    );
  }
  const expression = text(scheduleExpression);
  if (expression !== undefined && !isSchedule(expression)) {
    throw new ServiceError("ValidationException", "Parameter ScheduleExpression is not valid.");
  }
  const pattern = text(eventPattern);
  if (pattern !== undefined && !isObjectText(pattern)) {
    throw new ServiceError(
      "InvalidEventPatternException",
      "Event pattern is not valid. Reason: Filter is not an object",
    );
  }
}

/** `rate(1 hour)`, `rate(2 hours)`, or six fields of which one of the days is a question mark. */
function isSchedule(expression: string): boolean {
  const rate = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(expression);
  if (rate) {
    const count = Number(rate[1]);
    return count > 0 && (count === 1) === (rate[3] === "");
  }
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  return fields?.length === 6 && (fields[2] === "?") !== (fields[4] === "?");
}

function isObjectText(pattern: string): boolean {
  try {
    const value: unknown = JSON.parse(pattern);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Services that EventBridge calls under a role of the account, not by a policy of the target. */
const withRole = /:(batch|codebuild|codepipeline|ecs|kinesis|states|ssm):/;

function checkTarget({ inputs }: Situation): void {
  const target = text(inputs.arn) ?? "";
  if (!target.startsWith("arn:")) {
    throw new ServiceError(
      "ValidationException",
      `Parameter ${target} is not valid. Reason: Provided Arn is not in correct format.`,
    );
  }
  if (withRole.test(target) && inputs.roleArn === undefined) {
    throw new ServiceError("ValidationException", `RoleArn is required for target ${target}.`);
  }
}
