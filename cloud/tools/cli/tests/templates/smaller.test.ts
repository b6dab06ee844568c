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
  initWithAccounts,
  layersOf,
} from "../support/life.ts";
import { Platform } from "../support/platform.ts";
import { simulatedResources } from "../support/state.ts";

interface Template {
  readonly name: string;
  readonly layers: readonly (readonly string[])[];
  /** What is in the way of destroying prod. */
  readonly protectedInProd: readonly string[];
}

const keys = ["database", "general", "logs", "secrets", "storage"].map(
  (name) => `security: aws:kms/key:Key ${name}`,
);

const secrets = ["application", "database"].map(
  (name) => `secrets: aws:secretsmanager/secret:Secret ${name}`,
);

const templates: readonly Template[] = [
  {
    name: "microservices",
    layers: [
      ["network"],
      ["security"],
      ["secrets", "services-ecr"],
      ["authentication", "containers-images", "services-ecs"],
      ["containers-apps", "services-api"],
    ],
    protectedInProd: [
      "authentication: aws:cognito/userPool:UserPool user-pool",
      ...secrets,
      ...keys,
      "services-ecr: aws:ecr/repository:Repository web",
      "services-ecs: aws:lb/loadBalancer:LoadBalancer load-balancer",
    ],
  },
  {
    name: "data-platform",
    layers: [["network"], ["security"], ["secrets", "storage"], ["database-rds", "compute-lambda"]],
    protectedInProd: [
      "database-rds: aws:rds/instance:Instance database",
      ...secrets,
      ...keys,
      "storage: aws:efs/fileSystem:FileSystem file-system",
      "storage: aws:s3/bucket:Bucket assets",
      "storage: aws:s3/bucket:Bucket data",
      "storage: aws:s3/bucket:Bucket logs",
    ],
  },
];

test.each(templates)("the stacks of $name live and go in dev, stage and prod", async (template) => {
  const stacks = template.layers.flat().length;
  const dev = await initWithAccounts(new Platform("shipped"), template.name);
  const stage = enabled(dev, "stage");
  const prod = enabled(dev, "prod");
  for (const deployment of [dev, stage, prod]) {
    expect(await layersOf(deployment)).toEqual(template.layers);
  }

  await expectDeployed(dev, stacks);
  await expectDeployed(stage, stacks);
  await expectDeployed(prod, stacks);
  await expectUnchanged(dev, stacks);
  await expectQuiet(stage, stacks);
  await expectQuiet(prod, stacks);

  await expectProtected(prod, template.protectedInProd);
  await expectUnprotected(prod, template.protectedInProd);
  await expectDestroyed(dev, accounts.dev);
  await expectDestroyed(stage, accounts.stage);
  await expectDestroyed(prod, accounts.prod);
  expect(simulatedResources(dev)).toEqual([]);
});

test("the foundation lives and goes, with the values that it hands on", async () => {
  const dev = await new Platform("shipped").init([], "minimal");
  expect(await layersOf(dev)).toEqual([["dns", "network"], ["security"]]);

  await expectDeployed(dev, 3);
  await expectUnchanged(dev, 3);
  await expectDestroyed(dev, accounts.dev);

  expect(simulatedResources(dev)).toEqual([]);
});
