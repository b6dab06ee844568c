import { describe, expect, it } from "vitest";
import { rotationPolicy, secretPolicy } from "./policies";

const account = { accountId: "111111111111", region: "eu-west-1", partition: "aws" };
const secretArn =
  "arn:aws:secretsmanager:eu-west-1:111111111111:secret:cloud/d1brv40-dev/database-AbCdEf";
const scope = {
  ...account,
  secretArns: [secretArn],
  databaseIdentifiers: ["d1brv40-dev-database"],
  secretsKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/secrets",
  logGroupArn: "arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/d1brv40-dev-rotation",
};

describe("the policy of a secret", () => {
  it("only denies: other accounts, except services that act for this one, and plain HTTP", () => {
    const { Statement } = secretPolicy(account);

    expect(Statement.map(({ Effect, Condition }) => [Effect, Condition])).toEqual([
      [
        "Deny",
        {
          StringNotEquals: { "aws:PrincipalAccount": "111111111111" },
          Bool: { "aws:PrincipalIsAWSService": "false" },
        },
      ],
      ["Deny", { Bool: { "aws:SecureTransport": "false" } }],
    ]);
  });
});

describe("the policy of the rotation function", () => {
  const statement = (sid: string, policy = rotationPolicy(scope)) =>
    policy.Statement.find(({ Sid }) => Sid === sid);

  it("reaches the secrets it renews and no other", () => {
    expect(statement("RenewSecrets")?.Resource).toEqual([secretArn]);
  });

  it("speaks of all resources only to make passwords", () => {
    const wide = rotationPolicy(scope).Statement.filter(({ Resource }) => Resource === "*");

    expect(wide.map(({ Action }) => Action)).toEqual(["secretsmanager:GetRandomPassword"]);
  });

  it("changes the database that is named, whether instance or cluster", () => {
    expect(statement("ChangePasswordsOfDatabases")?.Resource).toEqual([
      "arn:aws:rds:eu-west-1:111111111111:cluster:d1brv40-dev-database",
      "arn:aws:rds:eu-west-1:111111111111:db:d1brv40-dev-database",
    ]);
  });

  it("has nothing to do with databases where no secret is one's", () => {
    const policy = rotationPolicy({ ...scope, databaseIdentifiers: [] });

    expect(statement("ChangePasswordsOfDatabases", policy)).toBeUndefined();
  });

  it("uses the key through Secrets Manager only", () => {
    expect(statement("UseKeyOfSecrets")).toMatchObject({
      Resource: scope.secretsKeyArn,
      Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" } },
    });
  });
});
