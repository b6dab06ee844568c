import type { PlannedApplication } from "./application-plan";

/** The one container of a task, as ECS reads it. */
export function containerDefinition(
  { name, image, request, variables }: PlannedApplication,
  log: { readonly group: string; readonly region: string },
) {
  const { command, user, healthCheckCommand, startSeconds } = request;
  return {
    name,
    image,
    essential: true,
    ...(command === undefined ? {} : { command }),
    ...(user === undefined ? {} : { user }),
    portMappings: [{ name, containerPort: request.port, protocol: "tcp" }],
    environment: sorted(variables.environment).map(([key, value]) => ({ name: key, value })),
    secrets: sorted(variables.secrets).map(([key, valueFrom]) => ({ name: key, valueFrom })),
    ...(healthCheckCommand === undefined
      ? {}
      : {
          healthCheck: {
            command: ["CMD-SHELL", healthCheckCommand],
            interval: 15,
            timeout: 5,
            retries: 3,
            // The longest that ECS grants a container.
            startPeriod: Math.min(startSeconds, 300),
          },
        }),
    readonlyRootFilesystem: request.readOnlyRootFilesystem,
    // Reaps processes, which a shell in the container and many applications leave behind.
    linuxParameters: { initProcessEnabled: true },
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": log.group,
        "awslogs-region": log.region,
        "awslogs-stream-prefix": name,
      },
    },
  };
}

/** ECS keeps variables in no order; without one of ours, each deployment would seem to change them. */
function sorted(values: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
