import { type Account, type PolicyDocument, policyDocument, serviceTrust } from "@cloud/shared";

/** Lets other accounts pull, and decide by their own IAM policies who of them does. */
export function pullPolicy(partition: string, accountIds: readonly string[]): PolicyDocument {
  return policyDocument({
    Sid: "PullFromOtherAccounts",
    Effect: "Allow",
    Principal: { AWS: accountIds.map((id) => `arn:${partition}:iam::${id}:root`) },
    Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
  });
}

/** ECR itself takes on the role, and does not say for whom. */
export const cacheRoleTrust = serviceTrust("ecr.amazonaws.com");

/** What ECR needs to make a cached repository that is encrypted and tagged as the template says. */
export function cacheRolePolicy(
  { accountId, partition, region }: Account,
  prefixes: readonly string[],
  keyArn: string,
): PolicyDocument {
  return policyDocument(
    {
      Sid: "MakeRepositories",
      Effect: "Allow",
      Action: ["ecr:CreateRepository", "ecr:ReplicateImage", "ecr:TagResource"],
      Resource: prefixes.map(
        (prefix) => `arn:${partition}:ecr:${region}:${accountId}:repository/${prefix}/*`,
      ),
    },
    {
      Sid: "EncryptRepositories",
      Effect: "Allow",
      Action: ["kms:CreateGrant", "kms:DescribeKey", "kms:RetireGrant"],
      Resource: keyArn,
    },
  );
}
