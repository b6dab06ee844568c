import {
  type Account,
  type PolicyDocument,
  policyDocument,
  type PolicyStatement,
} from "@cloud/shared";

export interface ExecutionScope extends Account {
  /** `<deployment>-<environment>`, which names in this environment start with. */
  readonly prefix: string;
  readonly repositoryArns: readonly string[];
  readonly pullThroughPrefixes: readonly string[];
  readonly secretsKeyArn: string;
}

const pull = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/** ECS itself, before a container runs: pull the image, open the log, fetch the secrets. */
export function executionPolicy(scope: ExecutionScope): PolicyDocument {
  const { prefix, repositoryArns, pullThroughPrefixes } = scope;
  const cached = pullThroughPrefixes.map((name) => arn(scope, "ecr", `repository/${name}/*`));
  return policyDocument(
    // This action knows no resources.
    { Sid: "LogIn", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    ...about("PullImages", pull, repositoryArns),
    // The first pull of an image makes its repository in the cache.
    ...about(
      "PullThroughCaches",
      [...pull, "ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
      cached,
    ),
    ...about(
      "WriteLogs",
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      [arn(scope, "logs", `log-group:/cloud/${prefix}/*`)],
    ),
    ...about(
      "ReadParameters",
      ["ssm:GetParameters"],
      [arn(scope, "ssm", `parameter/cloud/${prefix}/*`)],
    ),
    ...about(
      "ReadSecrets",
      ["secretsmanager:GetSecretValue"],
      [arn(scope, "secretsmanager", `secret:cloud/${prefix}/*`)],
    ),
    {
      Sid: "DecryptSecrets",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: scope.secretsKeyArn,
      Condition: {
        StringEquals: {
          "kms:ViaService": ["secretsmanager", "ssm"].map(
            (service) => `${service}.${scope.region}.amazonaws.com`,
          ),
        },
      },
    },
  );
}

/** What containers may do so that sessions in them (ECS Exec) are logged. */
export function sessionPolicy(account: Account, logGroupName: string): PolicyDocument {
  return policyDocument(
    // Listing groups cannot be narrowed to one of them.
    { Sid: "FindLogGroup", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    ...about(
      "LogSessions",
      ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      [arn(account, "logs", `log-group:${logGroupName}:*`)],
    ),
  );
}

/** A statement about nothing would be refused, so there is none. */
function about(
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
): PolicyStatement[] {
  return resources.length === 0
    ? []
    : [{ Sid: sid, Effect: "Allow", Action: actions, Resource: resources }];
}

function arn({ partition, region, accountId }: Account, service: string, rest: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${rest}`;
}
