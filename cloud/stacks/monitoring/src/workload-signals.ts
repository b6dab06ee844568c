import { loadBalancer, targetGroup } from "./edge-signals";
import type { Inventory } from "./inventory";
import type { Thresholds } from "./monitoring";
import { above, below, signal, type Signal, type Source, type StackName } from "./signal";

/** Where code runs: services, nodes, instances, functions, builds. */
export function workloadSignals(inventory: Inventory, thresholds: Thresholds): Signal[] {
  return [
    ...ecs(inventory, thresholds),
    ...eks(inventory, thresholds),
    ...instances(inventory, thresholds),
    ...inventory.functions.flatMap((name) => lambda("compute-lambda", name, thresholds)),
    ...rotation(inventory),
    ...inventory.buildProjects.flatMap(build),
  ];
}

function ecs(inventory: Inventory, thresholds: Thresholds): Signal[] {
  const { ecsCluster, ecsLoadBalancer, ecsServices, ecsTargetGroups } = inventory;
  const balancer = ecsLoadBalancer;
  return [
    ...(balancer === undefined ? [] : loadBalancer("services-ecs", balancer, thresholds)),
    ...(balancer === undefined
      ? []
      : Object.entries(ecsTargetGroups).flatMap(([name, TargetGroup]) =>
          targetGroup("containers-apps", name, { LoadBalancer: balancer, TargetGroup }),
        )),
    ...(ecsCluster === undefined
      ? []
      : ecsServices.flatMap((name) => ecsService(ecsCluster, name, thresholds))),
  ];
}

function ecsService(cluster: string, name: string, thresholds: Thresholds): Signal[] {
  const source: Source = {
    stack: "containers-apps",
    subject: name,
    namespace: "AWS/ECS",
    dimensions: { ClusterName: cluster, ServiceName: name },
  };
  const busy = "The service is short of processors, and has no more tasks to scale to";
  const full = "The service is short of memory, its tasks may be ended";
  const gone = "No task of the service runs, look at its events";
  return [
    signal(
      source,
      "Processors",
      "CPUUtilization",
      "Average",
      above(thresholds.cpuPercent, "alert", busy, 3),
    ),
    signal(
      source,
      "Memory",
      "MemoryUtilization",
      "Average",
      above(thresholds.memoryPercent, "alert", full, 3),
    ),
    signal(
      { ...source, namespace: "ECS/ContainerInsights" },
      "Running tasks",
      "RunningTaskCount",
      "Minimum",
      below(1, "critical", gone, 2),
    ),
  ];
}

/** EKS keeps the state of a cluster in at most 8 GB and refuses writes beyond. */
const fullClusterBytes = 6_000_000_000;

function eks({ eksCluster }: Inventory, { serverErrors }: Thresholds): Signal[] {
  if (eksCluster === undefined) {
    return [];
  }
  const source: Source = {
    stack: "services-eks",
    subject: eksCluster,
    namespace: "AWS/EKS",
    dimensions: { ClusterName: eksCluster },
  };
  const failing = "The API of the cluster answers with errors";
  const waiting = "Pods find no node to run on, look at the sizes of node groups";
  const full = "The cluster holds too many objects and will refuse more";
  return [
    signal(source, "Requests of the API", "apiserver_request_total", "Sum"),
    signal(
      source,
      "Errors of the API",
      "apiserver_request_total_5XX",
      "Sum",
      above(serverErrors, "critical", failing, 2),
    ),
    signal(
      source,
      "Pods without a node",
      "scheduler_pending_pods_UNSCHEDULABLE",
      "Minimum",
      above(0, "alert", waiting, 3),
    ),
    signal(
      source,
      "Size of the state",
      "apiserver_storage_size_bytes",
      "Maximum",
      above(fullClusterBytes, "critical", full),
    ),
  ];
}

function instances(inventory: Inventory, thresholds: Thresholds): Signal[] {
  const { autoScalingGroup, instanceLoadBalancer, instanceTargetGroup } = inventory;
  const stack = "compute-ec2";
  return [
    ...(autoScalingGroup === undefined ? [] : group(autoScalingGroup, thresholds)),
    ...(instanceLoadBalancer === undefined
      ? []
      : loadBalancer(stack, instanceLoadBalancer, thresholds)),
    ...(instanceLoadBalancer === undefined || instanceTargetGroup === undefined
      ? []
      : targetGroup(stack, "instances", {
          LoadBalancer: instanceLoadBalancer,
          TargetGroup: instanceTargetGroup,
        })),
  ];
}

function group(name: string, { cpuPercent }: Thresholds): Signal[] {
  const source: Source = {
    stack: "compute-ec2",
    subject: name,
    namespace: "AWS/EC2",
    dimensions: { AutoScalingGroupName: name },
  };
  const busy = "Instances are short of processors, and the group has no more to scale to";
  const broken = "An instance failed its status check and was not replaced";
  const gone = "The group has no instance in service";
  return [
    signal(source, "Processors", "CPUUtilization", "Average", above(cpuPercent, "alert", busy, 3)),
    signal(
      source,
      "Failed status checks",
      "StatusCheckFailed",
      "Maximum",
      above(0, "alert", broken, 3),
    ),
    signal(
      { ...source, namespace: "AWS/AutoScaling" },
      "Instances in service",
      "GroupInServiceInstances",
      "Minimum",
      below(1, "critical", gone, 2),
    ),
  ];
}

function lambda(stack: StackName, name: string, { functionErrors }: Thresholds): Signal[] {
  const source: Source = {
    stack,
    subject: name,
    namespace: "AWS/Lambda",
    dimensions: { FunctionName: name },
  };
  const failing = "Calls of the function fail, look at its log";
  const refused = "Calls of the function are refused, because too many run at once";
  return [
    signal(source, "Calls", "Invocations", "Sum"),
    signal(source, "Duration", "Duration", "p95"),
    signal(source, "Errors", "Errors", "Sum", above(functionErrors, "alert", failing)),
    signal(source, "Refused calls", "Throttles", "Sum", above(0, "alert", refused, 2)),
  ];
}

function rotation({ rotationFunction }: Inventory): Signal[] {
  if (rotationFunction === undefined) {
    return [];
  }
  const source: Source = {
    stack: "secrets",
    subject: rotationFunction,
    namespace: "AWS/Lambda",
    dimensions: { FunctionName: rotationFunction },
  };
  const meaning = "A secret could not be renewed, look at the log of the function";
  return [
    signal(source, "Renewals", "Invocations", "Sum"),
    signal(source, "Failed renewals", "Errors", "Sum", above(0, "critical", meaning)),
  ];
}

function build(name: string): Signal[] {
  const source: Source = {
    stack: "containers-images",
    subject: name,
    namespace: "AWS/CodeBuild",
    dimensions: { ProjectName: name },
  };
  return [
    signal(source, "Duration", "Duration", "Average"),
    signal(
      source,
      "Failed builds",
      "FailedBuilds",
      "Sum",
      above(0, "alert", "A build failed, look at its log"),
    ),
  ];
}
