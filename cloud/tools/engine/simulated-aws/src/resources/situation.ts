import type { Behaviour, Situation } from "../behaviours/behaviour.ts";
import type { Configuration } from "../operations/configure.ts";
import type { Simulation } from "../simulation.ts";
import { globalRegion, type Place } from "../state/record.ts";
import { text, type Properties } from "../values.ts";

/** Where a resource lives: `region` among its inputs wins over the provider's. */
export function placeOf(
  behaviour: Behaviour,
  configuration: Configuration,
  inputs: Properties,
): Place {
  const region = behaviour.global ? globalRegion : regionOf(configuration, inputs);
  return { account: configuration.account, region };
}

export function regionOf(configuration: Configuration, inputs: Properties): string {
  return text(inputs.region) || configuration.region;
}

type Surroundings = Pick<
  Situation,
  "place" | "region" | "partition" | "find" | "list" | "findAnywhere" | "zones" | "limit"
>;

/** What any resource or function at this place can see of the simulated cloud. */
export function surroundings(simulation: Simulation, place: Place, region: string): Surroundings {
  const { store, data } = simulation;
  const placeFor = (type: string): Place => {
    const isGlobal = simulation.typeOf(type).behaviour.global === true;
    return { account: place.account, region: isGlobal ? globalRegion : region };
  };
  return {
    place,
    region,
    partition: data.partition(region),
    find: (type, id) => store.get(placeFor(type), type, id),
    list: (type) => store.list(placeFor(type), type),
    findAnywhere: (type, id) => store.findAnywhere(type, id),
    zones: () => data.zones(region),
    limit: (quota, standard) => simulation.faults.quota(quota, standard),
  };
}
