import { documentIn, find, namesOf, ofType } from "@cloud/shared/testing/expectations";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { fileSystemPolicy } from "./file-system-policy";
import { given, load } from "./index.fixture";

const { storageKeyArn } = given;

let dev: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "storage", config: given, load });
  prod = await runProgram({ stack: "storage", environment: "prod", config: given, load });
});

describe("the file system", () => {
  it("is made where it is wanted, encrypted, with its policy in force before anyone mounts", () => {
    expect(namesOf(dev, "efs/")).toEqual([]);
    expect(find(prod, "efs/fileSystem:FileSystem", "file-system")).toMatchObject({
      inputs: {
        creationToken: "d1brv40-prod-file-system",
        encrypted: true,
        kmsKeyId: storageKeyArn,
        throughputMode: "elastic",
        lifecyclePolicies: [
          { transitionToIa: "AFTER_30_DAYS" },
          { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" },
        ],
      },
      parent: "cloud:storage:FileSystem file-system",
      protect: true,
    });
    expect(documentIn(find(prod, "FileSystemPolicy", "file-system"), "policy")).toEqual(
      fileSystemPolicy(mockArn("aws:efs/fileSystem:FileSystem", "file-system")),
    );
    expect(find(prod, "MountTarget", "file-system-1").dependencies).toContain(
      "aws:efs/fileSystemPolicy:FileSystemPolicy file-system",
    );
  });

  it("spells a single day as EFS does", async () => {
    const run = await runProgram({
      stack: "storage",
      config: { ...given, enableFileSystem: true, fileSystemInfrequentAccessDays: 1 },
      load,
    });

    expect(find(run, "efs/fileSystem:FileSystem", "file-system").inputs).toMatchObject({
      lifecyclePolicies: [{ transitionToIa: "AFTER_1_DAY" }, {}],
    });
    expect(find(run, "BackupPolicy", "file-system").inputs).toMatchObject({
      backupPolicy: { status: "DISABLED" },
    });
  });

  it("has a mount target in each subnet, within its group", () => {
    const targets = ofType(prod, "MountTarget").map(({ name, inputs }) => [
      name,
      inputs["subnetId"],
      inputs["securityGroups"],
    ]);

    expect(targets).toEqual([
      ["file-system-1", "subnet-0a", ["SecurityGroup/file-system"]],
      ["file-system-2", "subnet-0b", ["SecurityGroup/file-system"]],
    ]);
  });

  it.each([
    ["application", "sg-0a"],
    ["container", "sg-0c"],
    ["function", "sg-0f"],
  ])("is reached from %s, which both ends allow", (tier, clientGroup) => {
    const port = { ipProtocol: "tcp", fromPort: 2049, toPort: 2049 };

    expect(find(prod, "IngressRule", `file-system-from-${tier}`).inputs).toMatchObject({
      securityGroupId: "SecurityGroup/file-system",
      referencedSecurityGroupId: clientGroup,
      ...port,
    });
    expect(find(prod, "EgressRule", `${tier}-to-file-system`).inputs).toMatchObject({
      securityGroupId: clientGroup,
      referencedSecurityGroupId: "SecurityGroup/file-system",
      ...port,
    });
  });

  it("shows one folder through its access point, and is backed up", () => {
    expect(find(prod, "AccessPoint", "file-system").inputs).toMatchObject({
      posixUser: { uid: 1000, gid: 1000 },
      rootDirectory: {
        path: "/shared",
        creationInfo: { ownerUid: 1000, ownerGid: 1000, permissions: "750" },
      },
    });
    expect(find(prod, "BackupPolicy", "file-system").inputs).toMatchObject({
      backupPolicy: { status: "ENABLED" },
    });
  });
});
