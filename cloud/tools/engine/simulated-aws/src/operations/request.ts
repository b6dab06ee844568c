import {
  ServiceError,
  CancelledError,
  errorText,
  type ApiCall,
  type Operation,
} from "../errors.ts";
import { apiOperation } from "../behaviours/apiOperations.ts";
import { partsOf, sdkName, spokenName } from "../behaviours/services.ts";
import type { Behaviour } from "../behaviours/behaviour.ts";
import type { Properties } from "../values.ts";
import type { Configuration } from "./configure.ts";

/** What every operation on a resource is told. */
export interface ResourceRequest {
  readonly configuration: Configuration;
  readonly urn: string;
  readonly type: string;
  readonly preview: boolean;
  readonly signal: AbortSignal;
}

/** An operation that failed after the resource had come into being: Pulumi must keep it. */
export class PartialFailure extends Error {
  readonly id: string;
  readonly properties: Properties;
  readonly inputs: Properties;
  readonly secrets: ReadonlySet<string>;

  constructor(
    message: string,
    partial: {
      id: string;
      properties: Properties;
      inputs: Properties;
      secrets: ReadonlySet<string>;
    },
  ) {
    super(message);
    this.id = partial.id;
    this.properties = partial.properties;
    this.inputs = partial.inputs;
    this.secrets = partial.secrets;
  }
}

/** Runs the part of an operation that talks to AWS, and words its failures as the real provider would. */
export async function callApi<T>(call: ApiCall, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw reworded(call, error);
  }
}

export function reworded(call: ApiCall, error: unknown): unknown {
  return error instanceof ServiceError || error instanceof CancelledError
    ? new Error(errorText(call, error), { cause: error })
    : error;
}

export function apiCall(
  type: string,
  behaviour: Behaviour,
  operation: Operation,
  subject?: string,
): ApiCall {
  const { module, name } = partsOf(type);
  const noun = behaviour.noun ?? name;
  const service = behaviour.service ?? sdkName(module);
  return {
    service,
    spoken: spokenName(service),
    noun,
    operation,
    subject,
    apiOperation: apiOperation(type, operation, noun),
  };
}
