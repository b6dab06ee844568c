import type { Behaviours, Reference } from "./behaviour.ts";

export const keyReference: Reference = {
  to: "aws:kms/key:Key",
  code: "NotFoundException",
  message: "Key '{value}' does not exist",
  // An alias stands for a key too; AWS's own aliases exist everywhere.
  except: /^(arn:[^:]+:kms:[^:]*:[^:]*:)?alias\//,
  holds: false,
};

export const kms: Behaviours = {
  [keyReference.to]: {
    id: "{uuid}",
    arn: "arn:{partition}:kms:{region}:{account}:key/{id}",
    replace: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
    defaults: {
      customerMasterKeySpec: "SYMMETRIC_DEFAULT",
      enableKeyRotation: false,
      isEnabled: true,
      keyUsage: "ENCRYPT_DECRYPT",
      multiRegion: false,
    },
    computed: { keyId: "{id}", description: "" },
    outputs: ({ inputs, partition, place }) =>
      inputs.policy === undefined ? { policy: ownerPolicy(partition, place.account) } : {},
    seconds: { create: 5, update: 2, delete: 1 },
  },

  "aws:kms/alias:Alias": {
    name: { property: "name", prefix: "alias/", max: 256 },
    arn: "arn:{partition}:kms:{region}:{account}:{name}",
    replace: ["name", "namePrefix"],
    references: { targetKeyId: keyReference },
    outputs: ({ inputs, list }) => {
      const key = list(keyReference.to).find(
        (record) => record.id === inputs.targetKeyId || record.arn === inputs.targetKeyId,
      );
      return { targetKeyArn: key?.arn ?? "" };
    },
    exists: {
      code: "AlreadyExistsException",
      message: "An alias with the name {arn} already exists",
      status: 400,
    },
    seconds: { create: 1, delete: 1 },
  },
};

function ownerPolicy(partition: string, account: string): string {
  const statement = {
    Sid: "Enable IAM User Permissions",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${account}:root` },
    Action: "kms:*",
    Resource: "*",
  };
  return JSON.stringify({ Id: "key-default-1", Version: "2012-10-17", Statement: [statement] });
}
