import { type PolicyDocument, policyDocument } from "@cloud/shared";

/** Who may publish: alarms and budgets of this account, and nobody without encryption on the way. */
export function topicPolicy(topicArn: string, accountId: string): PolicyDocument {
  return policyDocument(
    {
      Sid: "PublishFromServices",
      Effect: "Allow",
      Principal: { Service: ["budgets.amazonaws.com", "cloudwatch.amazonaws.com"] },
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
    {
      Sid: "RefusePlainText",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );
}
