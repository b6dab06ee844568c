import { describe, expect, it } from "vitest";
import { runCode } from "./code-run";

const rotated = JSON.stringify({
  database: { key: "password", databaseIdentifier: "d1brv40-dev-database" },
});

/** Calls that the code makes for one step, with what the services answer in turn. */
function callsOf(step: string, answers: Record<string, unknown[]>) {
  return runCode({ Step: step, SecretId: "database", ClientRequestToken: "v2" }, rotated, {
    describeSecret: [
      {
        Name: "database",
        RotationEnabled: true,
        VersionIdsToStages: { v1: ["AWSCURRENT"], v2: ["AWSPENDING"] },
      },
    ],
    ...answers,
  });
}

const pending = { SecretString: '{"username":"dbadmin","password":"new"}' };
const noCluster = { error: "DBClusterNotFoundFault" };

describe("the code that Lambda runs", () => {
  it("makes the new version from the current one", async () => {
    const { calls } = await callsOf("createSecret", {
      getSecretValue: [
        { SecretString: '{"username":"dbadmin","password":"old"}' },
        { error: "ResourceNotFoundException" },
      ],
      getRandomPassword: [{ RandomPassword: "new" }],
      putSecretValue: [{}],
    });

    expect(calls.slice(1)).toEqual([
      ["getSecretValue", { SecretId: "database", VersionStage: "AWSCURRENT" }],
      ["getSecretValue", { SecretId: "database", VersionId: "v2", VersionStage: "AWSPENDING" }],
      ["getRandomPassword", { PasswordLength: 32, ExcludePunctuation: true }],
      [
        "putSecretValue",
        {
          SecretId: "database",
          ClientRequestToken: "v2",
          SecretString: '{"username":"dbadmin","password":"new"}',
          VersionStages: ["AWSPENDING"],
        },
      ],
    ]);
  });

  it("passes other errors on", async () => {
    const { error } = await callsOf("createSecret", {
      getSecretValue: [{ SecretString: "{}" }, { error: "AccessDeniedException" }],
    });

    expect(error).toBe("AccessDeniedException");
  });

  it("changes the password of a cluster", async () => {
    const { calls } = await callsOf("setSecret", {
      getSecretValue: [pending],
      describeDBClusters: [{ DBClusters: [{ Status: "available" }] }],
      modifyDBCluster: [{}],
    });

    expect(calls.at(-1)).toEqual([
      "modifyDBCluster",
      {
        DBClusterIdentifier: "d1brv40-dev-database",
        MasterUserPassword: "new",
        ApplyImmediately: true,
      },
    ]);
  });

  it("changes the password of an instance where there is no cluster", async () => {
    const { calls } = await callsOf("setSecret", {
      getSecretValue: [pending],
      describeDBClusters: [noCluster],
      modifyDBInstance: [{}],
    });

    expect(calls.at(-1)).toEqual([
      "modifyDBInstance",
      {
        DBInstanceIdentifier: "d1brv40-dev-database",
        MasterUserPassword: "new",
        ApplyImmediately: true,
      },
    ]);
  });

  it("waits until the password is in force", async () => {
    const instance = (status: string, change: object) => ({
      DBInstances: [{ DBInstanceStatus: status, PendingModifiedValues: change }],
    });
    const { calls, error, waits } = await callsOf("testSecret", {
      getSecretValue: [pending],
      describeDBClusters: [noCluster, noCluster, noCluster],
      describeDBInstances: [
        instance("available", { MasterUserPassword: "****" }),
        instance("resetting-master-credentials", {}),
        instance("available", {}),
      ],
    });

    expect(error).toBeUndefined();
    expect(calls.filter(([name]) => name === "describeDBInstances")).toHaveLength(3);
    expect(waits).toEqual([5000, 5000]);
  });

  it("gives up before Lambda does when the database does not get there", async () => {
    const { error, waits } = await callsOf("testSecret", {
      getSecretValue: [pending],
      describeDBClusters: Array(100).fill({ DBClusters: [{ Status: "modifying" }] }),
    });

    expect(error).toBe("d1brv40-dev-database has not taken the new password over yet");
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(600_000);
  });

  it("makes the new version current", async () => {
    const { calls } = await callsOf("finishSecret", { updateSecretVersionStage: [{}] });

    expect(calls.at(-1)).toEqual([
      "updateSecretVersionStage",
      {
        SecretId: "database",
        VersionStage: "AWSCURRENT",
        MoveToVersionId: "v2",
        RemoveFromVersionId: "v1",
      },
    ]);
  });
});
