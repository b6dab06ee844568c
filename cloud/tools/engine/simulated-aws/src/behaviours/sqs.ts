import { ServiceError } from "../errors.ts";
import { isObject, text, type Value } from "../values.ts";
import type { Behaviour, Behaviours, Situation } from "./behaviour.ts";

const queueType = "aws:sqs/queue:Queue";

/** One aspect of a queue that is a resource of its own. */
const aspect: Behaviour = {
  id: "{in.queueUrl}",
  replace: ["queueUrl"],
  references: {
    queueUrl: {
      to: queueType,
      code: "AWS.SimpleQueueService.NonExistentQueue",
      message: "The specified queue does not exist.",
      holds: false,
    },
  },
  adopts: () => true,
  seconds: { create: 1, update: 1, delete: 1 },
};

export const sqs: Behaviours = {
  [queueType]: {
    name: { property: "name", max: 80 },
    id: "https://sqs.{region}.amazonaws.com/{account}/{name}",
    arn: "arn:{partition}:sqs:{region}:{account}:{name}",
    replace: ["fifoQueue", "name", "namePrefix"],
    defaults: {
      delaySeconds: 0,
      maxMessageSize: 262144,
      messageRetentionSeconds: 345600,
      visibilityTimeoutSeconds: 30,
    },
    computed: { url: "{id}" },
    exists: {
      code: "QueueNameExists",
      message: "A queue already exists with the same name and a different value for attribute",
      status: 400,
    },
    // The provider waits until every attribute can be seen.
    seconds: { create: 25, update: 20, delete: 5 },
    check: checkQueue,
  },
  "aws:sqs/queuePolicy:QueuePolicy": aspect,
  "aws:sqs/redrivePolicy:RedrivePolicy": aspect,
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": aspect,
};

function checkQueue({ inputs, name, list }: Situation): void {
  const plain = inputs.fifoQueue === true ? name.replace(/\.fifo$/, "") : name;
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(plain)) {
    throw invalid(
      "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
    );
  }
  const retention = inputs.messageRetentionSeconds;
  if (retention !== undefined && (Number(retention) < 60 || Number(retention) > 1209600)) {
    throw invalid("Invalid value for the parameter MessageRetentionPeriod.", "AttributeValue");
  }
  const policy = text(inputs.redrivePolicy);
  if (policy) {
    checkRedrive(policy, (arn) => list(queueType).some((queue) => queue.arn === arn));
  }
}

function checkRedrive(policy: string, exists: (arn: string) => boolean): void {
  const start = `Value ${policy} for parameter RedrivePolicy is invalid. Reason:`;
  const { deadLetterTargetArn, maxReceiveCount } = parsed(policy, start);
  if (!(Number(maxReceiveCount) >= 1 && Number(maxReceiveCount) <= 1000)) {
    throw new ServiceError(
      "InvalidParameterValue",
      `${start} Invalid value for maxReceiveCount: ${String(maxReceiveCount)}, valid values are from 1 to 1000 both inclusive.`,
    );
  }
  if (!exists(text(deadLetterTargetArn) ?? "")) {
    throw new ServiceError("InvalidParameterValue", `${start} Dead letter target does not exist.`);
  }
}

function parsed(policy: string, start: string): { readonly [name: string]: Value } {
  try {
    const value = JSON.parse(policy) as Value;
    if (isObject(value)) {
      return value;
    }
  } catch {
    // Not JSON at all: reported below in the same words.
  }
  throw new ServiceError(
    "InvalidParameterValue",
    `${start} Redrive policy is not a valid JSON map.`,
  );
}

function invalid(message: string, code = "ParameterValue"): ServiceError {
  return new ServiceError(`Invalid${code}`, message);
}
