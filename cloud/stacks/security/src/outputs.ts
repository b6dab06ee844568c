import * as pulumi from "@pulumi/pulumi";
import { mapValues, type StackOutputs } from "@cloud/shared";
import type { Security } from "./security";

/** What other stacks may use, as the template of the stack declares it. */
export function securityOutputs({ securityGroups, keys: keyRing, roles, webAcl, audit }: Security) {
  const none = pulumi.output("");
  const { groups } = securityGroups;
  const { keys, aliases } = keyRing;
  return {
    loadBalancerSecurityGroupId: groups.loadBalancer.id,
    applicationSecurityGroupId: groups.application.id,
    containerSecurityGroupId: groups.container.id,
    functionSecurityGroupId: groups.function.id,
    databaseSecurityGroupId: groups.database.id,
    cacheSecurityGroupId: groups.cache.id,
    endpointSecurityGroupId: groups.endpoint.id,
    securityGroupIds: pulumi.output(mapValues(groups, (group) => group.id)),
    instanceRoleArn: roles.instance.role.arn,
    instanceRoleName: roles.instance.role.name,
    instanceProfileName: roles.instanceProfile.name,
    instanceProfileArn: roles.instanceProfile.arn,
    ecsExecutionRoleArn: roles.ecsExecution.role.arn,
    ecsTaskRoleArn: roles.ecsTask.role.arn,
    ecsTaskRoleName: roles.ecsTask.role.name,
    lambdaRoleArn: roles.lambda.role.arn,
    lambdaRoleName: roles.lambda.role.name,
    rdsMonitoringRoleArn: roles.rdsMonitoring.role.arn,
    generalKeyArn: keys.general.arn,
    storageKeyArn: keys.storage.arn,
    databaseKeyArn: keys.database.arn,
    secretsKeyArn: keys.secrets.arn,
    logsKeyArn: keys.logs.arn,
    keyIds: pulumi.output(mapValues(keys, (key) => key.keyId)),
    keyAliases: pulumi.output(mapValues(aliases, (alias) => alias.name)),
    webAclArn: webAcl?.arn ?? none,
    guardDutyDetectorId: audit.detector?.id ?? none,
    securityHubArn: audit.hub?.arn ?? none,
    trailArn: audit.trail?.arn ?? none,
    trailBucketName: audit.trail?.s3BucketName ?? none,
  } satisfies Record<keyof StackOutputs["security"], pulumi.Output<unknown>>;
}
