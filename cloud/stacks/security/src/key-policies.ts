import {
  type Account,
  type PolicyDocument,
  policyDocument,
  type PolicyStatement,
} from "@cloud/shared";

export const keyPurposes = ["general", "storage", "database", "secrets", "logs"] as const;

export type KeyPurpose = (typeof keyPurposes)[number];

export const keyDescriptions: Readonly<Record<KeyPurpose, string>> = {
  general: "Queues, topics, images and all else",
  storage: "Buckets, volumes and file systems",
  database: "Databases and caches",
  secrets: "Secrets and secure parameters",
  logs: "Log groups",
};

const administration = [
  "kms:CancelKeyDeletion",
  "kms:Create*",
  "kms:Delete*",
  "kms:Describe*",
  "kms:Disable*",
  "kms:Enable*",
  "kms:Get*",
  "kms:List*",
  "kms:Put*",
  "kms:Revoke*",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:Update*",
];

const use = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey*",
  "kms:ReEncrypt*",
];

/**
 * The policy of a key. IAM policies of the account decide who uses it; services that act without a
 * role of ours are named, each bound to this account.
 */
export function keyPolicy(
  purpose: KeyPurpose,
  account: Account,
  administratorArns: readonly string[],
): PolicyDocument {
  return policyDocument(
    ...accountStatements(account, administratorArns),
    ...serviceStatements[purpose](account),
  );
}

/**
 * With administrators named, the account keeps what it needs to use and to see the key. AWS refuses
 * a policy that would lock out whoever deploys it, so that role must be among them.
 */
function accountStatements(
  { accountId, partition }: Account,
  administratorArns: readonly string[],
): PolicyStatement[] {
  const root = { AWS: `arn:${partition}:iam::${accountId}:root` };
  if (administratorArns.length === 0) {
    return [statement("DelegateToIam", root, "kms:*")];
  }
  return [
    statement("DelegateUseToIam", root, [...use, "kms:CreateGrant", "kms:Get*", "kms:List*"]),
    statement("Administer", { AWS: administratorArns }, administration),
  ];
}

const serviceStatements: Readonly<Record<KeyPurpose, (account: Account) => PolicyStatement[]>> = {
  general: publishers,
  storage: autoScalingVolumes,
  database: () => [],
  secrets: () => [],
  logs: logGroups,
};

/**
 * Alarms, events, budgets and buckets publish to encrypted topics and queues by themselves. For a
 * topic, EventBridge does not say for whom it does so, and only the name of the topic can bind it.
 */
function publishers({ accountId, partition, region }: Account): PolicyStatement[] {
  const services = ["budgets", "cloudwatch", "events", "s3", "sns"];
  const topics = `arn:${partition}:sns:${region}:${accountId}:*`;
  return [
    statement(
      "PublishFromServices",
      { Service: services.map((service) => `${service}.amazonaws.com`) },
      ["kms:Decrypt", "kms:GenerateDataKey*"],
      { StringEquals: { "aws:SourceAccount": accountId } },
    ),
    statement(
      "PublishEvents",
      { Service: "events.amazonaws.com" },
      ["kms:Decrypt", "kms:GenerateDataKey*"],
      { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": topics } },
    ),
  ];
}

/**
 * Auto Scaling starts instances with encrypted volumes under its service-linked role. That role may
 * not exist yet, and a principal must, so it is named in the conditions.
 */
function autoScalingVolumes({ accountId, partition }: Account): PolicyStatement[] {
  const roles = `arn:${partition}:iam::${accountId}:role/aws-service-role`;
  const conditions = {
    StringEquals: { "kms:CallerAccount": accountId },
    ArnLike: {
      "aws:PrincipalArn": `${roles}/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling*`,
    },
  };
  return [
    statement("UseByAutoScaling", { AWS: "*" }, use, conditions),
    statement("GrantByAutoScaling", { AWS: "*" }, "kms:CreateGrant", {
      ...conditions,
      Bool: { "kms:GrantIsForAWSResource": "true" },
    }),
  ];
}

function logGroups({ accountId, partition, region }: Account): PolicyStatement[] {
  const groups = `arn:${partition}:logs:${region}:${accountId}:log-group:*`;
  const trails = `arn:${partition}:cloudtrail:*:${accountId}:trail/*`;
  return [
    statement("EncryptLogGroups", { Service: `logs.${region}.amazonaws.com` }, use, {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": groups },
    }),
    statement("EncryptTrails", { Service: "cloudtrail.amazonaws.com" }, "kms:GenerateDataKey*", {
      ArnLike: { "aws:SourceArn": trails },
      StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": trails },
    }),
    statement("DescribeForTrails", { Service: "cloudtrail.amazonaws.com" }, "kms:DescribeKey", {
      ArnLike: { "aws:SourceArn": trails },
    }),
  ];
}

function statement(
  sid: string,
  principal: NonNullable<PolicyStatement["Principal"]>,
  action: PolicyStatement["Action"],
  condition?: NonNullable<PolicyStatement["Condition"]>,
): PolicyStatement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: principal,
    Action: action,
    // In the policy of a key this means the key itself.
    Resource: "*",
    ...(condition === undefined ? {} : { Condition: condition }),
  };
}
