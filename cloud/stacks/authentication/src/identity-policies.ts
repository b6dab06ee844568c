import { type PolicyDocument, policyDocument } from "@cloud/shared";

/** Users of this identity pool, once they have signed in. */
export function authenticatedTrust(identityPoolId: string): PolicyDocument {
  return policyDocument({
    Sid: "AssumeByUsers",
    Effect: "Allow",
    Principal: { Federated: "cognito-identity.amazonaws.com" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { "cognito-identity.amazonaws.com:aud": identityPoolId },
      "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
    },
  });
}
