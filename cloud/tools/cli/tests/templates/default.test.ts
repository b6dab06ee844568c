import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  accounts,
  enabled,
  expectDeployed,
  expectDestroyed,
  expectProtected,
  expectQuiet,
  expectUnchanged,
  expectUnprotected,
  foreseen,
  initWithAccounts,
  layersOf,
  present,
} from "../support/life.ts";
import { Platform } from "../support/platform.ts";
import { simulatedResources } from "../support/state.ts";

const protectedInProd = [
  "authentication: aws:cognito/userPool:UserPool user-pool",
  "compute-ec2: aws:lb/loadBalancer:LoadBalancer load-balancer",
  "database-rds: aws:rds/instance:Instance database",
  "dns: aws:route53/zone:Zone public",
  "secrets: aws:secretsmanager/secret:Secret application",
  "secrets: aws:secretsmanager/secret:Secret database",
  "security: aws:kms/key:Key database",
  "security: aws:kms/key:Key general",
  "security: aws:kms/key:Key logs",
  "security: aws:kms/key:Key secrets",
  "security: aws:kms/key:Key storage",
  "services-ecr: aws:ecr/repository:Repository web",
  "services-ecs: aws:lb/loadBalancer:LoadBalancer load-balancer",
  "services-eks: aws:eks/cluster:Cluster cluster",
  "storage: aws:efs/fileSystem:FileSystem file-system",
  "storage: aws:s3/bucket:Bucket assets",
  "storage: aws:s3/bucket:Bucket data",
  "storage: aws:s3/bucket:Bucket logs",
];

test("all sixteen stacks live and go in dev, stage and prod", async () => {
  const dev = await initWithAccounts(new Platform("shipped"), "default");
  expect(readdirSync(join(dev.folder, "config"))).toHaveLength(48);
  const stage = enabled(dev, "stage");
  const prod = enabled(dev, "prod");
  for (const deployment of [dev, stage, prod]) {
    expect(await layersOf(deployment)).toEqual([
      ["dns", "network"],
      ["security"],
      ["secrets", "storage", "services-ecr", "services-eks"],
      [
        ...["authentication", "database-rds", "containers-images"],
        ...["services-ecs", "compute-ec2", "compute-lambda"],
      ],
      ["containers-apps", "services-api"],
      ["monitoring"],
    ]);
  }

  const expected = await foreseen(dev);
  expect(simulatedResources(dev)).toEqual([]);
  await expectDeployed(dev, 16);
  // One alarm for each NAT gateway, of which two were assumed and one is there.
  const alarms = { ...expected, monitoring: (expected["monitoring"] ?? 0) - 1 };
  expect(await present(dev)).toEqual(alarms);
  expect(simulatedResources(dev).length).toBeGreaterThanOrEqual(250);
  await expectDeployed(stage, 16);
  await expectDeployed(prod, 16);
  const { stacks, version } = await prod.status();
  expect(stacks.reduce((sum, { resources }) => sum + resources, 0)).toBeGreaterThanOrEqual(250);
  expect(version).toBe(1);

  await expectUnchanged(dev, 16);
  await expectQuiet(dev, 16);
  await expectQuiet(stage, 16);
  await expectQuiet(prod, 16);
  await expectUnchanged(prod, 16);

  // The deploy that takes the protection off is a deploy like others: stage has to be there.
  await expectProtected(prod, protectedInProd);
  await expectUnprotected(prod, protectedInProd);
  await expectDestroyed(prod, accounts.prod);
  await expectDestroyed(stage, accounts.stage);
  await expectDestroyed(dev, accounts.dev);
  expect(simulatedResources(dev)).toEqual([]);
});
