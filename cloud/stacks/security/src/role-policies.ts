import {
  type Account,
  type PolicyDocument,
  policyDocument,
  type PolicyStatement,
} from "@cloud/shared";

/** What the policies of an environment may speak of. */
export interface PolicyScope extends Account {
  /** `<deployment>-<environment>`, which names in this environment start with. */
  readonly prefix: string;
  readonly secretsKeyArn: string;
}

/** Instances: logs, metrics, their own parameters and secrets. Session Manager is a managed policy. */
export function instancePolicy(scope: PolicyScope): PolicyDocument {
  return policyDocument(
    writeLogs(scope, `log-group:/cloud/${scope.prefix}/*`),
    {
      Sid: "PublishMetrics",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringLike: { "cloudwatch:namespace": ["CWAgent", `${scope.prefix}/*`] } },
    },
    ...readSecrets(scope),
  );
}

/** ECS itself, before a container runs: pull the image, open the log, fetch the secrets. */
export function ecsExecutionPolicy(scope: PolicyScope): PolicyDocument {
  return policyDocument(
    // This action knows no resources.
    { Sid: "LogIn", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
      Sid: "PullImages",
      Effect: "Allow",
      Action: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
      ],
      Resource: arn(scope, "ecr", `repository/${scope.prefix}*`),
    },
    writeLogs(scope, `log-group:/cloud/${scope.prefix}/*`),
    ...readSecrets(scope),
  );
}

/** The containers of a task: a shell for people who may open one, and traces. */
export function ecsTaskPolicy(): PolicyDocument {
  return policyDocument(
    {
      Sid: "OpenShell",
      Effect: "Allow",
      Action: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      Resource: "*",
    },
    sendTraces,
  );
}

/** Functions inside the VPC: interfaces, logs, traces, their own parameters and secrets. */
export function lambdaPolicy(scope: PolicyScope): PolicyDocument {
  return policyDocument(
    {
      Sid: "AttachToVpc",
      Effect: "Allow",
      Action: networkInterfaces,
      Resource: "*",
    },
    // The service needs the interfaces; the code of a function, which has the same role, does not.
    {
      Sid: "KeepCodeFromInterfaces",
      Effect: "Deny",
      Action: networkInterfaces,
      Resource: "*",
      Condition: {
        ArnLike: { "lambda:SourceFunctionArn": arn(scope, "lambda", "function:*") },
      },
    },
    writeLogs(scope, `log-group:/aws/lambda/${scope.prefix}-*`),
    sendTraces,
    ...readSecrets(scope),
  );
}

const networkInterfaces = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:UnassignPrivateIpAddresses",
];

const sendTraces: PolicyStatement = {
  Sid: "SendTraces",
  Effect: "Allow",
  Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
  Resource: "*",
};

function writeLogs(scope: PolicyScope, group: string): PolicyStatement {
  return {
    Sid: "WriteLogs",
    Effect: "Allow",
    Action: [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:DescribeLogStreams",
      "logs:PutLogEvents",
    ],
    Resource: arn(scope, "logs", group),
  };
}

function readSecrets(scope: PolicyScope): PolicyStatement[] {
  const services = ["secretsmanager", "ssm"].map((name) => `${name}.${scope.region}.amazonaws.com`);
  return [
    {
      Sid: "ReadParameters",
      Effect: "Allow",
      Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
      Resource: arn(scope, "ssm", `parameter/cloud/${scope.prefix}/*`),
    },
    {
      Sid: "ReadSecrets",
      Effect: "Allow",
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      Resource: arn(scope, "secretsmanager", `secret:cloud/${scope.prefix}/*`),
    },
    {
      Sid: "DecryptSecrets",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: scope.secretsKeyArn,
      Condition: { StringEquals: { "kms:ViaService": services } },
    },
  ];
}

function arn({ partition, region, accountId }: Account, service: string, rest: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${rest}`;
}
