import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planAlarms } from "./alarm-plan";
import { planDashboards, widgetsOf } from "./dashboard-plan";
import type { Inventory } from "./inventory";
import { planLogs } from "./log-plan";
import { planSignals } from "./signals";

const thresholds = {
  cpuPercent: 80,
  memoryPercent: 85,
  latencySeconds: 2,
  serverErrors: 10,
  functionErrors: 0,
  logErrors: 10,
  blockedRequests: 1000,
  databaseConnections: 150,
  freeStorageGib: 5,
  freeMemoryMib: 128,
  certificateDays: 30,
};

const prefix = "d1brv40-dev";
const name = fc.stringMatching(/^[a-z]{1,3}(-[a-z]{1,2})?$/).map((word) => `${prefix}-${word}`);
const names = fc.uniqueArray(name, { maxLength: 4 });
const maybe = fc.option(name, { nil: undefined });
const byName = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), name, { maxKeys: 3 });
const logGroups = fc.array(
  fc.tuple(fc.constantFrom("/aws/lambda", "/cloud/x"), name).map((parts) => parts.join("/")),
  { maxLength: 4 },
);

const inventories: fc.Arbitrary<Inventory> = fc.record({
  webAcl: fc.option(fc.record({ name, region: fc.constant("eu-west-1") }), { nil: undefined }),
  certificateArn: maybe,
  natGatewayIds: names,
  rotationFunction: maybe,
  dataBucketName: maybe,
  fileSystemId: maybe,
  userPool: fc.option(fc.record({ id: name, clientIds: byName }), { nil: undefined }),
  databaseInstances: names,
  databaseIsCluster: fc.boolean(),
  repositoryNames: names,
  buildProjects: names,
  ecsCluster: maybe,
  ecsLoadBalancer: maybe,
  ecsServices: names,
  ecsTargetGroups: byName,
  ecsLogGroups: logGroups,
  eksCluster: maybe,
  api: fc.option(fc.record({ id: name, stage: fc.constant("$default") }), { nil: undefined }),
  autoScalingGroup: maybe,
  instanceLoadBalancer: maybe,
  instanceTargetGroup: maybe,
  functions: names,
  functionLogGroups: logGroups,
  deadLetterQueues: names,
});

const nothing: Inventory = {
  webAcl: undefined,
  certificateArn: undefined,
  natGatewayIds: [],
  rotationFunction: undefined,
  dataBucketName: undefined,
  fileSystemId: undefined,
  userPool: undefined,
  databaseInstances: [],
  databaseIsCluster: false,
  repositoryNames: [],
  buildProjects: [],
  ecsCluster: undefined,
  ecsLoadBalancer: undefined,
  ecsServices: [],
  ecsTargetGroups: {},
  ecsLogGroups: [],
  eksCluster: undefined,
  api: undefined,
  autoScalingGroup: undefined,
  instanceLoadBalancer: undefined,
  instanceTargetGroup: undefined,
  functions: [],
  functionLogGroups: [],
  deadLetterQueues: [],
};

function signalsOf(inventory: Inventory) {
  return planSignals(inventory, planLogs(inventory), `${prefix}/logs`, thresholds);
}

function alarmsOf(inventory: Inventory) {
  return planAlarms(signalsOf(inventory), prefix);
}

describe("alarms", () => {
  it("are none where nothing is deployed", () => {
    expect(alarmsOf(nothing)).toEqual([]);
  });

  it("have keys that differ, and that names on AWS may have", () => {
    fc.assert(
      fc.property(inventories, (inventory) => {
        const keys = alarmsOf(inventory).map(({ key }) => key);
        expect(keys).toHaveLength(new Set(keys).size);
        expect(keys.filter((key) => !/^[a-z0-9-]{1,200}$/.test(key))).toEqual([]);
      }),
    );
  });

  it("watch what is deployed and nothing else", () => {
    fc.assert(
      fc.property(inventories, (inventory) => {
        const known = JSON.stringify(inventory);
        const constants = ["ALL", "StandardStorage", "AllStorageTypes"];
        for (const { dimensions } of alarmsOf(inventory)) {
          for (const value of Object.values(dimensions)) {
            expect(constants.includes(value) || known.includes(JSON.stringify(value))).toBe(true);
          }
        }
      }),
    );
  });

  it("of one resource do not depend on what else is deployed", () => {
    fc.assert(
      fc.property(inventories, inventories, (one, other) => {
        const alone = alarmsOf({ ...nothing, databaseInstances: one.databaseInstances });
        const among = alarmsOf({
          ...other,
          databaseInstances: one.databaseInstances,
          databaseIsCluster: false,
        });
        expect(among.filter(({ stack }) => stack === "database-rds")).toEqual(alone);
      }),
    );
  });

  it("exist for every database, function, queue, gateway and service", () => {
    fc.assert(
      fc.property(inventories, (inventory) => {
        const watched = new Set(
          alarmsOf(inventory).flatMap(({ dimensions }) => Object.values(dimensions)),
        );
        const all = [
          ...inventory.databaseInstances,
          ...inventory.functions,
          ...inventory.deadLetterQueues,
          ...inventory.natGatewayIds,
          ...inventory.buildProjects,
          ...(inventory.ecsCluster === undefined ? [] : inventory.ecsServices),
          ...[inventory.autoScalingGroup, inventory.eksCluster, inventory.api?.id],
          ...[inventory.fileSystemId, inventory.ecsLoadBalancer, inventory.instanceLoadBalancer],
        ];
        expect(all.filter((id) => id !== undefined && !watched.has(id))).toEqual([]);
      }),
    );
  });

  it("say what is wrong, of what, in words", () => {
    expect(alarmsOf({ ...nothing, deadLetterQueues: ["d1brv40-dev-orders-dead"] })).toEqual([
      {
        key: "compute-lambda-orders-dead-messages-that-nobody-could-handle",
        stack: "compute-lambda",
        severity: "critical",
        description:
          "Messages could not be handled and wait to be looked at. " +
          "(compute-lambda, d1brv40-dev-orders-dead: messages that nobody could handle)",
        namespace: "AWS/SQS",
        metric: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: "d1brv40-dev-orders-dead" },
        statistic: "Maximum",
        periodSeconds: 300,
        periods: 1,
        threshold: 0,
        comparison: "GreaterThanThreshold",
      },
    ]);
  });

  it("know that the storage of a cluster grows by itself", () => {
    const metrics = (databaseIsCluster: boolean) =>
      alarmsOf({ ...nothing, databaseInstances: ["orders"], databaseIsCluster }).map(
        ({ metric }) => metric,
      );

    expect(metrics(false)).toContain("FreeStorageSpace");
    expect(metrics(true)).not.toContain("FreeStorageSpace");
  });

  it("of the API count in milliseconds, those of load balancers in seconds", () => {
    const thresholdOf = (inventory: Inventory, metric: string) =>
      alarmsOf(inventory).find((alarm) => alarm.metric === metric)?.threshold;

    expect(thresholdOf({ ...nothing, api: { id: "a", stage: "b" } }, "Latency")).toBe(2000);
    expect(thresholdOf({ ...nothing, ecsLoadBalancer: "app/a/b" }, "TargetResponseTime")).toBe(2);
  });

  it("of logs that end alike are told apart", () => {
    const functionLogGroups = ["/aws/lambda/orders", "/other/orders"];
    const keys = alarmsOf({ ...nothing, functionLogGroups }).map(({ key }) => key);

    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^compute-lambda-orders-errors-in-logs-[0-9a-f]{8}$/);
  });
});

describe("dashboards", () => {
  it("show every signal once, on the board of its stack", () => {
    fc.assert(
      fc.property(inventories, (inventory) => {
        const signals = signalsOf(inventory);
        const dashboards = planDashboards(signals);
        const stacks = dashboards.map(({ stack }) => stack);
        expect(stacks).toHaveLength(new Set(stacks).size);
        const shown = dashboards.flatMap(({ stack, graphs }) =>
          graphs.flatMap((graph) => graph.signals.map((signal) => [stack, graph.title, signal])),
        );
        expect(shown).toHaveLength(signals.length);
        expect(new Set(shown.map(([, , signal]) => signal))).toEqual(new Set(signals));
      }),
    );
  });

  it("have widgets side by side that never overlap", () => {
    const arns = fc.array(name, { maxLength: 120 });
    fc.assert(
      fc.property(inventories, arns, (inventory, alarmArns) => {
        for (const dashboard of planDashboards(signalsOf(inventory))) {
          const cells = widgetsOf(dashboard, "eu-west-1", alarmArns).flatMap(
            ({ x, y, width, height }) =>
              Array.from(
                { length: width * height },
                (_, index) => `${x + (index % width)},${y + Math.floor(index / width)}`,
              ),
          );
          expect(cells).toHaveLength(new Set(cells).size);
        }
      }),
    );
  });

  it("draw the threshold of an alarm into its graph", () => {
    const [dashboard] = planDashboards(
      signalsOf({ ...nothing, natGatewayIds: ["nat-1", "nat-2"] }),
    );
    const widgets = dashboard === undefined ? [] : widgetsOf(dashboard, "eu-west-1", ["arn"]);

    expect(widgets[0]).toEqual({
      type: "alarm",
      x: 0,
      y: 0,
      width: 24,
      height: 2,
      properties: { title: "Alarms", alarms: ["arn"] },
    });
    expect(widgets[4]).toEqual({
      type: "metric",
      x: 12,
      y: 8,
      width: 12,
      height: 6,
      properties: {
        title: "Ports not found",
        region: "eu-west-1",
        view: "timeSeries",
        stacked: false,
        period: 300,
        metrics: [
          [
            "AWS/NATGateway",
            "ErrorPortAllocation",
            "NatGatewayId",
            "nat-1",
            { label: "nat-1", stat: "Sum" },
          ],
          [
            "AWS/NATGateway",
            "ErrorPortAllocation",
            "NatGatewayId",
            "nat-2",
            { label: "nat-2", stat: "Sum" },
          ],
        ],
        annotations: { horizontal: [{ label: "alarm", value: 0 }] },
      },
    });
  });
});
