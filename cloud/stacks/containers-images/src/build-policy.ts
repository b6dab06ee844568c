import {
  type Account,
  type PolicyDocument,
  policyDocument,
  type PolicyStatement,
} from "@cloud/shared";
import { codeCommitRepository, type PlannedImage } from "./image-plan";

export interface BuildScope {
  readonly account: Account;
  readonly images: readonly PlannedImage[];
  readonly pullThroughPrefixes: readonly string[];
  readonly logGroupNames: readonly string[];
}

const pull = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/** Builds read their sources, push into their own repositories, and write their own logs. */
export function buildPolicy(scope: BuildScope): PolicyDocument {
  return policyDocument(
    // This action knows no resources.
    { Sid: "LogIn", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
      Sid: "PushImages",
      Effect: "Allow",
      Action: [
        ...pull,
        "ecr:CompleteLayerUpload",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ],
      Resource: scope.images.map(({ repositoryArn }) => repositoryArn),
    },
    {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: scope.logGroupNames.map((name) => arn(scope, "logs", `log-group:${name}:*`)),
    },
    ...pullBaseImages(scope),
    ...useConnections(scope.images),
    ...readCodeCommit(scope),
  );
}

/** The first pull of an image makes its repository in the cache. */
function pullBaseImages(scope: BuildScope): PolicyStatement[] {
  return scope.pullThroughPrefixes.length === 0
    ? []
    : [
        {
          Sid: "PullBaseImages",
          Effect: "Allow",
          Action: [...pull, "ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
          Resource: scope.pullThroughPrefixes.map((prefix) =>
            arn(scope, "ecr", `repository/${prefix}/*`),
          ),
        },
      ];
}

/** A connection made before CodeConnections got its name answers to its old one. */
function useConnections(images: readonly PlannedImage[]): PolicyStatement[] {
  const arns = distinct(images.flatMap(({ connectionArn }) => connectionArn ?? []));
  const services = distinct(arns.map((text) => text.split(":")[2] ?? ""));
  return arns.length === 0
    ? []
    : [
        {
          Sid: "UseConnections",
          Effect: "Allow",
          Action: services.flatMap((service) =>
            ["GetConnection", "GetConnectionToken", "UseConnection"].map(
              (action) => `${service}:${action}`,
            ),
          ),
          Resource: arns,
        },
      ];
}

function readCodeCommit({ account, images }: BuildScope): PolicyStatement[] {
  const arns = images
    .filter(({ sourceType }) => sourceType === "CODECOMMIT")
    .flatMap(({ location = "" }) => codeCommitRepository(location) ?? [])
    .map(
      ({ region, name }) =>
        `arn:${account.partition}:codecommit:${region}:${account.accountId}:${name}`,
    );
  return arns.length === 0
    ? []
    : [
        {
          Sid: "ReadSources",
          Effect: "Allow",
          Action: "codecommit:GitPull",
          Resource: distinct(arns),
        },
      ];
}

/** What the scheduler may do: start the builds that have a schedule. */
export function schedulePolicy(projectArns: readonly string[]): PolicyDocument {
  return policyDocument({
    Sid: "StartBuilds",
    Effect: "Allow",
    Action: "codebuild:StartBuild",
    Resource: projectArns,
  });
}

function arn({ account }: BuildScope, service: string, rest: string): string {
  return `arn:${account.partition}:${service}:${account.region}:${account.accountId}:${rest}`;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
