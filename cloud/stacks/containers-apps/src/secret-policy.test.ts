import { expect, it } from "vitest";
import { foreignSecretArns, foreignSecretPolicy } from "./secret-policy";

const secret = "arn:aws:secretsmanager:us-east-1:111111111111:secret:";
const parameter = "arn:aws:ssm:us-east-1:111111111111:parameter/";

function arnsIn(secrets: Record<string, string>) {
  return foreignSecretArns([{ environment: {}, secrets }], "d1brv40-dev");
}

it("secrets are foreign unless they are named after the environment", () => {
  const secrets = {
    OWN: `${secret}cloud/d1brv40-dev/application-AbCdEf:secretKey::`,
    OWN_PARAMETER: `${parameter}cloud/d1brv40-dev/level`,
    OTHER_STAGE: `${secret}cloud/d1brv40-prod/application-AbCdEf`,
    USER: `${secret}rds!db-1-AbCdEf:username::`,
    PASSWORD: `${secret}rds!db-1-AbCdEf:password::`,
    TOKEN: `${parameter}shared/token`,
  };

  expect(arnsIn(secrets)).toEqual([
    `${secret}cloud/d1brv40-prod/application-AbCdEf`,
    `${secret}rds!db-1-AbCdEf`,
    `${parameter}shared/token`,
  ]);
});

it("each kind is read by its own action, and nothing else is", () => {
  const both = foreignSecretPolicy([`${secret}a`, `${parameter}b`]).Statement;

  expect(both).toEqual([
    {
      Sid: "ReadSecrets",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: [`${secret}a`],
    },
    {
      Sid: "ReadParameters",
      Effect: "Allow",
      Action: "ssm:GetParameters",
      Resource: [`${parameter}b`],
    },
  ]);
  expect(foreignSecretPolicy([`${parameter}b`]).Statement).toEqual([both[1]]);
});
