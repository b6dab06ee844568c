import * as pulumi from "@pulumi/pulumi";
import { currentContext, formatStackName } from "./context";
import { ConfigurationError } from "./errors";
import { type Checked, checkValue, expectation } from "./parameter-check";
import type { ParameterDefinition, ParametersOf, StackDefinition } from "./parameter-types";
import type { Environment } from "./types";
import { marksIn } from "./unknown-marks";

/**
 * Reads every parameter of a stack from the configuration `<stack>:<key>` of its Pulumi stack.
 * All problems are reported at once, each with the key and what it must be.
 */
export function readParameters<const Definition extends StackDefinition>(
  definition: Definition,
): ParametersOf<Definition> {
  const context = currentContext();
  const { stack } = definition;
  if (context.stack !== stack) {
    throw new ConfigurationError(
      `this is the program of the stack ${stack}, but the Pulumi stack is ` +
        `${formatStackName(context)}`,
    );
  }
  const config = new pulumi.Config(stack);
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, parameter] of Object.entries(definition.parameters)) {
    const checked = readParameter(config, key, parameter, context.environment);
    values[key] = checked.value;
    problems.push(...checked.problems);
  }
  if (problems.length > 0) {
    throw new ConfigurationError(`the configuration cannot be used:\n- ${problems.join("\n- ")}`);
  }
  return values as ParametersOf<Definition>;
}

function readParameter(
  config: pulumi.Config,
  key: string,
  parameter: ParameterDefinition,
  environment: Environment,
): Checked {
  const path = `${config.name}:${key}`;
  // A secret comes out of its output only here, to be checked, and goes back into one below.
  const text = parameter.secret === true ? textOfSecret(config, key) : config.get(key);
  const value =
    text === undefined
      ? (parameter.defaults?.[environment] ?? parameter.default)
      : parseText(parameter, text);
  if (value === undefined || value === null) {
    const problem = `${path} is missing, it must be ${expectation(parameter)}`;
    return { value: undefined, problems: parameter.required === true ? [problem] : [] };
  }
  const [unknown] = marksIn(value);
  if (unknown !== undefined && !pulumi.runtime.isDryRun()) {
    const problem =
      `${path} needs ${unknown.stack}.${unknown.output}, which only a preview may leave open: ` +
      `deploy ${unknown.stack} first`;
    return { value: undefined, problems: [problem] };
  }
  if (parameter.secret !== true) {
    return checkValue(parameter, value, path);
  }
  const checked = unknown === undefined ? checkValue(parameter, value, path) : unknownValue;
  return { value: pulumi.secret(checked.value), problems: checked.problems };
}

/** Programs take secrets as outputs, which may be unknown as they are. */
const unknownValue: Checked = { value: pulumi.unknown, problems: [] };

function textOfSecret(config: pulumi.Config, key: string): string | undefined {
  return pulumi.runtime.getConfig(`${config.name}:${key}`);
}

/** Pulumi hands every value over as text: scalars as they are written, the rest as JSON. */
function parseText({ type }: ParameterDefinition, text: string): unknown {
  if (type === "string" || type === "cidr") {
    return text;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
