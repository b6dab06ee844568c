import { ServiceError } from "../errors.ts";
import { isObject, text } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { isTrusted } from "./iam.ts";

export const scheduler: Behaviours = {
  "aws:scheduler/schedule:Schedule": {
    name: { property: "name", max: 64 },
    id: "{in.groupName|default}/{name}",
    arn: "arn:{partition}:scheduler:{region}:{account}:schedule/{in.groupName|default}/{name}",
    replace: ["groupName", "name", "namePrefix"],
    defaults: {
      actionAfterCompletion: "NONE",
      groupName: "default",
      scheduleExpressionTimezone: "UTC",
      state: "ENABLED",
    },
    exists: { code: "ConflictException", message: "Schedule {name} already exists.", status: 409 },
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkSchedule,
  },
  "aws:scheduler/scheduleGroup:ScheduleGroup": {
    name: { property: "name", max: 64 },
    id: "{name}",
    arn: "arn:{partition}:scheduler:{region}:{account}:schedule-group/{name}",
    replace: ["name", "namePrefix"],
    exists: {
      code: "ConflictException",
      message: "Schedule group {name} already exists.",
      status: 409,
    },
    seconds: { create: 1, delete: 5 },
  },
};

function checkSchedule(situation: Situation): void {
  const { inputs } = situation;
  const expression = text(inputs.scheduleExpression) ?? "";
  if (!isExpression(expression)) {
    refuse(`Invalid Schedule Expression ${expression}.`);
  }
  const timezone = text(inputs.scheduleExpressionTimezone);
  if (timezone !== undefined && !isTimezone(timezone)) {
    refuse("Provided timezone is invalid.");
  }
  const { roleArn } = isObject(inputs.target) ? inputs.target : {};
  if (!isTrusted(situation, text(roleArn), "scheduler.amazonaws.com")) {
    refuse(
      "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.",
    );
  }
}

/** Singular or plural, five fields or six; of the two kinds of days only one. */
function isExpression(expression: string): boolean {
  const rate = /^rate\((\d+) +(minute|hour|day)s?\)$/i.exec(expression);
  if (rate) {
    return Number(rate[1]) >= 1;
  }
  const fields = /^cron\((.+)\)$/i.exec(expression)?.[1]?.split(" ");
  if (fields) {
    return [5, 6].includes(fields.length) && (fields[2] === "?") !== (fields[4] === "?");
  }
  return /^at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?\)$/i.test(expression);
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function refuse(message: string): never {
  throw new ServiceError("ValidationException", message);
}
