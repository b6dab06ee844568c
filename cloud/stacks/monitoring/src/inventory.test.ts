import { describe, expect, it } from "vitest";
import { takeInventory } from "./inventory";
import type { MonitoringParameters } from "./monitoring";

function inventoryOf(given: Partial<MonitoringParameters>) {
  return takeInventory(given as MonitoringParameters);
}

describe("the inventory", () => {
  it("is the same for what is absent and for what a stack has not made", () => {
    const empty = {
      webAclArn: "",
      certificateArn: "",
      natGatewayIds: [],
      rotationFunctionArn: "",
      fileSystemId: "",
      userPoolId: "",
      databaseCluster: "",
      ecsTargetGroups: {},
      apiId: "",
      apiStage: "",
    };

    expect(inventoryOf(empty)).toEqual(inventoryOf({}));
  });

  it("takes names out of ARNs", () => {
    expect(
      inventoryOf({
        webAclArn: "arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/d1-dev-web-acl/0f0f",
        rotationFunctionArn: "arn:aws:lambda:eu-west-1:111111111111:function:d1-dev-rotation",
      }),
    ).toMatchObject({
      webAcl: { name: "d1-dev-web-acl", region: "eu-west-1" },
      rotationFunction: "d1-dev-rotation",
    });
  });

  it("tells a cluster of databases from single instances", () => {
    expect(inventoryOf({ databaseCluster: "orders" }).databaseIsCluster).toBe(true);
    expect(inventoryOf({ databaseCluster: "" }).databaseIsCluster).toBe(false);
  });

  it("refuses what is no name", () => {
    expect(() => inventoryOf({ ecsTargetGroups: { web: 1 } })).toThrow(
      "monitoring:ecsTargetGroups.web must be text, not 1",
    );
  });
});
