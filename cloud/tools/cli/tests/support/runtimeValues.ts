import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect } from "vitest";
import type { Deployment } from "./deployment.ts";
import { exportsOf } from "./state.ts";

/** A configuration value of a stack that comes from elsewhere, by its key. */
export type RuntimeValues = Readonly<Record<string, unknown>>;

const whole = /^\{\{RUNTIME:([^{}]+)\}\}$/;

/** What the configuration files of the environment say, with what upstream stacks have exported. */
export function wantedRuntimeValues(deployment: Deployment): RuntimeValues {
  const wanted = runtimeEntries(deployment).map(([key, value]) => [
    key,
    asPulumiHasIt(replaced(value, deployment)),
  ]);
  return Object.fromEntries(wanted) as RuntimeValues;
}

/** What Pulumi was given for the same keys in a run that deployed every stack. */
export function givenRuntimeValues(deployment: Deployment, run: string): RuntimeValues {
  const given = new Map<string, unknown>();
  const folder = deployment.platform.path(".cloud/runs", run);
  for (const stack of readdirSync(folder).filter((name) => name.endsWith(".1"))) {
    const name = `${deployment.id}-${stack.slice(0, -2)}-${deployment.environment}`;
    for (const [key, value] of configIn(join(folder, stack, `Pulumi.${name}.yaml`))) {
      given.set(key, value);
    }
  }
  const keys = runtimeEntries(deployment).map(([key]) => key);
  return Object.fromEntries(keys.map((key) => [key, given.get(key)]));
}

function runtimeEntries(deployment: Deployment): [string, unknown][] {
  const folder = join(deployment.folder, "config");
  return readdirSync(folder)
    .filter((name) => name.endsWith(`.${deployment.environment}.yaml`))
    .flatMap((name) => configIn(join(folder, name)))
    .filter(([, value]) => JSON.stringify(value).includes("{{RUNTIME:"));
}

function configIn(file: string): [string, unknown][] {
  const { config } = load(readFileSync(file, "utf8")) as { config: Record<string, unknown> };
  return Object.entries(config);
}

function replaced(value: unknown, deployment: Deployment): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => replaced(item, deployment));
  }
  const placeholder = typeof value === "string" ? whole.exec(value)?.[1] : undefined;
  if (placeholder === undefined) {
    throw new Error(`no rule for ${JSON.stringify(value)}`);
  }
  const [source = "", output = ""] = placeholder.split(":");
  if (source === "calculate" && output === "password") {
    return { secure: expect.stringMatching(/^v1:/) as string };
  }
  const exported = exportsOf(deployment, source);
  if (!(output in exported)) {
    throw new Error(`${source} exports no ${output}`);
  }
  return exported[output];
}

/** Pulumi's configuration has scalars as text. */
function asPulumiHasIt(value: unknown): unknown {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
}
