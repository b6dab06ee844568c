import { recordType, withoutDot, zoneType } from "../behaviours/route53.ts";
import { secretType } from "../behaviours/secrets.ts";
import { ServiceError } from "../errors.ts";
import { list, text, type Properties } from "../values.ts";
import type { CloudFunctions, Question } from "./function.ts";
import { answerOf, lookup, matching, one } from "./lookup.ts";

const parameterType = "aws:ssm/parameter:Parameter";
const versionType = "aws:secretsmanager/secretVersion:SecretVersion";
const secret = { type: secretType, notFound: "Secrets Manager can't find the specified secret." };
const zone = { type: zoneType, notFound: "no matching Route 53 Hosted Zone found" };

/** Parameters, secrets, zones, roles, keys and the like that stand on disk. */
export const stored: CloudFunctions = {
  "aws:ssm/getParameter:getParameter": (question) => ({
    result: parameter(question),
    secrets: ["value"],
  }),

  "aws:secretsmanager/getSecret:getSecret": lookup(secret),

  "aws:secretsmanager/getSecretVersion:getSecretVersion": (question) => {
    const wanted = text(question.args.secretId) ?? "";
    const owner = question
      .list(secretType)
      .find((record) => record.id === wanted || record.outputs.name === wanted);
    const versions = question
      .list(versionType)
      .filter(
        (record) =>
          record.outputs.secretId === wanted ||
          record.outputs.secretId === owner?.id ||
          record.outputs.secretId === owner?.outputs.name,
      )
      .filter(
        (record) =>
          question.args.versionId === undefined ||
          record.outputs.versionId === question.args.versionId,
      );
    const version = one(versions, { type: versionType, notFound: secret.notFound });
    const outputs = answerOf(version);
    return {
      result: {
        id: `${wanted}|${text(outputs.versionId) ?? ""}`,
        arn: owner?.arn ?? wanted,
        createdDate: "2025-01-01T00:00:00Z",
        region: question.region,
        secretBinary: outputs.secretBinary ?? "",
        secretId: wanted,
        secretString: outputs.secretString ?? "",
        versionId: outputs.versionId ?? "",
        versionStages: outputs.versionStages ?? [],
      },
      secrets: ["secretBinary", "secretString"],
    };
  },

  "aws:route53/getZone:getZone": (question) => {
    const { name, zoneId, privateZone, vpcId } = question.args;
    const found = question
      .list(zoneType)
      .filter((record) => zoneId === undefined || record.id === zoneId)
      .filter(
        (record) =>
          name === undefined ||
          withoutDot(text(record.outputs.name) ?? "") === withoutDot(text(name) ?? ""),
      )
      .filter(
        (record) =>
          zoneId !== undefined ||
          list(record.outputs.vpcs).length > 0 === (privateZone === true || vpcId !== undefined),
      );
    const record = one(found, zone);
    const count = question
      .list(recordType)
      .filter((entry) => entry.outputs.zoneId === record.id).length;
    return {
      result: {
        ...answerOf(record),
        callerReference: record.urn,
        linkedServiceDescription: "",
        linkedServicePrincipal: "",
        privateZone: list(record.outputs.vpcs).length > 0,
        resourceRecordSetCount: 2 + count,
      },
    };
  },

  "aws:iam/getRole:getRole": lookup({
    type: "aws:iam/role:Role",
    notFound: "The role cannot be found.",
  }),
  "aws:kms/getAlias:getAlias": lookup({
    type: "aws:kms/alias:Alias",
    notFound: "Alias is not found.",
  }),
  "aws:kms/getKey:getKey": lookup({ type: "aws:kms/key:Key", notFound: "Key does not exist" }),
  "aws:s3/getBucket:getBucket": lookup({
    type: "aws:s3/bucket:Bucket",
    notFound: "The specified bucket does not exist",
  }),
  "aws:cloudwatch/getLogGroup:getLogGroup": lookup({
    type: "aws:cloudwatch/logGroup:LogGroup",
    notFound: "The specified log group does not exist.",
  }),
  "aws:acm/getCertificate:getCertificate": lookup({
    type: "aws:acm/certificate:Certificate",
    rename: { domain: "domainName" },
    notFound: "no ACM Certificate matching domain found",
  }),
};

/** AWS publishes the ids of its images as parameters. */
function parameter(question: Question): Properties {
  const name = text(question.args.name) ?? "";
  const { region, partition } = question;
  const image = Object.values(question.data.images).find((candidate) =>
    candidate.ssmParameters.includes(name),
  );
  if (image) {
    const arn = `arn:${partition}:ssm:${region}::parameter${name}`;
    return {
      id: name,
      arn,
      insecureValue: image.ids[region] ?? "",
      name,
      region,
      type: "String",
      value: image.ids[region] ?? "",
      version: 1,
    };
  }
  const [record] = matching(question, { type: parameterType, notFound: "" });
  if (!record) {
    throw new ServiceError("ParameterNotFound", `couldn't find resource ${name}`);
  }
  const { arn, type, value, version } = record.outputs;
  const plain = value ?? record.outputs.insecureValue ?? "";
  return {
    id: name,
    arn: arn!,
    insecureValue: type === "SecureString" ? "" : plain,
    name,
    region,
    type: type!,
    value: plain,
    version: version ?? 1,
  };
}
