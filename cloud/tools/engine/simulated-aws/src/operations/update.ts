import type { Behaviour, Situation } from "../behaviours/behaviour.ts";
import { nameRule } from "../behaviours/naming.ts";
import { ServiceError } from "../errors.ts";
import { buildOutputs, withoutInternals } from "../resources/build.ts";
import { outputRandom } from "../resources/identity.ts";
import { enforce } from "../resources/rules.ts";
import { placeOf, regionOf, surroundings } from "../resources/situation.ts";
import { withoutWriteOnly } from "../resources/writeOnly.ts";
import type { Simulation } from "../simulation.ts";
import type { ResourceRecord } from "../state/record.ts";
import { isEqual, text, unknown, type Properties } from "../values.ts";
import { apiCall, callApi, type ResourceRequest } from "./request.ts";
import { withDecided } from "./preview.ts";
import { wait } from "./waiting.ts";

export interface Existing {
  readonly id: string;
  readonly olds: Properties;
  readonly oldInputs: Properties;
}

export interface Updated {
  readonly properties: Properties;
  readonly secrets: ReadonlySet<string>;
}

export async function update(
  simulation: Simulation,
  request: ResourceRequest,
  existing: Existing,
  inputs: Properties,
  secretInputs: ReadonlySet<string>,
): Promise<Updated> {
  const { entry, behaviour } = simulation.typeOf(request.type);
  const secrets = new Set([...secretInputs, ...(entry.secrets ?? [])]);
  if (request.preview) {
    return { properties: previewOutputs(behaviour, existing, inputs), secrets };
  }
  return callApi(apiCall(request.type, behaviour, "update", existing.id), async () => {
    await simulation.faults.strike({ ...request, operation: "update" });
    const properties = change(simulation, request, existing.id, inputs, secrets);
    await wait((behaviour.seconds?.update ?? 1) * simulation.options.latency, request.signal);
    return { properties, secrets };
  });
}

/** Outputs stay as they are, apart from those that are inputs too and those that AWS decides anew. */
function previewOutputs(behaviour: Behaviour, existing: Existing, inputs: Properties): Properties {
  const { renewed = {} } = behaviour;
  const kept = Object.entries(existing.olds).filter(([name]) => !(name in existing.oldInputs));
  const decided = Object.entries(renewed)
    .filter(([input]) => input === "*" || !isEqual(existing.oldInputs[input], inputs[input]))
    .flatMap(([, outputs]) => outputs.map((name) => [name, unknown] as const));
  const given = withDecided(behaviour, withoutInternals(inputs), existing.olds);
  return { ...Object.fromEntries([...kept, ...decided]), ...given };
}

function change(
  simulation: Simulation,
  request: ResourceRequest,
  id: string,
  inputs: Properties,
  secrets: ReadonlySet<string>,
): Properties {
  const { configuration, type, urn } = request;
  const { entry, behaviour } = simulation.typeOf(type);
  const place = placeOf(behaviour, configuration, inputs);
  const record = simulation.store.get(place, type, id);
  if (!record) {
    throw new ServiceError("ResourceNotFoundException", `${id} does not exist`, { status: 404 });
  }
  const rule = nameRule(entry, behaviour);
  const situation: Situation = {
    ...surroundings(simulation, place, regionOf(configuration, inputs)),
    type,
    id,
    arn: record.arn ?? "",
    name: (rule && (text(inputs[rule.property]) ?? text(record.outputs[rule.property]))) ?? id,
    inputs,
    previous: record.outputs,
    random: outputRandom(simulation.options.seed, urn, id),
  };
  enforce(behaviour, situation, false);
  const outputs = buildOutputs(simulation, situation, configuration.defaultTags);
  const secretNames = [...secrets].filter((name) => name in outputs).sort();
  const { secrets: _before, ...rest } = record;
  const changed: ResourceRecord = {
    ...rest,
    urn,
    inputs: withoutWriteOnly(inputs, entry.inputs),
    outputs,
    ...(secretNames.length > 0 && { secrets: secretNames }),
  };
  simulation.store.replace(changed);
  return outputs;
}
