import ts from "typescript";
import type { Shape, Shapes } from "./shape.ts";

/** Reads a declaration file; only its syntax is looked at, types are never resolved. */
export function parseDeclarations(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, {
    languageVersion: ts.ScriptTarget.ES2022,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  });
}

/** The compact shape of a property's type, and whether `undefined` is one of its values. */
export function shapeOf(node: ts.TypeNode | undefined): { shape: Shape; optional: boolean } {
  if (!node) {
    return { shape: "a", optional: true };
  }
  if (ts.isParenthesizedTypeNode(node)) {
    return shapeOf(node.type);
  }
  if (ts.isUnionTypeNode(node)) {
    return unionShape(node);
  }
  if (ts.isArrayTypeNode(node)) {
    return { shape: `[${shapeOf(node.elementType).shape}]`, optional: false };
  }
  if (ts.isTypeLiteralNode(node)) {
    const index = node.members.find(ts.isIndexSignatureDeclaration);
    return { shape: index ? `{${shapeOf(index.type).shape}}` : "a", optional: false };
  }
  if (ts.isTypeReferenceNode(node)) {
    return referenceShape(node);
  }
  return { shape: keywordShape(node.kind), optional: node.kind === ts.SyntaxKind.UndefinedKeyword };
}

function keywordShape(kind: ts.SyntaxKind): Shape {
  switch (kind) {
    case ts.SyntaxKind.StringKeyword:
      return "s";
    case ts.SyntaxKind.NumberKeyword:
      return "n";
    case ts.SyntaxKind.BooleanKeyword:
      return "b";
    default:
      return "a";
  }
}

function unionShape(node: ts.UnionTypeNode): { shape: Shape; optional: boolean } {
  const members = node.types.map(shapeOf);
  const optional = members.some((member) => member.optional);
  const shapes = new Set(
    members
      .filter((member) => !member.optional || member.shape !== "a")
      .map((member) => member.shape),
  );
  return { shape: shapes.size === 1 ? [...shapes][0]! : "a", optional };
}

function referenceShape(node: ts.TypeReferenceNode): { shape: Shape; optional: boolean } {
  const name = nameText(node.typeName);
  const inner = node.typeArguments?.[0];
  if (name === "pulumi.Input" || name === "pulumi.Output") {
    return shapeOf(inner);
  }
  if (name.startsWith("pulumi.asset.")) {
    return { shape: "A", optional: false };
  }
  const nested = /^(?:inputs|outputs)\.(.+)$/.exec(name)?.[1];
  if (nested) {
    return {
      shape: nested.endsWith("PolicyDocument")
        ? "a"
        : `#${nested.includes(".") ? nested : `index.${nested}`}`,
      optional: false,
    };
  }
  // What remains are string enumerations, the ARN alias, and resources that stand for their id.
  return { shape: "s", optional: false };
}

function nameText(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : `${nameText(name.left)}.${name.right.text}`;
}

/** The properties of an interface, each marked `!` where it must be given. */
export function interfaceShapes(node: ts.InterfaceDeclaration): Shapes {
  const shapes: Record<string, Shape> = {};
  for (const member of node.members) {
    if (
      ts.isPropertySignature(member) &&
      (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name))
    ) {
      const { shape, optional } = shapeOf(member.type);
      shapes[member.name.text] = optional || member.questionToken ? shape : `${shape}!`;
    }
  }
  return shapes;
}

/** The outputs of a resource class, each marked `!` where it always has a value. */
export function classShapes(node: ts.ClassDeclaration): Shapes {
  const shapes: Record<string, Shape> = {};
  for (const member of node.members) {
    if (ts.isPropertyDeclaration(member) && ts.isIdentifier(member.name)) {
      const { shape, optional } = shapeOf(member.type);
      shapes[member.name.text] = optional ? shape : `${shape}!`;
    }
  }
  return shapes;
}

const forcesReplacement =
  /forces? (a |the )?(new|replace|re-?creat)|force[sd]? new|chang(e|es|ing)[^.]{0,60}(re-?creat|creat\w* (of )?a new|replace\w* (of )?the)|requires replac/i;

/** The properties whose documentation says that changing them forces a new resource. */
export function replacingProperties(node: ts.InterfaceDeclaration, text: string): string[] {
  return node.members
    .filter(
      (member): member is ts.PropertySignature =>
        ts.isPropertySignature(member) && ts.isIdentifier(member.name),
    )
    .filter((member) => forcesReplacement.test(text.slice(member.pos, member.name.end)))
    .map((member) => (member.name as ts.Identifier).text);
}
