import { ConfigurationError } from "@cloud/shared";
import type { MonitoringParameters } from "./monitoring";

/** What there is to watch. What is not deployed is `undefined` or an empty list. */
export interface Inventory {
  readonly webAcl: { readonly name: string; readonly region: string } | undefined;
  readonly certificateArn: string | undefined;
  readonly natGatewayIds: readonly string[];
  readonly rotationFunction: string | undefined;
  readonly dataBucketName: string | undefined;
  readonly fileSystemId: string | undefined;
  readonly userPool: { readonly id: string; readonly clientIds: Named } | undefined;
  readonly databaseInstances: readonly string[];
  readonly databaseIsCluster: boolean;
  readonly repositoryNames: readonly string[];
  readonly buildProjects: readonly string[];
  readonly ecsCluster: string | undefined;
  readonly ecsLoadBalancer: string | undefined;
  readonly ecsServices: readonly string[];
  readonly ecsTargetGroups: Named;
  readonly ecsLogGroups: readonly string[];
  readonly eksCluster: string | undefined;
  readonly api: { readonly id: string; readonly stage: string } | undefined;
  readonly autoScalingGroup: string | undefined;
  readonly instanceLoadBalancer: string | undefined;
  readonly instanceTargetGroup: string | undefined;
  readonly functions: readonly string[];
  readonly functionLogGroups: readonly string[];
  readonly deadLetterQueues: readonly string[];
}

type Named = Readonly<Record<string, string>>;

/** Stacks that are absent give no value, and parts that a stack has not made give an empty one. */
export function takeInventory(parameters: MonitoringParameters): Inventory {
  const userPoolId = present(parameters.userPoolId);
  const apiId = present(parameters.apiId);
  return {
    webAcl: webAclOf(present(parameters.webAclArn)),
    certificateArn: present(parameters.certificateArn),
    natGatewayIds: parameters.natGatewayIds ?? [],
    rotationFunction: present(parameters.rotationFunctionArn)?.split(":")[6],
    dataBucketName: present(parameters.dataBucketName),
    fileSystemId: present(parameters.fileSystemId),
    userPool:
      userPoolId === undefined
        ? undefined
        : { id: userPoolId, clientIds: named("userPoolClientIds", parameters.userPoolClientIds) },
    databaseInstances: parameters.databaseInstances ?? [],
    databaseIsCluster: present(parameters.databaseCluster) !== undefined,
    repositoryNames: parameters.repositoryNames ?? [],
    buildProjects: parameters.buildProjects ?? [],
    ecsCluster: present(parameters.ecsCluster),
    ecsLoadBalancer: present(parameters.ecsLoadBalancer),
    ecsServices: parameters.ecsServices ?? [],
    ecsTargetGroups: named("ecsTargetGroups", parameters.ecsTargetGroups),
    ecsLogGroups: parameters.ecsLogGroups ?? [],
    eksCluster: present(parameters.eksCluster),
    api:
      apiId === undefined
        ? undefined
        : { id: apiId, stage: present(parameters.apiStage) ?? "$default" },
    autoScalingGroup: present(parameters.autoScalingGroup),
    instanceLoadBalancer: present(parameters.instanceLoadBalancer),
    instanceTargetGroup: present(parameters.instanceTargetGroup),
    functions: parameters.functions ?? [],
    functionLogGroups: parameters.functionLogGroups ?? [],
    deadLetterQueues: parameters.deadLetterQueues ?? [],
  };
}

/** `arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>` */
function webAclOf(arn: string | undefined): Inventory["webAcl"] {
  const [, region, name] = /:wafv2:([a-z0-9-]+):.*\/webacl\/([^/]+)\//.exec(arn ?? "") ?? [];
  return region === undefined || name === undefined ? undefined : { name, region };
}

function present(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}

/** Templates have no word for an object of texts. */
function named(key: string, values: Readonly<Record<string, unknown>> = {}): Named {
  const entries = Object.entries(values).map(([name, value]): [string, string] => {
    if (typeof value !== "string") {
      throw new ConfigurationError(
        `monitoring:${key}.${name} must be text, not ${JSON.stringify(value)}`,
      );
    }
    return [name, value];
  });
  return Object.fromEntries(entries);
}
