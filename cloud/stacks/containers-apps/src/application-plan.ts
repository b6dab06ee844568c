import { capacityStrategy, type CapacityShare, ConfigurationError } from "@cloud/shared";
import type { ApplicationsParameters } from "./applications";
import { planRoute, refuseSharedPriorities, type Route } from "./route-plan";
import { memorySizes } from "./task-size";
import { planVariables, type Variables } from "./variables";

/** An application as the configuration asks for it. */
export type RequestedApplication = ApplicationsParameters["applications"][number];

/** An application with all that was left open, and what it takes from other stacks. */
export interface PlannedApplication {
  readonly request: RequestedApplication;
  readonly name: string;
  readonly image: string;
  readonly taskRoleArn: string;
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly capacity: readonly CapacityShare[];
  readonly variables: Variables;
  readonly allowSessions: boolean;
  /** Missing where the load balancer sends nothing. */
  readonly route: Route | undefined;
  readonly url: string;
}

export function planApplications(parameters: ApplicationsParameters): PlannedApplication[] {
  const names = parameters.applications.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw refusal(twice, "is there twice");
  }
  const applications = parameters.applications.map((request) => planned(request, parameters));
  refuseSharedPriorities(
    new Map(
      applications.flatMap(({ name, route }) => (route === undefined ? [] : [[name, route]])),
    ),
  );
  return applications;
}

function planned(
  request: RequestedApplication,
  parameters: ApplicationsParameters,
): PlannedApplication {
  const { name } = request;
  requireSize(request);
  const minTasks = request.minTasks ?? parameters.minTasks;
  const maxTasks = request.maxTasks ?? parameters.maxTasks;
  if (minTasks > maxTasks) {
    throw refusal(name, `has at least ${minTasks} tasks and at most ${maxTasks}`);
  }
  const route = request.public ? planRoute(request, parameters) : undefined;
  return {
    request,
    name,
    image: imageOf(request, parameters.imageUris),
    taskRoleArn: request.taskRoleArn ?? parameters.taskRoleArn,
    minTasks,
    maxTasks,
    capacity: capacityStrategy(
      request.spotPercent ?? parameters.spotPercent,
      parameters.onDemandBase,
    ),
    variables: planVariables(request, parameters),
    // The agent that a session needs writes into the container.
    allowSessions: parameters.allowSessions && !request.readOnlyRootFilesystem,
    route,
    url: route?.url ?? `http://${name}.${parameters.namespaceName}:${request.port}`,
  };
}

function requireSize({ name, cpu, memory }: RequestedApplication): void {
  const sizes = memorySizes(cpu);
  if (!sizes.includes(memory)) {
    throw refusal(
      name,
      `has ${memory} MiB of memory, but with ${cpu} CPU Fargate offers ${sizes.join(", ")}`,
    );
  }
}

function imageOf(
  { name, image, repository, tag }: RequestedApplication,
  known: Readonly<Record<string, unknown>>,
): string {
  if ((image === undefined) === (repository === undefined)) {
    throw refusal(name, "needs either an image or a repository");
  }
  if (image !== undefined) {
    return image;
  }
  const newest = known[repository ?? ""];
  if (typeof newest !== "string") {
    const names = Object.keys(known).join(", ") || "none";
    throw refusal(name, `runs from ${repository}, but images are built into: ${names}`);
  }
  return tag === undefined ? newest : newest.replace(/:[^:/]+$/, `:${tag}`);
}

function refusal(application: string, what: string): ConfigurationError {
  return new ConfigurationError(`containers-apps:applications ${application} ${what}`);
}
