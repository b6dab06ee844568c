import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect } from "vitest";
import type { ProgramRun, Registered } from "./recorder";

/** The one resource with this type and name. Types may be shortened to `ec2/vpc:Vpc`. */
export function find(run: ProgramRun, type: string, name: string): Registered {
  const found = ofType(run, type).filter((resource) => resource.name === name);
  const [resource] = found;
  if (resource === undefined || found.length > 1) {
    const names = ofType(run, type).map((candidate) => candidate.name);
    throw new Error(`${found.length} resources ${type} ${name}, the names are ${names.join(", ")}`);
  }
  return resource;
}

export function ofType(run: ProgramRun, type: string): Registered[] {
  return run.resources.filter((resource) => resource.type.endsWith(type));
}

export function namesOf(run: ProgramRun, type: string): string[] {
  return ofType(run, type)
    .map((resource) => resource.name)
    .toSorted();
}

/** The document that a property holds as text. */
export function documentIn(resource: Registered, property: string): unknown {
  const text = resource.inputs[property];
  if (typeof text !== "string") {
    throw new Error(`${resource.type} ${resource.name} has no text in ${property}`);
  }
  return JSON.parse(text) as unknown;
}

interface Template {
  readonly spec: {
    readonly outputs: Readonly<Record<string, { type: string; fields?: Record<string, unknown> }>>;
  };
}

/** What holds for a program whatever is switched on: its outputs are as declared, its manners good. */
export function expectWellBehaved(stack: string, runs: readonly ProgramRun[]): void {
  for (const run of runs) {
    expectDeclaredOutputs(stack, run);
    expectGoodManners(stack, run);
  }
}

/** Names and types of the outputs must be those of the template, no more and no fewer. */
function expectDeclaredOutputs(stack: string, run: ProgramRun): void {
  const file = join(__dirname, "../../../tools/templates/config", `${stack}.yaml`);
  const declared = (load(readFileSync(file, "utf8")) as Template).spec.outputs;

  expect(Object.keys(run.outputs).toSorted()).toEqual(Object.keys(declared).toSorted());
  for (const [name, { type, fields }] of Object.entries(declared)) {
    const value = run.outputs[name];
    expect([name, kindOf(value, type)]).toEqual([name, type]);
    if (fields !== undefined) {
      expect(Object.keys(value as object).toSorted()).toEqual(Object.keys(fields).toSorted());
    }
  }
}

/** Rules that hold for every stack, whatever it makes. */
export function expectGoodManners(stack: string, run: ProgramRun): void {
  const roots = run.resources.filter(({ parent }) => parent === undefined);
  expect(roots.map(({ type }) => type.startsWith(`cloud:${stack}:`))).toEqual([true]);
  const keys = run.resources.map(({ type, name }) => `${type} ${name}`);
  expect(keys).toHaveLength(new Set(keys).size);
  for (const { type, name, inputs } of run.resources.filter(({ inputs }) => "tags" in inputs)) {
    expect([type, name, nameTag(inputs["tags"])]).toEqual([
      type,
      name,
      expect.stringMatching(/^d1brv40-(dev|stage|prod)-/),
    ]);
  }
}

/** Auto-scaling groups list their tags, everything else maps them. */
function nameTag(tags: unknown): unknown {
  return Array.isArray(tags)
    ? (tags as { key: string; value: string }[]).find(({ key }) => key === "Name")?.value
    : (tags as Record<string, string>)["Name"];
}

/** Kinds that only templates tell apart count as what is declared. */
function kindOf(value: unknown, declared: string): string {
  if (Array.isArray(value)) {
    return "list";
  }
  if (declared === "integer" && Number.isInteger(value)) {
    return declared;
  }
  return declared === "cidr" && typeof value === "string" ? declared : typeof value;
}
