import { boundaryArn, keyArn, roleArn } from "@cloud/shared/testing/given";
// What the tests of the whole program configure.

export const load = () => import("./index.js");

export const given = {
  privateSubnetIds: ["subnet-1a", "subnet-1b"],
  functionSecurityGroupId: "sg-0f",
  generalKeyArn: keyArn("general"),
  logsKeyArn: keyArn("logs"),
  secretsKeyArn: keyArn("secrets"),
  storageKeyArn: keyArn("storage"),
  ecsExecutionRoleArn: roleArn("start"),
  ecsTaskRoleArn: roleArn("task"),
};

export const secretArn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:token-AbCdEf";

export const full = {
  ...given,
  dataBucketName: "acme-data",
  permissionsBoundaryArn: boundaryArn,
  functions: [
    {
      name: "import",
      code: { bucket: "code", key: "import.zip", objectVersion: "v1" },
      environment: { LEVEL: 3 },
      secretArns: [secretArn],
      bucketEvents: { prefix: "in/" },
      reservedConcurrency: 5,
    },
    { name: "report", code: { imageUri: "registry/report:1" }, vpc: false },
    {
      name: "mail",
      code: { inline: "export export const handler = () => {};" },
      queue: { batchSize: 100, batchWindowSeconds: 5, maxConcurrency: 4 },
    },
    { name: "pack", code: { archive: "/code/pack" } },
  ],
  workflow: {
    definition: {
      StartAt: "Import",
      States: { Import: { Type: "Task", Resource: "${import}", End: true } },
    },
  },
  batch: { image: "registry/jobs:1", command: ["run"] },
};
