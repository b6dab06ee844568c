import { type Account, type PolicyDocument, policyDocument } from "@cloud/shared";

/**
 * The resource policy of a secret. It allows nothing by itself: IAM policies of the account do, and
 * no policy elsewhere can open the secret to another account.
 */
export function secretPolicy({ accountId }: Account): PolicyDocument {
  return policyDocument(
    {
      Sid: "KeepOtherAccountsOut",
      Effect: "Deny",
      Principal: "*",
      Action: "secretsmanager:*",
      Resource: "*",
      Condition: {
        StringNotEquals: { "aws:PrincipalAccount": accountId },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      },
    },
    {
      Sid: "RequireTls",
      Effect: "Deny",
      Principal: "*",
      Action: "secretsmanager:*",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );
}

export interface RotationScope extends Account {
  readonly secretArns: readonly string[];
  readonly databaseIdentifiers: readonly string[];
  readonly secretsKeyArn: string;
  readonly logGroupArn: string;
}

/** The rotation function: its own secrets, the databases that take their passwords, its log. */
export function rotationPolicy(scope: RotationScope): PolicyDocument {
  const { partition, region, accountId, databaseIdentifiers } = scope;
  const databases = databaseIdentifiers.flatMap((identifier) =>
    ["cluster", "db"].map(
      (kind) => `arn:${partition}:rds:${region}:${accountId}:${kind}:${identifier}`,
    ),
  );
  return policyDocument(
    {
      Sid: "RenewSecrets",
      Effect: "Allow",
      Action: [
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetSecretValue",
        "secretsmanager:PutSecretValue",
        "secretsmanager:UpdateSecretVersionStage",
      ],
      Resource: scope.secretArns,
    },
    // This action knows no resources.
    {
      Sid: "MakePasswords",
      Effect: "Allow",
      Action: "secretsmanager:GetRandomPassword",
      Resource: "*",
    },
    {
      Sid: "UseKeyOfSecrets",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: scope.secretsKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` },
      },
    },
    ...(databases.length === 0
      ? []
      : [
          {
            Sid: "ChangePasswordsOfDatabases",
            Effect: "Allow" as const,
            Action: [
              "rds:DescribeDBClusters",
              "rds:DescribeDBInstances",
              "rds:ModifyDBCluster",
              "rds:ModifyDBInstance",
            ],
            Resource: databases,
          },
        ]),
    {
      Sid: "WriteLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${scope.logGroupArn}:*`,
    },
  );
}
