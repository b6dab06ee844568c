import {
  type Account,
  dataStatements,
  type DataUse,
  type PolicyDocument,
  policyDocument,
  type PolicyStatement,
} from "@cloud/shared";

export interface FunctionScope extends Account {
  readonly logGroupArn: string;
  readonly deadLettersArn: string;
  /** Queue that the function works on. */
  readonly queueArn: string | undefined;
  readonly queueKeyArn: string;
  readonly inVpc: boolean;
  readonly secretArns: readonly string[];
  readonly secretsKeyArn: string;
  readonly data: DataUse | undefined;
  readonly permissions: readonly {
    readonly actions: readonly string[];
    readonly resources: readonly string[];
  }[];
}

/** What one function may do: its own log, queues and secrets, and what its configuration adds. */
export function functionPolicy(scope: FunctionScope): PolicyDocument {
  return policyDocument(
    {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${scope.logGroupArn}:*`,
    },
    {
      Sid: "SendTraces",
      Effect: "Allow",
      Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
      Resource: "*",
    },
    allow("PutAside", "sqs:SendMessage", scope.deadLettersArn),
    ...queueStatements(scope),
    ...(scope.inVpc ? vpcStatements(scope) : []),
    ...secretStatements(scope),
    ...(scope.data ? dataStatements(scope.data, scope) : []),
    ...scope.permissions.map(({ actions, resources }, index) =>
      allow(`Configured${index + 1}`, actions, resources),
    ),
  );
}

function queueStatements({ queueArn, queueKeyArn, region }: FunctionScope): PolicyStatement[] {
  const receive = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
  return [
    ...(queueArn === undefined
      ? []
      : [allow("WorkOnQueue", [...receive, "sqs:ReceiveMessage"], queueArn)]),
    {
      ...allow("UseQueueKey", ["kms:Decrypt", "kms:GenerateDataKey"], queueKeyArn),
      Condition: { StringEquals: { "kms:ViaService": `sqs.${region}.amazonaws.com` } },
    },
  ];
}

const networkInterfaces = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:UnassignPrivateIpAddresses",
];

/** The service needs the interfaces; the code of the function, under the same role, does not. */
function vpcStatements({ partition, region, accountId }: Account): PolicyStatement[] {
  const functions = `arn:${partition}:lambda:${region}:${accountId}:function:*`;
  return [
    allow("AttachToVpc", networkInterfaces, "*"),
    {
      Sid: "KeepCodeFromInterfaces",
      Effect: "Deny",
      Action: networkInterfaces,
      Resource: "*",
      Condition: { ArnLike: { "lambda:SourceFunctionArn": functions } },
    },
  ];
}

function secretStatements(scope: FunctionScope): PolicyStatement[] {
  const { secretArns, secretsKeyArn, region } = scope;
  return secretArns.length === 0
    ? []
    : [
        allow(
          "ReadSecrets",
          ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
          secretArns,
        ),
        {
          ...allow("DecryptSecrets", "kms:Decrypt", secretsKeyArn),
          Condition: {
            StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` },
          },
        },
      ];
}

/** EventBridge Scheduler: call these functions, and put aside what it could not deliver. */
export function schedulerPolicy(
  aliasArns: readonly string[],
  deadLetterArns: readonly string[],
  queueKeyArn: string,
): PolicyDocument {
  return policyDocument(
    allow("Call", "lambda:InvokeFunction", aliasArns),
    allow("PutAside", "sqs:SendMessage", deadLetterArns),
    allow("UseQueueKey", ["kms:Decrypt", "kms:GenerateDataKey"], queueKeyArn),
  );
}

/** Step Functions: call these functions, log and trace. */
export function workflowPolicy(aliasArns: readonly string[]): PolicyDocument {
  const calls = aliasArns.length === 0 ? [] : [allow("Call", "lambda:InvokeFunction", aliasArns)];
  return policyDocument(
    ...calls,
    // These actions know no resources.
    allow(
      "DeliverLogs",
      [
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeLogGroups",
        "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery",
      ],
      "*",
    ),
    allow(
      "SendTraces",
      [
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",
      ],
      "*",
    ),
  );
}

/** Nobody sends or receives without encryption on the way. */
export function queuePolicy(queueArn: string): PolicyDocument {
  return policyDocument({
    Sid: "RefusePlainConnections",
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: queueArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
}

function allow(
  sid: string,
  action: PolicyStatement["Action"],
  resource: NonNullable<PolicyStatement["Resource"]>,
): PolicyStatement {
  return { Sid: sid, Effect: "Allow", Action: action, Resource: resource };
}
