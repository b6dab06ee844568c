/** The parts of `urn:pulumi:<stack>::<project>::<parent types$>type::<name>` that matter here. */
export interface UrnParts {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
}

export function parseUrn(urn: string): UrnParts {
  const [, stack = "", , types = ""] = /^urn:pulumi:(.*?)::(.*?)::(.*?)::/.exec(urn) ?? [];
  const name = urn.slice(urn.indexOf(types) + types.length + 2);
  return { stack, type: types.slice(types.lastIndexOf("$") + 1), name };
}
