import { ConfigurationError } from "@cloud/shared";
import type { LambdaParameters } from "./functions";

export type FunctionSettings = LambdaParameters["functions"][number];

/** What other stacks give to functions, if they are there. */
export type Shared = Pick<LambdaParameters, "applicationSecretArn" | "dataBucketName">;

type Request = Shared & Pick<LambdaParameters, "functions">;

/** Lambda polls a queue in batches of at most 10, unless it may wait for more. */
const unwaitedBatch = 10;

/** The functions as configured, once it is sure that they can be made. All problems at once. */
export function planFunctions(request: Request): readonly FunctionSettings[] {
  const names = request.functions.map(({ name }) => name);
  const problems = [
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `compute-lambda:functions has "${name}" twice, names must be unique`),
    ...request.functions.flatMap((settings, index) =>
      problemsOf(settings, request).map(
        (problem) => `compute-lambda:functions[${index}] ("${settings.name}") ${problem}`,
      ),
    ),
  ];
  if (problems.length > 0) {
    throw new ConfigurationError(problems.join("\n"));
  }
  return request.functions;
}

function problemsOf(settings: FunctionSettings, shared: Shared): string[] {
  const { code, queue, bucketEvents } = settings;
  const sources = code
    ? (["inline", "archive", "bucket", "imageUri"] as const).filter((source) => code[source])
    : [];
  const problems: string[] = [];
  if (code && sources.length !== 1) {
    const found = sources.length === 0 ? "none" : sources.join(" and ");
    problems.push(
      `needs one source of its code (inline, archive, bucket or imageUri), not ${found}`,
    );
  }
  if ((code?.bucket === undefined) !== (code?.key === undefined)) {
    problems.push("needs both bucket and key of its code");
  }
  if (queue && queue.batchSize > unwaitedBatch && queue.batchWindowSeconds === 0) {
    problems.push(
      `has queue.batchSize ${queue.batchSize}, which needs queue.batchWindowSeconds of 1 or more`,
    );
  }
  const { reservedConcurrency } = settings;
  const { maxConcurrency } = queue ?? {};
  if ((maxConcurrency ?? 0) > (reservedConcurrency ?? Infinity)) {
    problems.push(
      `has queue.maxConcurrency ${maxConcurrency}, more than its reservedConcurrency ` +
        `${reservedConcurrency}: messages would be put aside unseen`,
    );
  }
  if ((bucketEvents || settings.dataAccess !== "none") && !shared.dataBucketName) {
    problems.push(
      "uses data, but compute-lambda:dataBucketName names no bucket: enable the storage stack",
    );
  }
  if (settings.applicationSecret && !shared.applicationSecretArn) {
    problems.push(
      "uses the secret of the application, but compute-lambda:applicationSecretArn names none: " +
        "enable the secrets stack",
    );
  }
  return [...problems, ...variableProblems(settings.environment)];
}

function variableProblems(environment: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(environment)
    .filter(
      ([name, value]) =>
        !/^[a-zA-Z][a-zA-Z0-9_]+$/.test(name) ||
        !["string", "number", "boolean"].includes(typeof value),
    )
    .map(
      ([name]) =>
        `has environment.${name}: a name is of letters, digits and _, ` +
        `a value is text, a number, true or false`,
    );
}

/**
 * How long a message stays hidden while it is worked on. AWS recommends six times what a call may
 * take, so that throttled calls do not count as attempts.
 */
export function visibilitySeconds(timeoutSeconds: number, batchWindowSeconds: number): number {
  return 6 * timeoutSeconds + batchWindowSeconds;
}

/** Variables as Lambda takes them, which knows nothing but text. */
export function variablesOf(settings: FunctionSettings, shared: Shared): Record<string, string> {
  const { dataBucketName, applicationSecretArn } = shared;
  const usesData = settings.dataAccess !== "none" || settings.bucketEvents !== undefined;
  const own = Object.entries(settings.environment).map(([name, value]) => [name, String(value)]);
  return {
    ...(usesData && dataBucketName ? { DATA_BUCKET: dataBucketName } : {}),
    ...(settings.applicationSecret && applicationSecretArn
      ? { APPLICATION_SECRET_ARN: applicationSecretArn }
      : {}),
    ...(Object.fromEntries(own) as Record<string, string>),
  };
}

export function secretsOf(settings: FunctionSettings, shared: Shared): readonly string[] {
  const { applicationSecret, secretArns } = settings;
  return applicationSecret && shared.applicationSecretArn
    ? [shared.applicationSecretArn, ...secretArns]
    : secretArns;
}
