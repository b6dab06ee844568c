import { ServiceError } from "../errors.ts";
import { isObject, list, text, type Properties, type Value } from "../values.ts";
import type { Situation } from "./behaviour.ts";

const versioningType = "aws:s3/bucketVersioning:BucketVersioning";
const publicAccessType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";

/** The earliest day on which S3 moves an object to one of these classes. */
const earliestDay: Readonly<Record<string, number>> = { STANDARD_IA: 30, ONEZONE_IA: 30 };

export function checkLifecycle({ inputs }: Situation): void {
  for (const rule of list(inputs.rules).filter(isObject)) {
    const transitions = list(rule.transitions).filter(isObject);
    for (const transition of transitions) {
      const storageClass = text(transition.storageClass) ?? "";
      const earliest = earliestDay[storageClass] ?? 0;
      if (typeof transition.days === "number" && transition.days < earliest) {
        throw new ServiceError(
          "InvalidArgument",
          `'Days' in Transition action must be greater than or equal to ${earliest} for storageClass '${storageClass}'`,
        );
      }
    }
    const expiration = isObject(rule.expiration) ? rule.expiration.days : undefined;
    const last = Math.max(...transitions.map(({ days }) => (typeof days === "number" ? days : 0)));
    if (typeof expiration === "number" && transitions.length > 0 && expiration <= last) {
      throw new ServiceError(
        "InvalidArgument",
        "'Days' in the Expiration action for filter '(prefix=)' must be greater than 'Days' in the Transition action",
      );
    }
  }
}

/** Both ends need versions, and objects under a key of KMS need a key at their destination. */
export function checkReplication(situation: Situation): void {
  const { inputs, findAnywhere } = situation;
  if (!isVersioned(situation, text(inputs.bucket) ?? "")) {
    throw invalidRequest(
      "Versioning must be 'Enabled' on the bucket to apply a replication configuration",
    );
  }
  for (const rule of list(inputs.rules).filter(isObject)) {
    const destination = isObject(rule.destination) ? rule.destination : {};
    const name = (text(destination.bucket) ?? "").replace(/^arn:[^:]+:s3:::/, "");
    if (!findAnywhere("aws:s3/bucket:Bucket", name)) {
      throw invalidRequest("Destination bucket must exist.");
    }
    if (!isVersioned(situation, name)) {
      throw invalidRequest("Destination bucket must have versioning enabled.");
    }
    const criteria = member(rule.sourceSelectionCriteria, "sseKmsEncryptedObjects");
    const key = text(member(destination.encryptionConfiguration, "replicaKmsKeyId"));
    if (member(criteria, "status") === "Enabled" && key === undefined) {
      throw invalidRequest(
        "ReplicaKmsKeyID must be specified if SseKmsEncryptedObjects tag is present.",
      );
    }
  }
}

/** Nobody can open a bucket to the world as long as the bucket is closed, as new ones are. */
export function checkBucketPolicy({ inputs, findAnywhere, partition, place }: Situation): void {
  const bucket = text(inputs.bucket) ?? "";
  const document = parsed(text(inputs.policy) ?? "");
  const closed = findAnywhere(publicAccessType, bucket)?.outputs;
  const blocked = closed === undefined || closed.blockPublicPolicy === true;
  if (blocked && list(document.Statement).filter(isObject).some(isPublic)) {
    throw new ServiceError(
      "AccessDenied",
      `User: arn:${partition}:iam::${place.account}:root is not authorized to perform: s3:PutBucketPolicy on resource: "arn:${partition}:s3:::${bucket}" because public policies are blocked by the BlockPublicPolicy block public access setting.`,
      { status: 403 },
    );
  }
}

function isPublic({ Effect, Principal, Condition }: Properties): boolean {
  const anyone = [Principal, member(Principal, "AWS")].some((value) => value === "*");
  return Effect === "Allow" && anyone && Condition === undefined;
}

function parsed(policy: string): Properties {
  try {
    const document = JSON.parse(policy) as Value;
    if (isObject(document)) {
      return document;
    }
  } catch {
    if (policy.startsWith("{")) {
      throw new ServiceError("MalformedPolicy", "This policy contains invalid Json");
    }
  }
  throw new ServiceError(
    "MalformedPolicy",
    "Policies must be valid JSON and the first byte must be '{'",
  );
}

function isVersioned({ findAnywhere }: Situation, bucket: string): boolean {
  const versioning = findAnywhere(versioningType, bucket)?.outputs.versioningConfiguration;
  return member(versioning, "status") === "Enabled";
}

function member(value: Value | undefined, name: string): Value | undefined {
  return isObject(value) ? value[name] : undefined;
}

function invalidRequest(message: string): ServiceError {
  return new ServiceError("InvalidRequest", message);
}
