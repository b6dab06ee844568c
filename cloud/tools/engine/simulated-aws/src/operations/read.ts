import { placeOf } from "../resources/situation.ts";
import { isWriteOnly } from "../resources/writeOnly.ts";
import type { Simulation } from "../simulation.ts";
import type { ResourceRecord } from "../state/record.ts";
import { isEqual, type Properties, type Value } from "../values.ts";
import { apiCall, callApi, type ResourceRequest } from "./request.ts";

export interface Found {
  readonly id: string;
  readonly properties: Properties;
  readonly inputs: Properties;
  readonly secrets: ReadonlySet<string>;
}

interface Known {
  readonly properties: Properties;
  readonly inputs: Properties;
}

/** What stands on disk now, or nothing when it is gone. */
export async function read(
  simulation: Simulation,
  request: ResourceRequest,
  id: string,
  known: Known,
): Promise<Found | undefined> {
  const { configuration, type } = request;
  const { entry, behaviour } = simulation.typeOf(type);
  return callApi(apiCall(type, behaviour, "read", id), async () => {
    await simulation.faults.strike({ ...request, operation: "read" });
    const record = simulation.store.get(
      placeOf(behaviour, configuration, known.properties),
      type,
      id,
    );
    return record && found(record, known, (name) => name in entry.inputs);
  });
}

function found(record: ResourceRecord, known: Known, isInput: (name: string) => boolean): Found {
  const inputs: Properties = {};
  for (const [name, value] of Object.entries(record.inputs)) {
    inputs[name] = current(record, known, name, value);
  }
  for (const [name, value] of Object.entries(record.outputs)) {
    // What was not there before has been added by hand.
    const isKnown = Object.keys(known.properties).length === 0 || name in known.properties;
    if (!isKnown && isInput(name)) {
      inputs[name] = value;
    }
  }
  for (const [name, value] of Object.entries(known.inputs)) {
    // Nobody but the program has it.
    if (isWriteOnly(name, isInput)) {
      inputs[name] = value;
    }
  }
  const changed = Object.entries(inputs).filter(([name]) => name in record.outputs);
  const properties: Properties = { ...record.outputs, ...Object.fromEntries<Value>(changed) };
  return { id: record.id, inputs, properties, secrets: new Set(record.secrets) };
}

/** People may edit a value among the inputs or among the outputs of a file; the one that differs from before counts. */
function current(record: ResourceRecord, known: Known, name: string, input: Value): Value {
  const output = record.outputs[name];
  return output === undefined || isEqual(output, known.properties[name]) ? input : output;
}
