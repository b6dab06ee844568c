import { type Declaration, loadTemplates, type StackTemplate } from "./template.ts";

/** What placeholders stand for in documents. */
const samples: Readonly<Record<string, unknown>> = {
  "{{DOMAIN}}": "example.com",
  "{{RUNTIME:authentication:apiAudiences}}": ["0123456789abcdefghijklmnop"],
  "{{RUNTIME:authentication:clientIds}}": { web: "0123456789abcdefghijklmnop" },
  "{{RUNTIME:authentication:issuerUrl}}":
    "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI",
  "{{RUNTIME:authentication:userPoolId}}": "us-east-1_AbCdEfGhI",
  "{{RUNTIME:calculate:password:32}}": "a".repeat(32),
  "{{RUNTIME:calculate:password:64}}": "a".repeat(64),
  "{{RUNTIME:compute-ec2:autoScalingGroupName}}": "d1brv40-dev-instances",
  "{{RUNTIME:compute-ec2:loadBalancerArnSuffix}}": "app/d1brv40-dev-instances/1",
  "{{RUNTIME:compute-ec2:targetGroupArnSuffix}}": "targetgroup/d1brv40-dev-instances/1",
  "{{RUNTIME:compute-lambda:deadLetterQueueNames}}": ["d1brv40-dev-orders-dead"],
  "{{RUNTIME:compute-lambda:functionInvokeArns}}": {},
  "{{RUNTIME:compute-lambda:functionNames}}": ["d1brv40-dev-orders"],
  "{{RUNTIME:compute-lambda:logGroupNames}}": ["/aws/lambda/d1brv40-dev-orders"],
  "{{RUNTIME:containers-apps:logGroupNames}}": ["/cloud/d1brv40-dev/containers-apps/web"],
  "{{RUNTIME:containers-apps:serviceNames}}": ["d1brv40-dev-web"],
  "{{RUNTIME:containers-apps:targetGroupArnSuffixes}}": { web: "targetgroup/d1brv40-dev-web/1" },
  "{{RUNTIME:containers-images:imageUris}}": {
    web: "111111111111.dkr.ecr.us-east-1.amazonaws.com/d1brv40-dev-web:latest",
  },
  "{{RUNTIME:containers-images:projectNames}}": ["d1brv40-dev-web"],
  "{{RUNTIME:database-rds:clusterIdentifier}}": "",
  "{{RUNTIME:database-rds:credentialsSecretArn}}":
    "arn:aws:secretsmanager:us-east-1:111111111111:secret:cloud/d1brv40-dev/database-AbCdEf",
  "{{RUNTIME:database-rds:databaseName}}": "application",
  "{{RUNTIME:database-rds:endpoint}}":
    "d1brv40-dev-database.abcdefghijkl.us-east-1.rds.amazonaws.com",
  "{{RUNTIME:database-rds:instanceIdentifiers}}": ["d1brv40-dev-database"],
  "{{RUNTIME:database-rds:port}}": 5432,
  "{{RUNTIME:dns:certificateArn}}":
    "arn:aws:acm:us-east-1:111111111111:certificate/0f0f0f0f-0000-4000-8000-000000000006",
  "{{RUNTIME:dns:certificateDomains}}": ["example.com", "*.example.com"],
  "{{RUNTIME:dns:publicZoneId}}": "Z0123456789ABCDEFGHIJ",
  "{{RUNTIME:dns:zoneName}}": "example.com",
  "{{RUNTIME:network:databaseSubnetIds}}": ["subnet-0123456789abcde10", "subnet-0123456789abcde11"],
  "{{RUNTIME:network:natGatewayIds}}": ["nat-0123456789abcdef0"],
  "{{RUNTIME:network:privateSubnetIds}}": ["subnet-0123456789abcde20", "subnet-0123456789abcde21"],
  "{{RUNTIME:network:publicSubnetIds}}": ["subnet-0123456789abcde30", "subnet-0123456789abcde31"],
  "{{RUNTIME:network:vpcCidr}}": "10.0.0.0/16",
  "{{RUNTIME:network:vpcId}}": "vpc-0123456789abcdef0",
  "{{RUNTIME:secrets:applicationSecretArn}}":
    "arn:aws:secretsmanager:us-east-1:111111111111:secret:cloud/d1brv40-dev/application-AbCdEf",
  "{{RUNTIME:secrets:databaseSecretArn}}":
    "arn:aws:secretsmanager:us-east-1:111111111111:secret:cloud/d1brv40-dev/database-AbCdEf",
  "{{RUNTIME:secrets:rotationFunctionArn}}":
    "arn:aws:lambda:us-east-1:111111111111:function:d1brv40-dev-rotation",
  "{{RUNTIME:secrets:secretArns}}": {},
  "{{RUNTIME:security:applicationSecurityGroupId}}": "sg-0123456789abcde00",
  "{{RUNTIME:security:cacheSecurityGroupId}}": "sg-0123456789abcde01",
  "{{RUNTIME:security:containerSecurityGroupId}}": "sg-0123456789abcde02",
  "{{RUNTIME:security:databaseKeyArn}}":
    "arn:aws:kms:us-east-1:111111111111:key/0f0f0f0f-0000-4000-8000-000000000003",
  "{{RUNTIME:security:databaseSecurityGroupId}}": "sg-0123456789abcde03",
  "{{RUNTIME:security:ecsExecutionRoleArn}}":
    "arn:aws:iam::111111111111:role/d1brv40-dev-ecs-execution",
  "{{RUNTIME:security:ecsTaskRoleArn}}": "arn:aws:iam::111111111111:role/d1brv40-dev-ecs-task",
  "{{RUNTIME:security:ecsTaskRoleName}}": "d1brv40-dev-ecs-task",
  "{{RUNTIME:security:endpointSecurityGroupId}}": "sg-0123456789abcde04",
  "{{RUNTIME:security:functionSecurityGroupId}}": "sg-0123456789abcde05",
  "{{RUNTIME:security:generalKeyArn}}":
    "arn:aws:kms:us-east-1:111111111111:key/0f0f0f0f-0000-4000-8000-000000000001",
  "{{RUNTIME:security:instanceProfileName}}": "d1brv40-dev-instance",
  "{{RUNTIME:security:instanceRoleName}}": "d1brv40-dev-instance",
  "{{RUNTIME:security:loadBalancerSecurityGroupId}}": "sg-0123456789abcde06",
  "{{RUNTIME:security:logsKeyArn}}":
    "arn:aws:kms:us-east-1:111111111111:key/0f0f0f0f-0000-4000-8000-000000000005",
  "{{RUNTIME:security:rdsMonitoringRoleArn}}":
    "arn:aws:iam::111111111111:role/d1brv40-dev-rds-monitoring",
  "{{RUNTIME:security:secretsKeyArn}}":
    "arn:aws:kms:us-east-1:111111111111:key/0f0f0f0f-0000-4000-8000-000000000004",
  "{{RUNTIME:security:storageKeyArn}}":
    "arn:aws:kms:us-east-1:111111111111:key/0f0f0f0f-0000-4000-8000-000000000002",
  "{{RUNTIME:security:webAclArn}}":
    "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/web-acl/0f0f0f0f-0000-4000-8000-000000000007",
  "{{RUNTIME:services-api:apiId}}": "a1b2c3d4e5",
  "{{RUNTIME:services-api:stageName}}": "$default",
  "{{RUNTIME:services-ecr:pullThroughPrefixes}}": ["d1brv40-dev-public"],
  "{{RUNTIME:services-ecr:repositoryArns}}": {
    web: "arn:aws:ecr:us-east-1:111111111111:repository/d1brv40-dev-web",
  },
  "{{RUNTIME:services-ecr:repositoryNames}}": ["d1brv40-dev-web"],
  "{{RUNTIME:services-ecr:repositoryUrls}}": {
    web: "111111111111.dkr.ecr.us-east-1.amazonaws.com/d1brv40-dev-web",
  },
  "{{RUNTIME:services-ecs:clusterArn}}":
    "arn:aws:ecs:us-east-1:111111111111:cluster/d1brv40-dev-ecs",
  "{{RUNTIME:services-ecs:clusterName}}": "d1brv40-dev-ecs",
  "{{RUNTIME:services-ecs:executionRoleArn}}":
    "arn:aws:iam::111111111111:role/d1brv40-dev-task-execution",
  "{{RUNTIME:services-ecs:httpListenerArn}}":
    "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/d1brv40-dev-ecs/1/1",
  "{{RUNTIME:services-ecs:listenerArn}}":
    "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/d1brv40-dev-ecs/1/2",
  "{{RUNTIME:services-ecs:loadBalancerArnSuffix}}": "app/d1brv40-dev-ecs/1",
  "{{RUNTIME:services-ecs:loadBalancerDnsName}}": "d1brv40-dev-ecs-1.us-east-1.elb.amazonaws.com",
  "{{RUNTIME:services-ecs:loadBalancerZoneId}}": "Z35SXDOTRQ7X7K",
  "{{RUNTIME:services-ecs:namespaceId}}": "ns-0123456789abcdef",
  "{{RUNTIME:services-ecs:namespaceName}}": "d1brv40-dev.internal",
  "{{RUNTIME:services-eks:clusterName}}": "d1brv40-dev-eks",
  "{{RUNTIME:storage:dataBucketName}}": "d1brv40-dev-data-111111111111-us-east-1",
  "{{RUNTIME:storage:fileSystemId}}": "fs-0123456789abcdef0",
  "{{RUNTIME:storage:logsBucketName}}": "d1brv40-dev-logs-111111111111-us-east-1",
};

/** What a stack exports only where a parameter of its own says so, and empty elsewhere. */
const switches: Readonly<Record<string, { readonly stack: string; readonly parameter: string }>> = {
  "{{RUNTIME:secrets:rotationFunctionArn}}": { stack: "secrets", parameter: "rotateDatabase" },
  "{{RUNTIME:security:webAclArn}}": { stack: "security", parameter: "enableWebAcl" },
  "{{RUNTIME:storage:fileSystemId}}": { stack: "storage", parameter: "enableFileSystem" },
};

/** The configuration that a template gives an environment when nothing is overridden. */
export function sampleConfig(
  template: StackTemplate,
  environment: string,
): Record<string, unknown> {
  const values = Object.entries(template.spec.parameters).map(
    ([name, parameter]) =>
      [name, withSamples(defaultIn(parameter, environment), environment)] as const,
  );
  const given = values.filter(([, value]) => value !== undefined && value !== null);
  // Names of an environment begin with it, so that what is computed from them looks as it would.
  const text = JSON.stringify(Object.fromEntries(given));
  return JSON.parse(text.replaceAll("d1brv40-dev-", `d1brv40-${environment}-`)) as Record<
    string,
    unknown
  >;
}

export function defaultIn(parameter: Declaration, environment: string): unknown {
  return parameter.defaults?.[environment] ?? parameter.default;
}

function withSamples(value: unknown, environment: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withSamples(item, environment));
  }
  if (typeof value !== "string") {
    return value;
  }
  const sample = (placeholder: string): unknown => sampleOf(placeholder, environment);
  // Alone it stands for a value of any type, inside text for text.
  return /^\{\{[^}]+\}\}$/.test(value)
    ? sample(value)
    : value.replace(/\{\{[^}]+\}\}/g, (placeholder) => String(sample(placeholder)));
}

function sampleOf(placeholder: string, environment: string): unknown {
  const sample = samples[placeholder];
  if (sample === undefined) {
    throw new Error(`generate/sample-config.ts has no sample for ${placeholder}`);
  }
  const source = switches[placeholder];
  return source === undefined || isOn(source, environment) ? sample : "";
}

function isOn({ stack, parameter }: (typeof switches)[string], environment: string): boolean {
  const declared = loadTemplates().find(({ metadata }) => metadata.name === stack)?.spec.parameters[
    parameter
  ];
  if (declared === undefined) {
    throw new Error(`the template of ${stack} has no parameter ${parameter}`);
  }
  return defaultIn(declared, environment) === true;
}
