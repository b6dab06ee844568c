import { text } from "../values.ts";
import type { Behaviours } from "./behaviour.ts";

export const serverless: Behaviours = {
  "aws:sns/topic:Topic": {
    id: "{arn}",
    arn: "arn:{partition}:sns:{region}:{account}:{name}",
    replace: ["fifoTopic", "name", "namePrefix"],
    computed: { owner: "{account}" },
    adopts: () => true,
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    id: "{arn}",
    arn: ({ inputs, random }) => `${text(inputs.topic)}:${random.uuid("subscription")}`,
    replace: ["endpoint", "protocol", "topic"],
    references: {
      topic: {
        to: "aws:sns/topic:Topic",
        code: "NotFound",
        message: "Topic does not exist",
        holds: false,
      },
    },
  },
};
