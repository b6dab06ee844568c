import ts from "typescript";
import { expect, test } from "vitest";
import { interfaceShapes, parseDeclarations, replacingProperties } from "./declarations.ts";

function shapesOf(members: string) {
  const text = `export interface Args {\n${members}\n}`;
  const node = parseDeclarations("args.d.ts", text).statements.find(ts.isInterfaceDeclaration)!;
  return { shapes: interfaceShapes(node), replacing: replacingProperties(node, text) };
}

test.each([
  ["a?: pulumi.Input<string | undefined>;", "s"],
  ["a: pulumi.Input<number>;", "n!"],
  ["a: pulumi.Input<pulumi.Input<string>[]>;", "[s]!"],
  ["a?: pulumi.Input<{ [key: string]: pulumi.Input<string>; } | undefined>;", "{s}"],
  ["a?: pulumi.Input<pulumi.Input<inputs.ec2.VpcThing>[] | undefined>;", "[#ec2.VpcThing]"],
  ["a?: pulumi.Input<inputs.ProviderEndpoint | undefined>;", "#index.ProviderEndpoint"],
  ["a?: pulumi.Input<string | enums.rds.EngineType | undefined>;", "s"],
  ["a?: pulumi.Input<string | inputs.iam.PolicyDocument | undefined>;", "a"],
  ["a?: pulumi.Input<pulumi.asset.Archive | undefined>;", "A"],
])("the declaration %s has the shape %s", (member, shape) => {
  expect(shapesOf(member).shapes).toEqual({ a: shape });
});

test("a comment that speaks of a new resource marks an input that forces a replacement", () => {
  const { replacing } = shapesOf(`
    /** Name. Changing this forces a new resource to be created. */
    name?: pulumi.Input<string>;
    /** Description of the new thing. */
    description?: pulumi.Input<string>;`);

  expect(replacing).toEqual(["name"]);
});
