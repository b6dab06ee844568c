import { createHash } from "node:crypto";

export type Operation = "create" | "read" | "update" | "delete";

/** Names the failing call the way the AWS provider does: `creating EC2 Subnet: operation error EC2: CreateSubnet`. */
export interface ApiCall {
  /** As the SDK spells it: `EC2`, `Route 53`. */
  readonly service: string;
  /** As the provider speaks of it: `API Gateway v2` for `ApiGatewayV2`. */
  readonly spoken: string;
  /** As people spell it: `Subnet`, `NAT Gateway`. */
  readonly noun: string;
  readonly operation: Operation;
  readonly subject?: string | undefined;
  /** The operation as the API spells it: `CreateSubnet`. */
  readonly apiOperation: string;
}

interface RefusalOptions {
  readonly status?: number | undefined;
  readonly attempts?: number | undefined;
  readonly operation?: string | undefined;
  readonly doing?: string | undefined;
}

/** An error of the service itself, not yet tied to a call. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;
  /** Set where the SDK has given up after retrying. */
  readonly attempts: number | undefined;
  /** The operation that refuses, where a resource takes several. */
  readonly operation: string | undefined;
  /** What the provider was doing when it called that operation. */
  readonly doing: string | undefined;

  constructor(code: string, message: string, options: RefusalOptions = {}) {
    super(message);
    this.code = code;
    this.status = options.status ?? 400;
    this.attempts = options.attempts;
    this.operation = options.operation;
    this.doing = options.doing;
  }
}

/** The operation was given up from outside: Pulumi cancelled it, or its connection is gone. */
export class CancelledError extends Error {
  constructor() {
    super("context canceled");
  }
}

const doing = {
  create: "creating",
  read: "reading",
  update: "updating",
  delete: "deleting",
} as const;

/** The whole text that a user of the real provider would see. */
export function errorText(call: ApiCall, error: ServiceError | CancelledError): string {
  const subject = call.subject ? ` (${call.subject})` : "";
  const refused = error instanceof ServiceError ? error : undefined;
  const step = refused?.doing ? `${refused.doing}: ` : "";
  const start = `${doing[call.operation]} ${call.spoken} ${call.noun}${subject}: ${step}operation error ${call.service}: ${refused?.operation ?? call.apiOperation}`;
  if (error instanceof CancelledError) {
    return `${start}, ${error.message}`;
  }
  const attempts = error.attempts ? `exceeded maximum number of attempts, ${error.attempts}, ` : "";
  return `${start}, ${attempts}https response error StatusCode: ${error.status}, RequestID: ${requestId(start, error)}, api error ${error.code}: ${error.message}`;
}

/** Looks like AWS's, but the same failure gives the same text, so that whole messages can be compared. */
function requestId(start: string, error: ServiceError): string {
  const hash = createHash("sha256")
    .update(`${start}\0${error.code}\0${error.message}`)
    .digest("hex");
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(12, 16),
    hash.slice(16, 20),
    hash.slice(20, 32),
  ].join("-");
}
