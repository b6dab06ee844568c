import { ServiceError } from "../errors.ts";
import { text } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";

const fileSystem = "aws:efs/fileSystem:FileSystem";
const mountTarget = "aws:efs/mountTarget:MountTarget";

const ofFileSystem = {
  fileSystemId: {
    to: fileSystem,
    code: "FileSystemNotFound",
    message: "File system '{value}' does not exist.",
    status: 404,
    holds: false,
  },
} as const;

/** Shared files. */
export const efs: Behaviours = {
  [fileSystem]: {
    noun: "File System",
    id: "fs-0{hex:16}",
    arn: "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{id}",
    replace: ["availabilityZoneName", "creationToken", "encrypted", "kmsKeyId", "performanceMode"],
    defaults: { performanceMode: "generalPurpose", throughputMode: "bursting" },
    computed: { dnsName: "{id}.efs.{region}.amazonaws.com" },
    inUse: {
      code: "FileSystemInUse",
      message: "The file system '{id}' has mount targets.",
      status: 409,
    },
    seconds: { create: 8, update: 5, delete: 8 },
    check: refuseSecondUse,
  },
  [mountTarget]: {
    noun: "Mount Target",
    id: "fsmt-0{hex:16}",
    replace: ["fileSystemId", "ipAddress", "ipAddressType", "subnetId"],
    computed: {
      dnsName: "{in.fileSystemId}.efs.{region}.amazonaws.com",
      fileSystemArn:
        "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{in.fileSystemId}",
      networkInterfaceId: "eni-0{hex:16}",
      ownerId: "{account}",
    },
    outputs: (situation) => ({
      availabilityZoneName: zoneOf(situation, situation.inputs.subnetId),
    }),
    references: {
      fileSystemId: { ...ofFileSystem.fileSystemId, holds: true },
      subnetId: { ...subnet, code: "SubnetNotFound" },
      securityGroups: { ...securityGroup, code: "SecurityGroupNotFound" },
    },
    check: checkZone,
    seconds: { create: 90, update: 5, delete: 30 },
  },
  "aws:efs/accessPoint:AccessPoint": {
    noun: "Access Point",
    id: "fsap-0{hex:16}",
    arn: "arn:{partition}:elasticfilesystem:{region}:{account}:access-point/{id}",
    replace: ["fileSystemId", "posixUser", "rootDirectory"],
    computed: {
      fileSystemArn:
        "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{in.fileSystemId}",
      ownerId: "{account}",
    },
    references: ofFileSystem,
    seconds: { create: 5, update: 1, delete: 3 },
  },
  "aws:efs/backupPolicy:BackupPolicy": {
    noun: "Backup Policy",
    id: "{in.fileSystemId}",
    replace: ["fileSystemId"],
    references: ofFileSystem,
    adopts: () => true,
    seconds: { create: 5, update: 5, delete: 5 },
  },
  "aws:efs/fileSystemPolicy:FileSystemPolicy": {
    noun: "File System Policy",
    id: "{in.fileSystemId}",
    replace: ["fileSystemId"],
    references: ofFileSystem,
    check: checkPolicy,
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
  },
};

/** A token stands for one file system, which AWS names. */
function refuseSecondUse({ inputs, id, list, type }: Situation): void {
  const token = text(inputs.creationToken);
  const other = list(type).find(
    (one) => one.id !== id && token !== undefined && one.outputs.creationToken === token,
  );
  if (other) {
    throw new ServiceError(
      "FileSystemAlreadyExists",
      `File system '${other.id}' already exists with creation token '${token}'`,
      { status: 409 },
    );
  }
}

/** A file system has one mount target a zone. */
function checkZone(situation: Situation): void {
  const { inputs, id, list } = situation;
  const zone = zoneOf(situation, inputs.subnetId);
  const taken = list(mountTarget).some(
    (other) =>
      other.id !== id &&
      other.outputs.fileSystemId === inputs.fileSystemId &&
      other.outputs.availabilityZoneName === zone,
  );
  if (taken) {
    throw new ServiceError("MountTargetConflict", "mount target already exists in this AZ", {
      status: 409,
    });
  }
}

function zoneOf({ find }: Situation, subnetId: Situation["inputs"][string] | undefined): string {
  return text(find(subnet.to, text(subnetId) ?? "")?.outputs.availabilityZone) ?? "";
}

function checkPolicy({ inputs }: Situation): void {
  try {
    JSON.parse(text(inputs.policy) ?? "");
  } catch {
    throw new ServiceError(
      "InvalidPolicyException",
      "Policy provided is invalid. Please check your policy.",
    );
  }
}
