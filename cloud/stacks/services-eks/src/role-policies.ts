import { type Account, type PolicyDocument, policyDocument } from "@cloud/shared";

/** A service account of Kubernetes. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** Lets the pods of one service account take on a role with the token that Kubernetes gives them. */
export function tokenTrust(
  { namespace, serviceAccount }: ServiceAccount,
  provider: { readonly arn: string; readonly issuerUrl: string },
): PolicyDocument {
  const issuer = provider.issuerUrl.replace(/^https:\/\//, "");
  return policyDocument({
    Sid: "AssumeByServiceAccount",
    Effect: "Allow",
    Principal: { Federated: provider.arn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: "sts.amazonaws.com",
        [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
      },
    },
  });
}

/**
 * Lets the agent on the nodes take on a role for the pods of one service account. The association
 * alone would not keep somebody who may make associations from handing the role to other pods.
 */
export function podIdentityTrust(
  { namespace, serviceAccount }: ServiceAccount,
  cluster: { readonly arn: string; readonly accountId: string },
): PolicyDocument {
  return policyDocument({
    Sid: "AssumeByPods",
    Effect: "Allow",
    Principal: { Service: "pods.eks.amazonaws.com" },
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: {
      StringEquals: {
        "aws:SourceAccount": cluster.accountId,
        "aws:RequestTag/kubernetes-namespace": namespace,
        "aws:RequestTag/kubernetes-service-account": serviceAccount,
      },
      ArnEquals: { "aws:SourceArn": cluster.arn },
    },
  });
}

/** The control plane encrypts secrets of Kubernetes. */
export function secretsKeyPolicy(secretsKeyArn: string): PolicyDocument {
  return policyDocument({
    Sid: "EncryptSecrets",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ListGrants"],
    Resource: secretsKeyArn,
  });
}

/** The driver of EBS makes encrypted volumes; EC2 gets the key by a grant. */
export function volumeKeyPolicy(storageKeyArn: string): PolicyDocument {
  return policyDocument(
    {
      Sid: "GrantKeyToVolumes",
      Effect: "Allow",
      Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
      Resource: storageKeyArn,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
    {
      Sid: "EncryptVolumes",
      Effect: "Allow",
      Action: [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey*",
        "kms:ReEncrypt*",
      ],
      Resource: storageKeyArn,
    },
  );
}

/** What the configuration allows a workload, statement by statement. */
export function workloadPolicy(
  statements: readonly {
    readonly actions: readonly string[];
    readonly resources: readonly string[];
  }[],
): PolicyDocument {
  return policyDocument(
    ...statements.map(({ actions, resources }, index) => ({
      Sid: `Statement${index + 1}`,
      Effect: "Allow" as const,
      Action: actions,
      Resource: resources,
    })),
  );
}

/** `AmazonEKSClusterPolicy` of AWS, in the partition of the account. */
export function managedPolicyArn({ partition }: Account, policy: string): string {
  return `arn:${partition}:iam::aws:policy/${policy}`;
}
