import { validate, type Failure } from "../catalog/validate.ts";
import { ServiceError, CancelledError } from "../errors.ts";
import { functionNamed } from "../functions/registry.ts";
import { regionOf, surroundings } from "../resources/situation.ts";
import { unknown, type Properties } from "../values.ts";
import type { Simulation } from "../simulation.ts";
import type { Configuration } from "./configure.ts";

export interface Invoked {
  readonly result: Properties;
  readonly failures: readonly Failure[];
  readonly secrets: ReadonlySet<string>;
}

/** Answers a function from reference data and from what stands on disk; never with invented data. */
export async function invoke(
  simulation: Simulation,
  configuration: Configuration,
  token: string,
  args: Properties,
  signal: AbortSignal,
): Promise<Invoked> {
  const declared = simulation.catalog.function(token);
  if (!declared) {
    throw new Error(`unrecognized function (@pulumi/aws ${simulation.catalog.version}): ${token}`);
  }
  const failures = validate(simulation.catalog, args, declared.args);
  if (failures.length > 0) {
    return { result: {}, failures, secrets: new Set() };
  }
  const answer = functionNamed(token);
  if (!answer) {
    throw new Error(
      `the simulated AWS cannot answer ${token}: no behaviour is written for this function`,
    );
  }
  try {
    await simulation.faults.strike({ type: token, operation: "invoke", signal });
    const region = regionOf(configuration, args);
    const around = surroundings(simulation, { account: configuration.account, region }, region);
    const { result, secrets } = answer({
      ...around,
      account: configuration.account,
      configuration,
      data: simulation.data,
      args: withoutUnset(args),
    });
    return { result, failures: [], secrets: new Set(secrets) };
  } catch (error) {
    throw worded(token, error);
  }
}

function worded(token: string, error: unknown): unknown {
  const name = token.slice(token.lastIndexOf(":") + 1);
  if (error instanceof ServiceError) {
    return new Error(`invoking ${token}: ${name}: api error ${error.code}: ${error.message}`, {
      cause: error,
    });
  }
  return error instanceof CancelledError
    ? new Error(`invoking ${token}: ${error.message}`, { cause: error })
    : error;
}

function withoutUnset(args: Properties): Properties {
  return Object.fromEntries(
    Object.entries(args).filter(([, value]) => value !== null && value !== unknown),
  );
}
