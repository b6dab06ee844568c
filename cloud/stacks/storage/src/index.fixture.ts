import { keyArn } from "@cloud/shared/testing/given";

// What the tests of the whole program configure.

export const load = () => import("./index.js");

export const given = {
  vpcId: "vpc-0a1b",
  subnetIds: ["subnet-0a", "subnet-0b"],
  applicationSecurityGroupId: "sg-0a",
  containerSecurityGroupId: "sg-0c",
  functionSecurityGroupId: "sg-0f",
  storageKeyArn: keyArn("storage"),
  logsKeyArn: keyArn("logs"),
};
