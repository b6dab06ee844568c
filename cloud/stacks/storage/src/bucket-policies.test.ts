import type { PolicyDocument } from "@cloud/shared";
import { describe, expect, it } from "vitest";
import { assetsPolicy, dataPolicy, logsPolicy, replicaPolicy } from "./bucket-policies";

const bucket = "arn:aws:s3:::bucket";
const key = "arn:aws:kms:eu-west-1:111111111111:key/storage";
const account = { accountId: "111111111111", region: "eu-west-1", partition: "aws" };
const distribution = "arn:aws:cloudfront::111111111111:distribution/E1";

const data = dataPolicy(bucket, key);
const logs = logsPolicy(bucket, account, "d1brv40-dev");
const assets = assetsPolicy(bucket, [distribution]);

function statement({ Statement }: PolicyDocument, sid: string) {
  return Statement.find(({ Sid }) => Sid === sid);
}

describe.each([
  ["data", data],
  ["logs", logs],
  ["assets", assets],
  ["the replica", replicaPolicy(bucket)],
])("the policy of %s", (_, policy) => {
  it("refuses plain HTTP for everything", () => {
    expect(statement(policy, "RequireTls")).toEqual({
      Sid: "RequireTls",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [bucket, `${bucket}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  it("opens the bucket to services only, each bound to this account", () => {
    for (const { Effect, Principal, Condition, Resource } of policy.Statement) {
      if (Effect === "Allow") {
        expect(Object.keys(Principal as object)).toEqual(["Service"]);
        expect(JSON.stringify([Condition, Resource])).toContain("111111111111");
      }
    }
  });
});

describe("data", () => {
  it("is refused only where an upload names another encryption or key", () => {
    expect(statement(data, "RefuseOtherEncryption")?.Condition).toEqual({
      StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
      Null: { "s3:x-amz-server-side-encryption": "false" },
    });
    expect(statement(data, "RefuseOtherKeys")?.Condition).toEqual({
      StringNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": key },
      Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
    });
  });
});

describe("logs", () => {
  it("are written by each service at its place", () => {
    expect(statement(logs, "WriteAccessLogs")).toMatchObject({
      Resource: `${bucket}/access/*`,
      Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::d1brv40-dev-*" } },
    });
    expect(statement(logs, "WriteLogsOfLoadBalancers")?.Resource).toBe(
      `${bucket}/load-balancers/*AWSLogs/111111111111/*`,
    );
    expect(statement(logs, "WriteDeliveredLogs")?.Resource).toBe(`${bucket}/delivered/*`);
  });
});

describe("assets", () => {
  it("are read by the distributions that are named, or by none", () => {
    expect(statement(assets, "ReadByDistributions")).toMatchObject({
      Action: "s3:GetObject",
      Condition: { StringEquals: { "aws:SourceArn": [distribution] } },
    });
    expect(assetsPolicy(bucket, []).Statement.map(({ Sid }) => Sid)).toEqual(["RequireTls"]);
  });
});
