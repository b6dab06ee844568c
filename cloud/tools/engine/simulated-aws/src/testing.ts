import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "./operations/check.ts";
import type { Configuration } from "./operations/configure.ts";
import { create, type Created } from "./operations/create.ts";
import { remove } from "./operations/delete.ts";
import { diff, type Difference } from "./operations/diff.ts";
import { invoke } from "./operations/invoke.ts";
import { read, type Found } from "./operations/read.ts";
import type { ResourceRequest } from "./operations/request.ts";
import { update } from "./operations/update.ts";
import { Simulation, type SimulationOptions } from "./simulation.ts";
import type { Properties } from "./values.ts";

export const packageDirectory = join(import.meta.dirname, "..");

/** A simulated account in a folder of its own, driven without any process or network. */
export class TestCloud {
  readonly state = mkdtempSync(join(tmpdir(), "simulated-aws-"));
  readonly simulation: Simulation;
  configuration: Configuration = {
    account: "111111111111",
    region: "us-east-1",
    partition: "aws",
    defaultTags: {},
  };

  constructor(options: Partial<SimulationOptions> = {}) {
    this.simulation = new Simulation({
      packageDirectory,
      state: this.state,
      account: "111111111111",
      latency: 0,
      faults: undefined,
      seed: "test",
      ...options,
    });
  }

  remove(): void {
    rmSync(this.state, { recursive: true, force: true });
  }

  check(type: string, name: string, news: Properties, olds: Properties = {}) {
    return check(this.simulation, this.configuration.account, urn(type, name), type, olds, news);
  }

  /** Check, then create, as Pulumi does. */
  async create(
    type: string,
    name: string,
    news: Properties,
    signal?: AbortSignal,
  ): Promise<Created> {
    const { inputs, failures } = this.check(type, name, news);
    if (failures.length > 0) {
      throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("; "));
    }
    return create(this.simulation, this.request(type, name, signal), inputs, new Set());
  }

  async update(type: string, name: string, id: string, inputs: Properties): Promise<Properties> {
    const { properties } = await update(
      this.simulation,
      this.request(type, name),
      { id, olds: {}, oldInputs: {} },
      inputs,
      new Set(),
    );
    return properties;
  }

  read(
    type: string,
    name: string,
    id: string,
    known: { properties: Properties; inputs: Properties },
  ): Promise<Found | undefined> {
    return read(this.simulation, this.request(type, name), id, known);
  }

  delete(type: string, name: string, id: string, olds: Properties = {}): Promise<void> {
    return remove(this.simulation, this.request(type, name), id, olds);
  }

  diff(type: string, oldInputs: Properties, news: Properties, olds: Properties = {}): Difference {
    return diff(this.simulation, this.configuration, type, { olds, oldInputs, news });
  }

  async invoke(token: string, args: Properties): Promise<Properties> {
    const { result, failures } = await invoke(
      this.simulation,
      this.configuration,
      token,
      args,
      new AbortController().signal,
    );
    if (failures.length > 0) {
      throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("; "));
    }
    return result;
  }

  private request(
    type: string,
    name: string,
    signal = new AbortController().signal,
  ): ResourceRequest {
    return {
      configuration: this.configuration,
      urn: urn(type, name),
      type,
      preview: false,
      signal,
    };
  }
}

export function urn(type: string, name: string): string {
  return `urn:pulumi:D1BRV40-network-dev::ecommerce::${type}::${name}`;
}

/** `CreateVpc, 400 InvalidVpc.Range: …` of a refusal, as the real provider words it. */
export async function refusalOf(made: Promise<unknown>): Promise<string> {
  const message = await made.then(
    () => "made",
    (error: Error) => error.message,
  );
  const parts =
    /operation error .*?: (\w+), https response error StatusCode: (\d+), RequestID: [0-9a-f-]{36}, api error (.*)$/.exec(
      message,
    );
  return parts ? `${parts[1]}, ${parts[2]} ${parts[3]}` : message;
}
