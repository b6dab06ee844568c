/** As much of the events as the example looks at. */
export interface LambdaEvent {
  readonly Records?: readonly EventRecord[];
  readonly [field: string]: unknown;
}

export interface EventRecord {
  readonly eventSource?: string;
  readonly messageId?: string;
  readonly body?: string;
  readonly s3?: {
    readonly bucket: { readonly name: string };
    readonly object: { readonly key: string };
  };
}

/** Messages that Lambda must offer again; all others count as done. */
export interface LambdaAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

export type Log = (line: Readonly<Record<string, unknown>>) => void;

/**
 * Tells messages of a queue, events of a bucket and calls by schedule apart, and logs what came.
 * A message must be JSON: any other one fails, and ends among the dead letters.
 */
export function handle(event: LambdaEvent, log: Log): LambdaAnswer {
  const failed: string[] = [];
  for (const record of event.Records ?? []) {
    if (record.s3 !== undefined) {
      // Names of objects come as they stand in addresses.
      const key = decodeURIComponent(record.s3.object.key.replaceAll("+", " "));
      log({ kind: "object", bucket: record.s3.bucket.name, key });
    } else if (!handleMessage(record, log)) {
      failed.push(record.messageId ?? "");
    }
  }
  if (event.Records === undefined) {
    log({ kind: "call", event });
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

function handleMessage({ messageId, body }: EventRecord, log: Log): boolean {
  try {
    log({ kind: "message", messageId, content: JSON.parse(body ?? "") as unknown });
    return true;
  } catch {
    log({ kind: "refused", messageId, reason: "the message is not JSON" });
    return false;
  }
}
