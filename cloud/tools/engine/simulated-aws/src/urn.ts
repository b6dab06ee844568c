/** The parts of `urn:pulumi:<stack>::<project>::<parent types$>type::<name>` that matter here. */
export interface UrnParts {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
}

export function parseUrn(urn: string): UrnParts {
  const [, stack = "", types = "", name = ""] =
    /^urn:pulumi:(.*?)::.*?::(.*?)::(.*)$/s.exec(urn) ?? [];
  return { stack, type: types.slice(types.lastIndexOf("$") + 1), name };
}
