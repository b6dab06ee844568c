// The shortest time in which a run could have done its steps: how long Pulumi itself took for each,
// along the longest chain of dependencies, or divided among the slots. With `chain` only the former.
//
//     node bench-floor.mjs <events of the run, one JSON a line> <folder of the run> [chain]
//
// Prints {"wallMs": …}.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [eventFile, folder, only] = process.argv.slice(2);
const events = readFileSync(eventFile, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("{"))
  .map((line) => JSON.parse(line));

const { slots } = events.find(({ type }) => type === "deployment.started");
const stacks = new Map(
  events
    .filter(({ type }) => type === "stack.planned")
    .map(({ stack, dependencies }) => [stack, { dependencies, took: timeOf(stack) }]),
);
const longestChain = Math.max(...[...stacks.keys()].map(earliestEnd));
const work = [...stacks.values()].reduce((sum, { took }) => sum + took, 0);
const divided = only === "chain" ? 0 : work / slots;
console.log(JSON.stringify({ wallMs: Math.max(longestChain, divided) }));

function timeOf(stack) {
  const exit = JSON.parse(readFileSync(join(folder, `${stack}.1`, "exit.json"), "utf8"));
  return exit.endedAtMs - exit.startedAtMs;
}

function earliestEnd(stack) {
  const { dependencies, took } = stacks.get(stack);
  return took + Math.max(0, ...dependencies.map(earliestEnd));
}
