import { join } from "node:path";
import { behaviourOf } from "./behaviours/registry.ts";
import type { Behaviour } from "./behaviours/behaviour.ts";
import { Catalog } from "./catalog/catalog.ts";
import type { ResourceEntry } from "./catalog/shape.ts";
import { Faults } from "./faults/faults.ts";
import { ReferenceData } from "./reference.ts";
import { Store } from "./state/store.ts";

export interface SimulationOptions {
  /** The folder of this package: catalog and reference data are found below it. */
  readonly packageDirectory: string;
  readonly state: string;
  /** The account that the caller's credentials belong to. */
  readonly account: string;
  readonly latency: number;
  readonly faults: string | undefined;
  readonly seed: string;
}

/** Everything the operations share. */
export class Simulation {
  readonly options: SimulationOptions;
  readonly catalog: Catalog;
  readonly data: ReferenceData;
  readonly store: Store;
  readonly faults: Faults;

  constructor(options: SimulationOptions) {
    this.options = options;
    this.catalog = new Catalog(join(options.packageDirectory, "catalog"));
    this.data = new ReferenceData(join(options.packageDirectory, "data"));
    this.store = new Store(options.state);
    this.faults = new Faults(options.faults, join(options.state, ".faults"));
  }

  /** What is declared and what is known about a type; unknown types are the caller's mistake. */
  typeOf(type: string): { entry: ResourceEntry; behaviour: Behaviour } {
    const entry = this.catalog.resource(type);
    if (!entry) {
      throw new Error(`unrecognized resource type (@pulumi/aws ${this.catalog.version}): ${type}`);
    }
    return { entry, behaviour: behaviourOf(type) };
  }
}
