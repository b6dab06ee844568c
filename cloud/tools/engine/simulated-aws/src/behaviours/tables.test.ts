import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Catalog } from "../catalog/catalog.ts";
import { functionNamed, knownFunctions } from "../functions/registry.ts";
import { packageDirectory, TestCloud } from "../testing.ts";
import { apiOperation, typesWithOperations } from "./apiOperations.ts";
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
    const paths = [...Object.keys(behaviour.references ?? {}), ...(behaviour.decided ?? [])].map(
      (path) => path.split(".")[0]!,
    );
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

test("operations of the API are spelled as its SDK does", () => {
  const named = (type: string) =>
    typesWithOperations.includes(type.replace(/^aws:alb\//, "aws:lb/"));
  const operations = (type: string) =>
    (["create", "update", "delete", "read"] as const).map((one) =>
      apiOperation(type, one, "Thing"),
    );

  expect(typesWithOperations.filter((type) => !catalog.resource(type))).toEqual([]);
  expect(knownTypes().filter((type) => !named(type))).toEqual([]);
  expect(
    typesWithOperations.filter(
      (type) => !operations(type).every((one) => /^[A-Z][A-Za-z]+$/.test(one)),
    ),
  ).toEqual([]);
  expect(operations("aws:servicediscovery/httpNamespace:HttpNamespace")).toEqual([
    "CreateHttpNamespace",
    "UpdateHttpNamespace",
    "DeleteNamespace",
    "GetNamespace",
  ]);
  expect(apiOperation("aws:ec2/natGateway:NatGateway", "create", "NAT Gateway")).toBe(
    "CreateNatGateway",
  );
  expect(apiOperation("aws:wafv2/webAcl:WebAcl", "delete", "WebACL")).toBe("DeleteWebACL");
  expect(apiOperation("aws:ssm/parameter:Parameter", "update", "Parameter")).toBe("PutParameter");
});

test("the regions are those that a manifest may name", () => {
  const schema = JSON.parse(
    readFileSync(join(packageDirectory, "../../templates/schema/manifest.schema.json"), "utf8"),
  ) as { definitions: { environment: { properties: { region: { enum: string[] } } } } };
  const regions = JSON.parse(
    readFileSync(join(packageDirectory, "data/regions.json"), "utf8"),
  ) as object;

  expect(schema.definitions.environment.properties.region.enum).toEqual(Object.keys(regions));
});
