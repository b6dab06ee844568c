import { dataSignals } from "./data-signals";
import { edgeSignals } from "./edge-signals";
import type { Inventory } from "./inventory";
import { type CountedLog, logSignals } from "./log-plan";
import type { Thresholds } from "./monitoring";
import type { Signal } from "./signal";
import { workloadSignals } from "./workload-signals";

/** Everything that is to be seen of what is deployed. */
export function planSignals(
  inventory: Inventory,
  logs: readonly CountedLog[],
  logNamespace: string,
  thresholds: Thresholds,
): Signal[] {
  return [
    ...edgeSignals(inventory, thresholds),
    ...workloadSignals(inventory, thresholds),
    ...dataSignals(inventory, thresholds),
    ...logSignals(logs, logNamespace, thresholds),
  ];
}
