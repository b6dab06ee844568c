import { describe, expect, test } from "vitest";
import { join } from "node:path";
import { Catalog } from "../catalog/catalog.ts";
import { functionNamed, knownFunctions } from "../functions/registry.ts";
import { packageDirectory, TestCloud } from "../testing.ts";
import { behaviourOf, knownTypes } from "./registry.ts";

const catalog = new Catalog(join(packageDirectory, "catalog"));

describe.each(knownTypes())("the table entry of %s", (type) => {
  const behaviour = behaviourOf(type);
  const entry = catalog.resource(type);

  test("is about a type that the package declares", () => {
    expect(entry).toBeDefined();
  });

  test("names inputs and outputs that the type has", () => {
    const inputs = new Set(Object.keys(entry?.inputs ?? {}));
    const outputs = new Set([...inputs, ...Object.keys(entry?.outputs ?? {})]);
    const paths = Object.keys(behaviour.references ?? {}).map((path) => path.split(".")[0]!);
    const named = behaviour.name ? [behaviour.name.property] : [];
    const unique = (behaviour.unique ?? []).flatMap((rule) => rule.properties);

    expect(
      [...(behaviour.replace ?? []), ...paths, ...named].filter((name) => !inputs.has(name)),
    ).toEqual([]);
    expect(
      [
        ...Object.keys(behaviour.defaults ?? {}),
        ...Object.keys(behaviour.computed ?? {}),
        ...unique,
      ].filter((name) => !outputs.has(name)),
    ).toEqual([]);
  });

  test("refers to types that the package declares", () => {
    const targets = Object.values(behaviour.references ?? {}).map((reference) => reference.to);

    expect(targets.filter((target) => !catalog.resource(target))).toEqual([]);
  });
});

test("a change of any input that a table lists forces a replacement", () => {
  const cloud = new TestCloud();
  const notReplaced = knownTypes().flatMap((type) =>
    (behaviourOf(type).replace ?? [])
      .filter(
        (name) => !cloud.diff(type, { [name]: "old" }, { [name]: "new" }).replaces.includes(name),
      )
      .map((name) => `${type} ${name}`),
  );
  cloud.remove();

  expect(notReplaced).toEqual([]);
});

test("every function with behaviour is one that the package declares", () => {
  expect(
    knownFunctions().filter((token) => !catalog.function(token) || !functionNamed(token)),
  ).toEqual([]);
});
