import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { securityOutputs } from "./outputs";
import { Security } from "./security";

const security = new Security("security", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  loadBalancerSecurityGroupId,
  applicationSecurityGroupId,
  containerSecurityGroupId,
  functionSecurityGroupId,
  databaseSecurityGroupId,
  cacheSecurityGroupId,
  endpointSecurityGroupId,
  securityGroupIds,
  instanceRoleArn,
  instanceRoleName,
  instanceProfileName,
  instanceProfileArn,
  ecsExecutionRoleArn,
  ecsTaskRoleArn,
  ecsTaskRoleName,
  lambdaRoleArn,
  lambdaRoleName,
  rdsMonitoringRoleArn,
  generalKeyArn,
  storageKeyArn,
  databaseKeyArn,
  secretsKeyArn,
  logsKeyArn,
  keyIds,
  keyAliases,
  webAclArn,
  guardDutyDetectorId,
  securityHubArn,
  trailArn,
  trailBucketName,
} = securityOutputs(security);
