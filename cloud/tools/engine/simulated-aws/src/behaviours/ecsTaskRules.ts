import { ServiceError } from "../errors.ts";
import { isObject, list, text, texts, type Properties } from "../values.ts";
import type { Situation } from "./behaviour.ts";

/** Memory that Fargate offers by CPU, in MiB: from, to, and the steps in between. */
const fargateMemory: Readonly<Record<number, readonly [number, number, number]>> = {
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16_384: [32_768, 122_880, 8192],
};

export function checkTaskDefinition({ inputs }: Situation): void {
  const containers = containersOf(inputs);
  if (containers.length === 0) {
    refuse("Container list cannot be empty.");
  }
  if (containers.some(({ image }) => text(image) === undefined || image === "")) {
    refuse("Container.image should not be null or empty.");
  }
  const names = containers.map(({ name }) => text(name));
  if (new Set(names).size < names.length) {
    refuse("Container names must be unique within a task definition");
  }
  if (texts(inputs.requiresCompatibilities).includes("FARGATE")) {
    checkFargate(inputs, containers);
  }
}

export function containersOf(inputs: Properties): Properties[] {
  try {
    return list(JSON.parse(text(inputs.containerDefinitions) ?? "") as Properties[]).filter(
      isObject,
    );
  } catch {
    // The provider reads the text before it calls AWS.
    throw new Error("ECS Task Definition container_definitions is invalid: Error decoding JSON");
  }
}

function checkFargate(inputs: Properties, containers: readonly Properties[]): void {
  if (inputs.networkMode !== "awsvpc") {
    refuse("Fargate only supports network mode ‘awsvpc’.");
  }
  const [cpu, memory] = [Number(inputs.cpu), Number(inputs.memory)];
  if (!isOffered(cpu, memory)) {
    refuse(
      `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`,
    );
  }
  if (inputs.executionRoleArn !== undefined) {
    return;
  }
  for (const { image, logConfiguration, secrets } of containers) {
    if (/\.dkr\.ecr\./.test(text(image) ?? "")) {
      refuse("Fargate requires task definition to have execution role ARN to support ECR images.");
    }
    if (list(secrets).length > 0) {
      refuse(
        "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
      );
    }
    if (isObject(logConfiguration) && logConfiguration.logDriver === "awslogs") {
      refuse(
        "Fargate requires task definition to have execution role ARN to support log driver awslogs.",
      );
    }
  }
}

function isOffered(cpu: number, memory: number): boolean {
  if (cpu === 256) {
    return [512, 1024, 2048].includes(memory);
  }
  const [least, most, step] = fargateMemory[cpu] ?? [1, 0, 1];
  return memory >= least && memory <= most && (memory - least) % step === 0;
}

function refuse(message: string): never {
  throw new ServiceError("ClientException", message);
}
