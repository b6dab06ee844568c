import type { RequestedApplication } from "../application-plan";
import type { ApplicationsParameters } from "../applications";

export const secretArns = {
  application: "arn:aws:secretsmanager:us-east-1:111111111111:secret:application-AbCdEf",
  database: "arn:aws:secretsmanager:us-east-1:111111111111:secret:database-AbCdEf",
};

export const database = {
  databaseEndpoint: "database.example.com",
  databasePort: 5432,
  databaseName: "shop",
  databaseSecretArn: secretArns.database,
};

/** What other stacks give, as the configuration of this one. */
export const upstream = {
  vpcId: "vpc-0a1b",
  privateSubnetIds: ["subnet-1", "subnet-2"],
  containerSecurityGroupId: "sg-0a1b",
  taskRoleArn: "arn:aws:iam::111111111111:role/task",
  logsKeyArn: "arn:aws:kms:us-east-1:111111111111:key/logs",
  imageUris: { web: "registry.example.com:5000/web:latest" },
  clusterArn: "arn:aws:ecs:us-east-1:111111111111:cluster/main",
  clusterName: "main",
  executionRoleArn: "arn:aws:iam::111111111111:role/execution",
  namespaceId: "ns-1",
  namespaceName: "shop.internal",
  listenerArn: "arn:listener/http",
  httpListenerArn: "arn:listener/http",
  loadBalancerArnSuffix: "app/main/1",
  loadBalancerDnsName: "main.elb.example.com",
  loadBalancerZoneId: "Z-elb",
};

/** An application as it is when the configuration says no more than it must. */
export function application(
  name: string,
  further: Partial<RequestedApplication> = {},
): RequestedApplication {
  return {
    name,
    image: "nginx",
    repository: undefined,
    tag: undefined,
    command: undefined,
    port: 8080,
    cpu: 256,
    memory: 512,
    architecture: "x86_64",
    minTasks: undefined,
    maxTasks: undefined,
    cpuPercent: 60,
    requestsPerTask: undefined,
    spotPercent: undefined,
    public: false,
    priority: undefined,
    subdomain: undefined,
    hosts: [],
    paths: [],
    healthCheckPath: "/",
    healthCheckCommand: undefined,
    startSeconds: 60,
    environment: {},
    secrets: {},
    database: false,
    readOnlyRootFilesystem: true,
    user: undefined,
    taskRoleArn: undefined,
    ...further,
  };
}

export function parameters(
  applications: readonly RequestedApplication[],
  further: Partial<ApplicationsParameters> = {},
): ApplicationsParameters {
  return {
    applications,
    ...upstream,
    zoneId: undefined,
    zoneName: undefined,
    secretArns: undefined,
    databaseEndpoint: undefined,
    databasePort: undefined,
    databaseName: undefined,
    databaseSecretArn: undefined,
    minTasks: 1,
    maxTasks: 2,
    spotPercent: 0,
    onDemandBase: 0,
    drainSeconds: 5,
    allowSessions: true,
    waitForSteadyState: true,
    logRetentionDays: 7,
    ...further,
  };
}
