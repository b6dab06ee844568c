import { acm } from "./acm.ts";
import { analytics } from "./analytics.ts";
import { apiGateway } from "./apiGateway.ts";
import { applicationAutoScaling } from "./applicationAutoScaling.ts";
import { audit } from "./audit.ts";
import { autoScaling } from "./autoScaling.ts";
import { batch } from "./batch.ts";
import type { Behaviour, Behaviours } from "./behaviour.ts";
import { cloudwatch } from "./cloudwatch.ts";
import { cloudwatchLogs } from "./cloudwatchLogs.ts";
import { codebuild } from "./codebuild.ts";
import { cognito } from "./cognito.ts";
import { databases } from "./databases.ts";
import { ec2 } from "./ec2/index.ts";
import { ecr } from "./ecr.ts";
import { ecs } from "./ecs.ts";
import { edge } from "./edge.ts";
import { efs } from "./efs.ts";
import { eks } from "./eks.ts";
import { events } from "./events.ts";
import { iam } from "./iam.ts";
import { kms } from "./kms.ts";
import { lambda } from "./lambda.ts";
import { loadBalancing } from "./loadBalancing.ts";
import { rds } from "./rds.ts";
import { observation } from "./observation.ts";
import { route53 } from "./route53.ts";
import { s3 } from "./s3.ts";
import { scheduler } from "./scheduler.ts";
import { secrets } from "./secrets.ts";
import { serviceDiscovery } from "./serviceDiscovery.ts";
import { sns } from "./sns.ts";
import { sqs } from "./sqs.ts";
import { stepFunctions } from "./stepFunctions.ts";
import { wafv2 } from "./wafv2.ts";

/** Every table of behaviour; a type may stand in one of them only. */
const tables: readonly Behaviours[] = [
  acm,
  analytics,
  apiGateway,
  applicationAutoScaling,
  audit,
  autoScaling,
  batch,
  cloudwatch,
  cloudwatchLogs,
  codebuild,
  cognito,
  databases,
  ec2,
  ecr,
  ecs,
  edge,
  efs,
  eks,
  events,
  iam,
  kms,
  lambda,
  loadBalancing,
  rds,
  observation,
  route53,
  s3,
  scheduler,
  secrets,
  serviceDiscovery,
  sns,
  sqs,
  stepFunctions,
  wafv2,
];

const byType: ReadonlyMap<string, Behaviour> = new Map(
  tables.flatMap((table) => Object.entries(table)),
);
const none: Behaviour = {};

export function behaviourOf(type: string): Behaviour {
  return byType.get(type) ?? none;
}

export function knownTypes(): readonly string[] {
  return [...byType.keys()];
}

/** The types that name this one, with the property they name it by, and so may forbid its deletion. */
export function holdersOf(
  type: string,
): readonly { type: string; property: string; by: string | undefined }[] {
  return holders.get(type) ?? [];
}

const holders = collectHolders();

function collectHolders() {
  const found = new Map<string, { type: string; property: string; by: string | undefined }[]>();
  for (const [type, behaviour] of byType) {
    for (const [property, reference] of Object.entries(behaviour.references ?? {})) {
      if (reference.holds !== false) {
        const entries = found.get(reference.to) ?? [];
        entries.push({ type, property, by: reference.by });
        found.set(reference.to, entries);
      }
    }
  }
  return found;
}
