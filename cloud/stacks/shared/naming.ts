import { createHash } from "node:crypto";
import type { StackContext } from "./types";

/** The longest names that AWS takes, for what our stacks name themselves. */
export const nameLimits = {
  alarm: 255,
  athenaWorkgroup: 128,
  autoScalingGroup: 255,
  batch: 128,
  budget: 100,
  buildProject: 150,
  dashboard: 255,
  database: 63,
  databaseGroup: 255,
  ecsCluster: 255,
  ecsService: 255,
  efsCreationToken: 64,
  eventRule: 64,
  glue: 255,
  httpApi: 128,
  iamRole: 64,
  identityPool: 128,
  instanceProfile: 128,
  kmsAlias: 250,
  lambdaFunction: 64,
  launchTemplate: 125,
  loadBalancer: 32,
  logGroup: 512,
  metricFilter: 512,
  pullThroughPrefix: 30,
  queue: 80,
  repository: 256,
  scalingPolicy: 256,
  schedule: 64,
  securityGroup: 255,
  stateMachine: 80,
  tag: 256,
  targetGroup: 32,
  taskFamily: 255,
  topic: 256,
  trace: 32,
  userPool: 128,
  userPoolClient: 128,
  vpcLink: 128,
  webAcl: 128,
} as const;

/**
 * What all names of a deployment's environment start with. In lower case, because buckets and
 * repositories allow nothing else and one spelling everywhere is easier to search for.
 */
export function namePrefix({ deployment, environment }: StackContext): string {
  return `${deployment.toLowerCase()}-${environment}`;
}

/**
 * `<deployment>-<environment>-<name>`. A name beyond the limit keeps its beginning and ends in a
 * hash of the whole, so that two long names stay different.
 */
export function resourceName(
  context: StackContext,
  name: string,
  limit: number = nameLimits.iamRole,
): string {
  const full = `${namePrefix(context)}-${name}`;
  if (full.length <= limit) {
    return full;
  }
  const hash = createHash("sha256").update(full).digest("hex").slice(0, 8);
  return `${full.slice(0, limit - hash.length - 1)}-${hash}`;
}
