import { describe, expect, it } from "vitest";
import { checkSettings, type Settings } from "./settings";

const usual: Settings = {
  backupWindow: "02:00-03:00",
  maintenanceWindow: "sun:04:00-sun:05:00",
  credentials: "secret",
  databaseSubnetIds: ["subnet-1", "subnet-2"],
  engine: "postgres",
  instanceClass: "db.t3.micro",
  storageGib: 20,
  maxStorageGib: 100,
  performanceInsights: false,
  replicas: 0,
  serverlessMinCapacity: 0.5,
  serverlessMaxCapacity: 4,
  topology: "instance",
};
const aurora: Settings = { ...usual, topology: "aurora", instanceClass: "db.r6g.large" };

describe("settings", () => {
  it("that AWS takes are taken", () => {
    for (const settings of [
      usual,
      { ...usual, credentials: "managed" },
      { ...usual, performanceInsights: true },
      { ...usual, replicas: 2 },
      aurora,
      { ...aurora, credentials: "managed", replicas: 2 },
      { ...aurora, instanceClass: "db.serverless" },
    ] satisfies Settings[]) {
      expect(() => checkSettings(settings)).not.toThrow();
    }
  });

  it.each<[string, Settings]>([
    [
      "backupWindow 04:00-05:00 and database-rds:maintenanceWindow",
      { ...usual, backupWindow: "04:00-05:00" },
    ],
    ["backupWindow 02:00-02:20 must last 30 minutes", { ...usual, backupWindow: "02:00-02:20" }],
    [
      "databaseSubnetIds must name subnets in at least two zones",
      { ...usual, databaseSubnetIds: ["a"] },
    ],
    ["instanceClass db.serverless needs", { ...usual, instanceClass: "db.serverless" }],
    ["maxStorageGib is 21, it must be 10 % more", { ...usual, maxStorageGib: 21 }],
    [
      "credentials managed is not possible with replicas",
      { ...usual, credentials: "managed", replicas: 1 },
    ],
    [
      "instanceClass db.t3.micro is too small for Aurora",
      { ...aurora, instanceClass: "db.t3.micro" },
    ],
    [
      "instanceClass db.t4g.small is too small for Aurora",
      { ...aurora, instanceClass: "db.t4g.small" },
    ],
    [
      "serverlessMinCapacity is 8, but",
      { ...aurora, instanceClass: "db.serverless", serverlessMinCapacity: 8 },
    ],
    [
      "performanceInsights is not possible with mysql on db.t3.micro",
      { ...usual, engine: "mysql", performanceInsights: true },
    ],
  ])("are refused: %s", (message, settings) => {
    expect(() => checkSettings(settings)).toThrow(`database-rds:${message}`);
  });

  it("are refused with everything that is wrong at once", () => {
    expect(() => checkSettings({ ...usual, maxStorageGib: 20, databaseSubnetIds: [] })).toThrow(
      /^database-rds:maxStorageGib .*\ndatabase-rds:databaseSubnetIds /,
    );
  });
});
