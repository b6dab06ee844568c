import { outputRandom } from "../resources/identity.ts";
import { enforceDelete } from "../resources/rules.ts";
import { placeOf, regionOf, surroundings } from "../resources/situation.ts";
import type { Simulation } from "../simulation.ts";
import type { Properties } from "../values.ts";
import { apiCall, callApi, type ResourceRequest } from "./request.ts";
import { wait } from "./waiting.ts";

/** Deletes a resource; one that is already gone is deleted enough. */
export async function remove(
  simulation: Simulation,
  request: ResourceRequest,
  id: string,
  olds: Properties,
): Promise<void> {
  const { configuration, type, urn } = request;
  const { behaviour } = simulation.typeOf(type);
  await callApi(apiCall(type, behaviour, "delete", id), async () => {
    await simulation.faults.strike({ ...request, operation: "delete" });
    const place = placeOf(behaviour, configuration, olds);
    const record = simulation.store.get(place, type, id);
    if (!record) {
      return;
    }
    const situation = {
      ...surroundings(simulation, place, regionOf(configuration, olds)),
      type,
      id,
      arn: record.arn ?? "",
      name: id,
      inputs: record.inputs,
      previous: record.outputs,
      random: outputRandom(simulation.options.seed, urn, id),
    };
    enforceDelete(behaviour, situation, record);
    await wait((behaviour.seconds?.delete ?? 1) * simulation.options.latency, request.signal);
    simulation.store.delete(place, type, id);
  });
}
