import { expect, test } from "vitest";
import { deliveryPolicy } from "./alarm-log";

test("EventBridge must name the rule when it writes, and need not when it makes a stream", () => {
  const [makes, writes, ...others] = deliveryPolicy("arn:group", "arn:rule").Statement;

  expect(makes).toMatchObject({ Action: "logs:CreateLogStream", Resource: "arn:group:*" });
  expect(makes).not.toHaveProperty("Condition");
  expect(writes).toMatchObject({
    Action: "logs:PutLogEvents",
    Resource: "arn:group:*",
    Condition: { ArnEquals: { "aws:SourceArn": "arn:rule" } },
  });
  expect(others).toEqual([]);
});
