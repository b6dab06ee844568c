import { ServiceError } from "../errors.ts";
import type { ResourceRecord } from "../state/record.ts";
import { isObject, list, text, texts, type Properties } from "../values.ts";
import type { Situation } from "./behaviour.ts";
import { containersOf } from "./ecsTaskRules.ts";
import { ecsTypes as types } from "./ecsTypes.ts";

const offered = ["FARGATE", "FARGATE_SPOT"];

/** A strategy speaks of providers of its cluster. */
export function checkCapacityProviders({ inputs, list: all }: Situation): void {
  const own = all("aws:ecs/capacityProvider:CapacityProvider").map(({ outputs }) => outputs.name);
  const unknown = texts(inputs.capacityProviders).find(
    (name) => !offered.includes(name) && !own.includes(name),
  );
  if (unknown !== undefined) {
    refuse(`The specified capacity provider '${unknown}' was not found.`);
  }
  checkStrategy(inputs.defaultCapacityProviderStrategies, texts(inputs.capacityProviders));
}

function checkStrategy(strategy: Properties[string] | undefined, known: readonly string[]): void {
  const shares = list(strategy).filter(isObject);
  if (shares.some(({ capacityProvider }) => !known.includes(text(capacityProvider) ?? ""))) {
    refuse(
      "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.",
    );
  }
  if (shares.filter(({ base }) => Number(base ?? 0) > 0).length > 1) {
    refuse(
      "The specified capacity provider strategy contains multiple capacity providers with a base value defined",
    );
  }
  if (shares.length > 0 && shares.every(({ weight }) => Number(weight ?? 0) === 0)) {
    refuse(
      "There are no capacity providers in the capacity provider strategy with a weight value greater than zero",
    );
  }
}

export function checkService(situation: Situation): void {
  const { inputs, list: all } = situation;
  const strategy = list(inputs.capacityProviderStrategies);
  if (strategy.length > 0) {
    if (inputs.launchType !== undefined) {
      refuse(
        "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
      );
    }
    checkStrategy(strategy, providersOf(situation));
  }
  const balancers = list(inputs.loadBalancers).filter(isObject);
  if (inputs.healthCheckGracePeriodSeconds !== undefined && balancers.length === 0) {
    refuse("Health check grace period is only valid for services configured to use load balancers");
  }
  const task = all(types.taskDefinition).find(({ id, arn }) =>
    [id, arn].includes(text(inputs.taskDefinition) ?? ""),
  );
  if (task === undefined) {
    return;
  }
  if (task.outputs.networkMode === "awsvpc" && inputs.networkConfiguration === undefined) {
    refuse("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  for (const balancer of balancers) {
    checkTarget(situation, task, balancer);
  }
}

function providersOf({ inputs, find, list: all }: Situation): string[] {
  const named = text(inputs.cluster) ?? "";
  const name = text(find(types.cluster, named)?.outputs.name) ?? named;
  return all(types.capacityProviders)
    .filter(({ outputs }) => outputs.clusterName === name)
    .flatMap(({ outputs }) => texts(outputs.capacityProviders));
}

/** The container must listen on the port, and something must send it requests. */
function checkTarget(situation: Situation, task: ResourceRecord, balancer: Properties): void {
  const { containerName, containerPort, targetGroupArn } = balancer;
  const container = containersOf(task.outputs).find(({ name }) => name === containerName);
  if (container === undefined) {
    refuse(`The container ${text(containerName)} does not exist in the task definition.`);
  }
  const ports = list(container.portMappings).filter(isObject);
  if (!ports.some((mapping) => mapping.containerPort === containerPort)) {
    refuse(
      `The container ${text(containerName)} did not have a container port ${String(containerPort)} defined.`,
    );
  }
  const arn = text(targetGroupArn) ?? "";
  const group = situation.find("aws:lb/targetGroup:TargetGroup", arn);
  if (group === undefined) {
    refuse(
      "Unable to assume role and validate the specified targetGroupArn. Please verify that the ECS service role being passed has the proper permissions.",
    );
  }
  if (task.outputs.networkMode === "awsvpc" && group.outputs.targetType !== "ip") {
    refuse(
      `The provided target group ${arn} has target type ${text(group.outputs.targetType)}, which is incompatible with the awsvpc network mode specified in the task definition.`,
    );
  }
  if (!isForwardedTo(situation, arn)) {
    refuse(
      `The target group with targetGroupArn ${arn} does not have an associated load balancer.`,
    );
  }
}

function isForwardedTo({ list: all }: Situation, arn: string): boolean {
  const actions = [
    ...all("aws:lb/listener:Listener").flatMap(({ outputs }) => list(outputs.defaultActions)),
    ...all("aws:lb/listenerRule:ListenerRule").flatMap(({ outputs }) => list(outputs.actions)),
  ];
  return actions.filter(isObject).some(({ targetGroupArn }) => targetGroupArn === arn);
}

function refuse(message: string): never {
  throw new ServiceError("InvalidParameterException", message);
}
