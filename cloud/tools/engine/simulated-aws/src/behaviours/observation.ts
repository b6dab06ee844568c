import { ServiceError } from "../errors.ts";
import { isObject, list, text } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";

/** X-Ray and Budgets. */
export const observation: Behaviours = {
  "aws:xray/samplingRule:SamplingRule": {
    service: "XRay",
    name: { property: "ruleName", max: 32 },
    arn: "arn:{partition}:xray:{region}:{account}:sampling-rule/{name}",
    replace: ["ruleName"],
    exists: {
      code: "InvalidRequestException",
      message: "Sampling rule already exists",
      status: 400,
    },
    quota: {
      name: "samplingRules",
      limit: 25,
      code: "RuleLimitExceededException",
      message: "You have reached the maximum number of sampling rules.",
    },
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkSampling,
  },
  "aws:xray/group:Group": {
    service: "XRay",
    name: { property: "groupName", auto: false, max: 32 },
    id: "{arn}",
    arn: "arn:{partition}:xray:{region}:{account}:group/{name}/{upper:52}",
    replace: ["groupName"],
    unique: [
      {
        properties: ["groupName"],
        code: "InvalidRequestException",
        message: "Group with name {in.groupName} already exists.",
      },
    ],
    seconds: { create: 1, update: 1, delete: 1 },
  },
  "aws:budgets/budget:Budget": {
    service: "Budgets",
    global: true,
    name: { property: "name", max: 100 },
    id: ({ place, name }) => `${place.account}:${name}`,
    arn: ({ partition, place, name }) =>
      `arn:${partition}:budgets::${place.account}:budget/${name}`,
    replace: ["accountId", "name", "namePrefix"],
    exists: {
      code: "DuplicateRecordException",
      message: "Error creating budget: {name} - the budget already exists.",
      status: 400,
    },
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkBudget,
  },
};

function checkSampling({ inputs }: Situation): void {
  const { fixedRate, priority } = inputs;
  if (Number(fixedRate) < 0 || Number(fixedRate) > 1) {
    throw new ServiceError("InvalidRequestException", "FixedRate must be between 0 and 1.");
  }
  if (Number(priority) < 1 || Number(priority) > 9999) {
    throw new ServiceError("InvalidRequestException", "Priority must be between 1 and 9999.");
  }
}

/** A budget tells at most five times, each time somebody, and of a topic at most one. */
function checkBudget({ inputs }: Situation): void {
  if (inputs.limitAmount !== undefined && !(Number(inputs.limitAmount) > 0)) {
    throw refused("Budget limit amount must be greater than zero.");
  }
  const notifications = list(inputs.notifications).filter(isObject);
  if (notifications.length > 5) {
    throw new ServiceError(
      "CreationLimitExceededException",
      "You've exceeded the notification or subscriber limit.",
    );
  }
  for (const { subscriberSnsTopicArns, subscriberEmailAddresses } of notifications) {
    const topics = list(subscriberSnsTopicArns);
    if (topics.length + list(subscriberEmailAddresses).length === 0) {
      throw refused("A notification must have at least one subscriber.");
    }
    if (topics.length > 1 || topics.some((arn) => !text(arn)?.startsWith("arn:"))) {
      throw refused("A notification takes the ARN of one SNS topic.");
    }
  }
}

function refused(message: string): ServiceError {
  return new ServiceError("InvalidParameterException", message);
}
