import { parseArgs } from "node:util";
import type { SimulationOptions } from "./simulation.ts";

export const usage =
  "simulated-aws --state <dir> --account <12 digits> [--latency <factor>] [--faults <file>] [--seed <text>]";

export type CommandOptions = Omit<SimulationOptions, "packageDirectory">;

/** Reads the command line; throws with a message for people when it makes no sense. */
export function parseOptions(args: readonly string[]): CommandOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      state: { type: "string" },
      account: { type: "string" },
      latency: { type: "string", default: "0" },
      faults: { type: "string" },
      seed: { type: "string", default: "cloud" },
    },
  });
  if (!values.state) {
    throw new Error("--state is missing");
  }
  if (!values.account || !/^\d{12}$/.test(values.account)) {
    throw new Error("--account must be an AWS account id of twelve digits");
  }
  const latency = Number(values.latency);
  if (!Number.isFinite(latency) || latency < 0) {
    throw new Error("--latency must be a number that is not negative");
  }
  return {
    state: values.state,
    account: values.account,
    latency,
    faults: values.faults,
    seed: values.seed,
  };
}
