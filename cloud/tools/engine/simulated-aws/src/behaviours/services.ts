/** Names of modules of the package as the AWS SDK and ARNs spell them, where they differ from the module. */
const sdkNames: Readonly<Record<string, string>> = {
  acm: "ACM",
  alb: "Elastic Load Balancing v2",
  apigateway: "API Gateway",
  apigatewayv2: "ApiGatewayV2",
  appautoscaling: "Application Auto Scaling",
  athena: "Athena",
  autoscaling: "Auto Scaling",
  backup: "Backup",
  batch: "Batch",
  cloudfront: "CloudFront",
  cloudtrail: "CloudTrail",
  cloudwatch: "CloudWatch",
  codebuild: "CodeBuild",
  cognito: "Cognito Identity Provider",
  dynamodb: "DynamoDB",
  ebs: "EC2",
  ec2: "EC2",
  ecr: "ECR",
  ecs: "ECS",
  efs: "EFS",
  eks: "EKS",
  elasticache: "ElastiCache",
  glue: "Glue",
  guardduty: "GuardDuty",
  iam: "IAM",
  kms: "KMS",
  lambda: "Lambda",
  lb: "Elastic Load Balancing v2",
  opensearch: "OpenSearch",
  rds: "RDS",
  route53: "Route 53",
  s3: "S3",
  scheduler: "Scheduler",
  secretsmanager: "Secrets Manager",
  servicediscovery: "ServiceDiscovery",
  sfn: "SFN",
  sns: "SNS",
  sqs: "SQS",
  ssm: "SSM",
  vpc: "EC2",
  wafv2: "WAFV2",
};

/** How the provider speaks of services that the SDK spells otherwise. */
const spokenNames: Readonly<Record<string, string>> = {
  ApiGatewayV2: "API Gateway v2",
  "Cognito Identity Provider": "Cognito",
  "Elastic Load Balancing v2": "ELBv2",
  Scheduler: "EventBridge Scheduler",
  SecurityHub: "Security Hub",
  ServiceDiscovery: "Service Discovery",
  SFN: "Step Functions",
  WAFV2: "WAFv2",
};

const arnNames: Readonly<Record<string, string>> = {
  alb: "elasticloadbalancing",
  apigatewayv2: "apigateway",
  cloudwatch: "logs",
  cognito: "cognito-idp",
  ebs: "ec2",
  efs: "elasticfilesystem",
  lb: "elasticloadbalancing",
  opensearch: "es",
  sfn: "states",
  vpc: "ec2",
};

/** `aws:ec2/vpc:Vpc` has the module `ec2` and the name `Vpc`. */
export function partsOf(token: string): { module: string; name: string } {
  const [, module = "", name = ""] = token.split(":");
  return { module: module.split("/")[0]!, name };
}

export function sdkName(module: string): string {
  return sdkNames[module] ?? module;
}

export function spokenName(service: string): string {
  return spokenNames[service] ?? service;
}

export function arnName(module: string): string {
  return arnNames[module] ?? module;
}

/** EC2 answers an unauthorised call and throttling with codes of its own. */
export function usesEc2Codes(module: string): boolean {
  return sdkName(module) === "EC2";
}
