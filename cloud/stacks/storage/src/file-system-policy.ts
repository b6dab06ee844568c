import { type PolicyDocument, policyDocument } from "@cloud/shared";

/**
 * Whoever reaches a mount target may mount and write, over TLS only. Groups decide who reaches one.
 * Without root access, the root of a client is nobody on the file system.
 */
export function fileSystemPolicy(fileSystemArn: string): PolicyDocument {
  return policyDocument(
    {
      Sid: "MountThroughTargets",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
      Resource: fileSystemArn,
      Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
    },
    {
      Sid: "RequireTls",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "*",
      Resource: fileSystemArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );
}
