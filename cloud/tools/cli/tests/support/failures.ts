import { expect } from "vitest";
import type { Deployment } from "./deployment.ts";
import { ofType, parseEvents, type Failure } from "./events.ts";
import { stackOf } from "./status.ts";

/** The run tells the failure of the stack, and the status keeps it. */
export async function expectFailure(
  deployment: Deployment,
  stdout: string,
  stack: string,
  failure: Failure,
): Promise<void> {
  expect(ofType(parseEvents(stdout), "stack.failed", stack)).toMatchObject([failure]);
  expect(stackOf(await deployment.status(), stack).failure).toEqual(failure);
}
