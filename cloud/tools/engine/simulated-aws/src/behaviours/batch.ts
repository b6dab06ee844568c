import { ServiceError } from "../errors.ts";
import { isObject, list, text, type Properties, type Value } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";

const environmentType = "aws:batch/computeEnvironment:ComputeEnvironment";

export const batch: Behaviours = {
  [environmentType]: {
    noun: "Compute Environment",
    name: { property: "name", max: 128 },
    id: "{name}",
    arn: "arn:{partition}:batch:{region}:{account}:compute-environment/{name}",
    replace: ["name", "namePrefix", "type"],
    defaults: { state: "ENABLED" },
    computed: { status: "VALID", statusReason: "ComputeEnvironment Healthy" },
    references: {
      "computeResources.subnets": { ...subnet, code: "ClientException" },
      "computeResources.securityGroupIds": { ...securityGroup, code: "ClientException" },
    },
    exists: { code: "ClientException", message: "Object already exists", status: 400 },
    inUse: {
      code: "ClientException",
      message: "Cannot delete, found existing JobQueue relationship",
      status: 400,
    },
    seconds: { create: 15, update: 15, delete: 40 },
  },
  "aws:batch/jobQueue:JobQueue": {
    noun: "Job Queue",
    name: { property: "name", max: 128 },
    id: "{arn}",
    arn: "arn:{partition}:batch:{region}:{account}:job-queue/{name}",
    replace: ["name"],
    references: {
      "computeEnvironmentOrders.computeEnvironment": {
        to: environmentType,
        code: "ClientException",
        message: "{value} does not exist",
      },
    },
    unique: [{ properties: ["name"], code: "ClientException", message: "Object already exists" }],
    seconds: { create: 15, update: 15, delete: 30 },
    check: checkQueue,
  },
  "aws:batch/jobDefinition:JobDefinition": {
    noun: "Job Definition",
    name: { property: "name", max: 128 },
    id: "arn:{partition}:batch:{region}:{account}:job-definition/{name}:1",
    arn: "arn:{partition}:batch:{region}:{account}:job-definition/{name}:1",
    replace: ["name", "type"],
    defaults: { deregisterOnNewRevision: true },
    computed: { arnPrefix: "arn:{partition}:batch:{region}:{account}:job-definition/{name}" },
    outputs: nextRevision,
    renewed: { "*": ["arn", "revision"] },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkDefinition,
  },
};

/** A definition is never changed: every update makes another revision of it. */
function nextRevision({ arn, previous }: Situation): Properties {
  const revision = Number(previous.revision ?? 0) + 1;
  return { revision, arn: arn.replace(/:\d+$/, `:${revision}`) };
}

function checkQueue({ inputs }: Situation): void {
  if (list(inputs.computeEnvironmentOrders).length === 0) {
    refuse("At least 1 compute environment must be provided");
  }
}

/** A Fargate job has a role to be started with, and sizes from a list. */
function checkDefinition({ inputs }: Situation): void {
  const properties = parsed(text(inputs.containerProperties));
  if (!list(inputs.platformCapabilities).includes("FARGATE") || properties === undefined) {
    return;
  }
  if (!text(properties.executionRoleArn)) {
    refuse("Error executing request, Exception : executionRoleArn is required for Fargate jobs.");
  }
  const needs = Object.fromEntries(
    list(properties.resourceRequirements)
      .filter(isObject)
      .map(({ type, value }) => [text(type), Number(value)]),
  );
  const { VCPU: vcpus = 0, MEMORY: memory = 0 } = needs;
  const [least, most, step] = sizes[String(vcpus)] ?? [Infinity, 0, 1];
  if (memory < least || memory > most || (memory - least) % step !== 0) {
    refuse(
      `Error executing request, Exception : Fargate resource requirements (${vcpus.toFixed(2)} vCPU, ${memory} MiB) not valid.`,
    );
  }
}

/** Least and most memory by processors, and the steps between. */
const sizes: Readonly<Record<string, readonly [number, number, number]>> = {
  "0.25": [512, 2048, 512],
  "0.5": [1024, 4096, 1024],
  "1": [2048, 8192, 1024],
  "2": [4096, 16384, 1024],
  "4": [8192, 30720, 1024],
  "8": [16384, 61440, 4096],
  "16": [32768, 122880, 8192],
};

function parsed(document: string | undefined): { readonly [name: string]: Value } | undefined {
  try {
    const value = JSON.parse(document ?? "") as Value;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuse(message: string): never {
  throw new ServiceError("ClientException", message);
}
