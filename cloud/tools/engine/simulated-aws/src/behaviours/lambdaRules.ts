import { ServiceError } from "../errors.ts";
import type { ResourceRecord } from "../state/record.ts";
import { text } from "../values.ts";
import type { Situation } from "./behaviour.ts";
import { isTrusted } from "./iam.ts";

const functionType = "aws:lambda/function:Function";
const permissionType = "aws:lambda/permission:Permission";
const queueType = "aws:sqs/queue:Queue";

export function checkFunction(situation: Situation): void {
  const { inputs, name } = situation;
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name)) {
    throw new ServiceError(
      "ValidationException",
      `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64 and satisfy regular expression pattern: [a-zA-Z0-9-_]+`,
    );
  }
  if (Number(inputs.timeout) > 900) {
    throw new ServiceError(
      "ValidationException",
      `1 validation error detected: Value '${Number(inputs.timeout)}' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900`,
    );
  }
  const isZip = (text(inputs.packageType) ?? "Zip") === "Zip";
  if (isZip && (!inputs.handler || !inputs.runtime)) {
    invalid(
      "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
    );
  }
  if (!isTrusted(situation, text(inputs.role), "lambda.amazonaws.com")) {
    invalid("The role defined for the function cannot be assumed by Lambda.");
  }
}

export function checkAlias({ inputs, list, partition, region, place }: Situation): void {
  const name = text(inputs.functionName) ?? "";
  const version = text(inputs.functionVersion) ?? "";
  const target = list(functionType).find((record) => record.outputs.name === name);
  const newest = Number(target?.outputs.version);
  if (version !== "$LATEST" && !(Number(version) >= 1 && Number(version) <= newest)) {
    throw new ServiceError(
      "ResourceNotFoundException",
      `Function not found: arn:${partition}:lambda:${region}:${place.account}:function:${name}:${version}`,
      { status: 404 },
    );
  }
}

export function checkMapping(situation: Situation): void {
  const { inputs, type, id, list } = situation;
  const source = text(inputs.eventSourceArn);
  const target = text(inputs.functionName) ?? "";
  const called = functionCalled(situation, target);
  if (called === undefined) {
    throw new ServiceError("ResourceNotFoundException", `Function not found: ${target}`, {
      status: 404,
    });
  }
  const twin = list(type).find(
    (other) =>
      other.id !== id &&
      other.outputs.eventSourceArn === source &&
      other.outputs.functionName === target,
  );
  if (twin) {
    throw new ServiceError(
      "ResourceConflictException",
      `The event source arn (" ${source} ") and function (" ${called.record.outputs.name as string} ") provided mapping already exists. Please update or delete the existing mapping with UUID ${twin.id}`,
      { status: 409 },
    );
  }
  if (source?.includes(":sqs:")) {
    checkQueue(situation, source, called.record);
  }
}

function checkQueue({ list, inputs }: Situation, arn: string, called: ResourceRecord): void {
  const queue = list(queueType).find((record) => record.arn === arn);
  if (!queue) {
    invalid(
      "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.",
    );
  }
  const hidden = Number(queue.outputs.visibilityTimeoutSeconds);
  const timeout = Number(called.outputs.timeout);
  if (hidden < timeout) {
    invalid(
      `Queue visibility timeout: ${hidden} seconds is less than Function timeout: ${timeout} seconds`,
    );
  }
  if (Number(inputs.batchSize) > 10 && !(Number(inputs.maximumBatchingWindowInSeconds) > 0)) {
    invalid(
      "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
    );
  }
}

/** A function by name or ARN, with the alias or version behind it. */
export function functionCalled(
  { list }: Pick<Situation, "list">,
  target: string,
): { readonly record: ResourceRecord; readonly qualifier: string | undefined } | undefined {
  const [, name, qualifier] = /(?:^|:function:)([A-Za-z0-9_-]+)(?::([A-Za-z0-9$_-]+))?$/.exec(
    target,
  ) ?? [undefined, undefined, undefined];
  const record = list(functionType).find((each) => each.outputs.name === name);
  return record && { record, qualifier };
}

/** Whether a service may call what an ARN names. */
export function mayCall(situation: Situation, arn: string, service: string): boolean {
  const called = functionCalled(situation, arn);
  return situation.list(permissionType).some(({ outputs }) => {
    const given = functionCalled(situation, text(outputs.function) ?? "");
    const qualifier = text(outputs.qualifier) || given?.qualifier;
    return (
      outputs.principal === service &&
      given?.record.id === called?.record.id &&
      qualifier === called?.qualifier
    );
  });
}

function invalid(message: string): never {
  throw new ServiceError("InvalidParameterValueException", message);
}
