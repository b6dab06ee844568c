import type { PolicyStatement } from "@cloud/shared";
import { describe, expect, it } from "vitest";
import { keyPolicy, keyPurposes } from "./key-policies";

const account = { accountId: "111111111111", region: "eu-west-1", partition: "aws" };
const administrator = "arn:aws:iam::111111111111:role/administrator";

function statements(purpose: (typeof keyPurposes)[number], administrators: string[] = []) {
  return keyPolicy(purpose, account, administrators).Statement;
}

function named(all: readonly PolicyStatement[], sid: string): PolicyStatement | undefined {
  return all.find(({ Sid }) => Sid === sid);
}

describe("the policy of every key", () => {
  it.each(keyPurposes)("leaves %s to the IAM policies of the account", (purpose) => {
    expect(statements(purpose)[0]).toEqual({
      Sid: "DelegateToIam",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::111111111111:root" },
      Action: "kms:*",
      Resource: "*",
    });
  });

  it.each(keyPurposes)("leaves the administration of %s to those who are named", (purpose) => {
    const all = statements(purpose, [administrator]);
    const delegated = named(all, "DelegateUseToIam");

    expect(named(all, "DelegateToIam")).toBeUndefined();
    expect(named(all, "Administer")?.Principal).toEqual({ AWS: [administrator] });
    expect(delegated?.Action).not.toContain("kms:PutKeyPolicy");
    expect(delegated?.Action).not.toContain("kms:ScheduleKeyDeletion");
    expect(named(all, "Administer")?.Action).not.toContain("kms:Decrypt");
  });

  it.each(keyPurposes)("binds every other user of %s to this account", (purpose) => {
    const others = statements(purpose).filter(({ Sid }) => Sid !== "DelegateToIam");

    for (const { Condition } of others) {
      expect(JSON.stringify(Condition)).toContain("111111111111");
    }
  });
});

describe("the policies of single keys", () => {
  it("let CloudWatch Logs use the logs key for log groups of this account and region", () => {
    expect(named(statements("logs"), "EncryptTrails")?.Condition).toEqual({
      ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:111111111111:trail/*" },
      StringLike: {
        "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111111111111:trail/*",
      },
    });
    expect(named(statements("logs"), "EncryptLogGroups")).toMatchObject({
      Principal: { Service: "logs.eu-west-1.amazonaws.com" },
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111111111111:log-group:*",
        },
      },
    });
  });

  it("let services publish to encrypted topics and queues", () => {
    expect(named(statements("general"), "PublishFromServices")).toMatchObject({
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
    });
  });

  // SNS: source conditions are "not supported for EventBridge-to-encrypted topics".
  it("let EventBridge publish to encrypted topics of this account, without a source", () => {
    expect(named(statements("general"), "PublishEvents")).toEqual({
      Sid: "PublishEvents",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:eu-west-1:111111111111:*",
        },
      },
    });
  });

  it("let Auto Scaling start encrypted volumes, with grants for services only", () => {
    const all = statements("storage");
    const role =
      "arn:aws:iam::111111111111:role/aws-service-role/autoscaling.amazonaws.com/" +
      "AWSServiceRoleForAutoScaling*";

    expect(named(all, "UseByAutoScaling")?.Condition).toEqual({
      StringEquals: { "kms:CallerAccount": "111111111111" },
      ArnLike: { "aws:PrincipalArn": role },
    });
    expect(named(all, "GrantByAutoScaling")?.Condition).toMatchObject({
      Bool: { "kms:GrantIsForAWSResource": "true" },
    });
  });

  it("let nobody else use the keys of databases and secrets", () => {
    expect(statements("database")).toHaveLength(1);
    expect(statements("secrets")).toHaveLength(1);
  });
});
