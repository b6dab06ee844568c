import { nameRule } from "../behaviours/naming.ts";
import type { Behaviour, Refusal, Situation } from "../behaviours/behaviour.ts";
import type { ResourceEntry } from "../catalog/shape.ts";
import { isRequired } from "../catalog/shape.ts";
import { buildOutputs, withoutInternals } from "../resources/build.ts";
import { identify, idRandom, outputRandom, type Identity } from "../resources/identity.ts";
import { enforce, refused } from "../resources/rules.ts";
import { placeOf, regionOf, surroundings } from "../resources/situation.ts";
import { withoutWriteOnly } from "../resources/writeOnly.ts";
import type { Simulation } from "../simulation.ts";
import type { Place, ResourceRecord } from "../state/record.ts";
import { text, unknown, type Properties } from "../values.ts";
import { apiCall, callApi, PartialFailure, reworded, type ResourceRequest } from "./request.ts";
import { withDecided } from "./preview.ts";
import { wait } from "./waiting.ts";

export interface Created {
  readonly id: string;
  readonly properties: Properties;
  readonly secrets: ReadonlySet<string>;
}

export async function create(
  simulation: Simulation,
  request: ResourceRequest,
  inputs: Properties,
  secretInputs: ReadonlySet<string>,
): Promise<Created> {
  const { entry, behaviour } = simulation.typeOf(request.type);
  const secrets = new Set([...secretInputs, ...(entry.secrets ?? [])]);
  if (request.preview) {
    return { id: "", properties: previewOutputs(entry, behaviour, inputs), secrets };
  }
  const rule = nameRule(entry, behaviour);
  const call = apiCall(request.type, behaviour, "create", rule && text(inputs[rule.property]));
  const made = await callApi(call, async () => {
    await simulation.faults.strike({ ...request, operation: "create" });
    return bringIntoBeing(simulation, request, inputs, secrets);
  });
  try {
    await wait((behaviour.seconds?.create ?? 2) * simulation.options.latency, request.signal);
  } catch (error) {
    // The resource is there already, as it would be on AWS: Pulumi must know its id to be able to clean up.
    const { message } = reworded(call, error) as Error;
    throw new PartialFailure(message, { id: made.id, properties: made.outputs, inputs, secrets });
  }
  return { id: made.id, properties: made.outputs, secrets };
}

/** What is known before the resource exists: its inputs. All that AWS decides is unknown. */
function previewOutputs(
  entry: ResourceEntry,
  behaviour: Behaviour,
  inputs: Properties,
): Properties {
  const outputs = withDecided(behaviour, withoutInternals(inputs), {});
  for (const [name, shape] of Object.entries(entry.outputs)) {
    if (isRequired(shape) && !(name in outputs)) {
      outputs[name] = unknown;
    }
  }
  return outputs;
}

/** The call to AWS itself: checks, and makes the resource unless they fail. */
function bringIntoBeing(
  simulation: Simulation,
  request: ResourceRequest,
  inputs: Properties,
  secrets: ReadonlySet<string>,
): ResourceRecord {
  const { configuration, urn, type } = request;
  const { store, options } = simulation;
  const { entry, behaviour } = simulation.typeOf(type);
  const place = placeOf(behaviour, configuration, inputs);
  const around = surroundings(simulation, place, regionOf(configuration, inputs));
  for (let generation = store.generation(place.account, urn); ; generation++) {
    const draft = {
      ...around,
      type,
      inputs,
      previous: {},
      random: idRandom(options.seed, urn, generation),
    };
    const identity = identify(entry, behaviour, draft);
    const situation: Situation = {
      ...draft,
      ...identity,
      random: outputRandom(options.seed, urn, identity.id),
    };
    enforce(behaviour, situation, true);
    const record = recordOf(
      request,
      place,
      identity,
      withoutWriteOnly(inputs, entry.inputs),
      buildOutputs(simulation, situation, configuration.defaultTags),
      secrets,
    );
    const adopted = behaviour.adopts?.(situation) === true;
    if (adopted) {
      store.replace(record);
    }
    if (adopted || store.create(record)) {
      behaviour.effects?.(situation).forEach((changed) => store.replace(changed));
      store.setGeneration(place.account, urn, generation + 1);
      return record;
    }
    if (!identity.drawn) {
      throw refused({ status: 409, ...(behaviour.exists ?? alreadyExists) }, situation);
    }
  }
}

const alreadyExists: Refusal = {
  code: "ResourceAlreadyExistsException",
  message: "{name} already exists",
  status: 400,
};

function recordOf(
  request: ResourceRequest,
  place: Place,
  identity: Identity,
  inputs: Properties,
  outputs: Properties,
  secrets: ReadonlySet<string>,
): ResourceRecord {
  const secretNames = [...secrets].filter((name) => name in outputs).sort();
  return {
    type: request.type,
    id: identity.id,
    urn: request.urn,
    ...("arn" in outputs && { arn: identity.arn }),
    ...place,
    inputs,
    outputs,
    ...(secretNames.length > 0 && { secrets: secretNames }),
  };
}
