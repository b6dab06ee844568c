import { ServiceError } from "../errors.ts";
import { text } from "../values.ts";
import type { Behaviours, Reference, Situation } from "./behaviour.ts";

const topic = "aws:sns/topic:Topic";

const ofTopic: Reference = {
  to: topic,
  code: "NotFound",
  message: "Topic does not exist",
  status: 404,
  holds: false,
};

export const sns: Behaviours = {
  [topic]: {
    name: { property: "name", max: 256 },
    id: "{arn}",
    arn: "arn:{partition}:sns:{region}:{account}:{name}",
    replace: ["fifoTopic", "name", "namePrefix"],
    computed: { owner: "{account}" },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkName,
  },
  "aws:sns/topicPolicy:TopicPolicy": {
    id: "{in.arn}",
    replace: ["arn"],
    computed: { owner: "{account}" },
    references: { arn: ofTopic },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkPolicy,
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    noun: "Subscription",
    id: "{arn}",
    arn: ({ inputs, random }) => `${text(inputs.topic)}:${random.uuid("subscription")}`,
    replace: ["endpoint", "protocol", "topic"],
    // People and foreign endpoints have to agree first.
    outputs: ({ inputs, place }) => ({
      ownerId: place.account,
      pendingConfirmation: ["email", "email-json", "http", "https"].includes(
        text(inputs.protocol) ?? "",
      ),
    }),
    references: { topic: ofTopic },
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkEndpoint,
  },
};

function checkName({ name, inputs }: Situation): void {
  const plain = inputs.fifoTopic === true ? name.replace(/\.fifo$/, "") : name;
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(plain)) {
    throw invalid("Topic Name");
  }
}

function checkPolicy({ inputs }: Situation): void {
  const actions = actionsIn(text(inputs.policy) ?? "");
  if (actions === undefined) {
    throw invalid("Policy Error: null");
  }
  if (actions.some((action) => !/^sns:/i.test(action))) {
    throw invalid("Policy statement action out of service scope!");
  }
}

function actionsIn(policy: string): string[] | undefined {
  try {
    const { Statement } = JSON.parse(policy) as { Statement: { Action: string | string[] }[] };
    return Statement.flatMap(({ Action }) => Action);
  } catch {
    return undefined;
  }
}

const endpoints: Readonly<Record<string, { readonly form: RegExp; readonly refusal: string }>> = {
  email: { form: /^[^@\s]+@[^@\s]+$/, refusal: "Email address" },
  https: { form: /^https:\/\//, refusal: "Endpoint must match the specified protocol" },
  http: { form: /^http:\/\//, refusal: "Endpoint must match the specified protocol" },
  lambda: { form: /^arn:[^:]+:lambda:/, refusal: "Lambda endpoint ARN" },
  sms: { form: /^\+[0-9]{8,15}$/, refusal: "Endpoint" },
  sqs: { form: /^arn:[^:]+:sqs:/, refusal: "SQS endpoint ARN" },
};

function checkEndpoint({ inputs }: Situation): void {
  const wanted = endpoints[text(inputs.protocol) ?? ""];
  if (wanted && !wanted.form.test(text(inputs.endpoint) ?? "")) {
    throw invalid(wanted.refusal);
  }
}

function invalid(what: string): ServiceError {
  return new ServiceError("InvalidParameter", `Invalid parameter: ${what}`);
}
