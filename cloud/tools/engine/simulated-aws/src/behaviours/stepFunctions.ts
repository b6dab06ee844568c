import { ServiceError } from "../errors.ts";
import { isObject, text, type Value } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { isTrusted } from "./iam.ts";

export const stepFunctions: Behaviours = {
  "aws:sfn/stateMachine:StateMachine": {
    name: { property: "name", max: 80 },
    id: "{arn}",
    arn: "arn:{partition}:states:{region}:{account}:stateMachine:{name}",
    replace: ["name", "namePrefix", "type"],
    defaults: { publish: false, type: "STANDARD" },
    exists: {
      code: "StateMachineAlreadyExists",
      message: "State Machine Already Exists: '{arn}'",
      status: 400,
    },
    seconds: { create: 3, update: 2, delete: 60 },
    check: checkStateMachine,
  },
};

function checkStateMachine(situation: Situation): void {
  const { inputs } = situation;
  const roleArn = text(inputs.roleArn) ?? "";
  if (!isTrusted(situation, roleArn, "states.amazonaws.com")) {
    throw new ServiceError(
      "AccessDeniedException",
      `Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role: '${roleArn}'`,
    );
  }
  const problem = problemIn(text(inputs.definition) ?? "");
  if (problem !== undefined) {
    throw new ServiceError("InvalidDefinition", `Invalid State Machine Definition: '${problem}'`);
  }
  const { logDestination } = isObject(inputs.loggingConfiguration)
    ? inputs.loggingConfiguration
    : {};
  if (text(logDestination) && !text(logDestination)?.endsWith(":*")) {
    throw new ServiceError(
      "InvalidLoggingConfiguration",
      "Invalid Logging Configuration: Log Destination must end with ':*'",
    );
  }
}

/** The first thing that is wrong with a definition, as far as it is looked into: its transitions. */
function problemIn(definition: string): string | undefined {
  const machine = parsed(definition);
  if (machine === undefined) {
    return "INVALID_JSON_DESCRIPTION: The JSON description is not valid at /";
  }
  const states = isObject(machine.States) ? machine.States : undefined;
  if (states === undefined) {
    return "SCHEMA_VALIDATION_FAILED: The field 'States' is required but was missing at /";
  }
  const first = text(machine.StartAt);
  if (first === undefined) {
    return "SCHEMA_VALIDATION_FAILED: The field 'StartAt' is required but was missing at /";
  }
  if (!(first in states)) {
    return `MISSING_TRANSITION_TARGET: Missing 'Next' target: ${first} at /StartAt`;
  }
  for (const [name, state] of Object.entries(states)) {
    const next = isObject(state) ? text(state.Next) : undefined;
    if (next !== undefined && !(next in states)) {
      return `MISSING_TRANSITION_TARGET: Missing 'Next' target: ${next} at /States/${name}/Next`;
    }
  }
  return undefined;
}

function parsed(definition: string): { readonly [name: string]: Value } | undefined {
  try {
    const value = JSON.parse(definition) as Value;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
