/**
 * The type of one property, as compact text, so that the catalog stays small and needs no parsing of its own:
 *   s string, n number, b boolean, a anything (documents, unions of different kinds), A asset or archive,
 *   [T] list of T, {T} map of T, #ns.Name a nested object type. A trailing `!` marks a required property.
 */
export type Shape = string;

/** Properties of one object, by name. */
export type Shapes = Readonly<Record<string, Shape>>;

export interface ResourceEntry {
  readonly inputs: Shapes;
  /** Every output; `!` marks one that always has a value. */
  readonly outputs: Shapes;
  readonly secrets?: readonly string[];
  /** Inputs whose own documentation says that a change forces a new resource. */
  readonly replace?: readonly string[];
  /** Tokens under which older programs know this type. */
  readonly aliases?: readonly string[];
}

export interface FunctionEntry {
  readonly args: Shapes;
}

/** What one file of the catalog holds: everything of one module of the package (`ec2`, `iam`, …). */
export interface CatalogModule {
  readonly resources: Readonly<Record<string, ResourceEntry>>;
  readonly functions: Readonly<Record<string, FunctionEntry>>;
  /** Nested object types, by name without the module. */
  readonly types: Readonly<Record<string, Shapes>>;
}

/** `index.json`: says which package the catalog was made from, so that it is made again only when that changes. */
export interface CatalogIndex {
  readonly format: number;
  readonly version: string;
  readonly resources: number;
  readonly functions: number;
}

/** Raised whenever the generator writes something else from the same package. */
export const catalogFormat = 3;

export function isRequired(shape: Shape): boolean {
  return shape.endsWith("!");
}

export function withoutMark(shape: Shape): Shape {
  return isRequired(shape) ? shape.slice(0, -1) : shape;
}
