import type { Sdk } from "../sdk.ts";
import type { Reads } from "./reads.ts";

type Inputs = Readonly<Record<string, unknown>>;

/** Their answers depend on credentials, region and configuration only, which are known anyway. */
const settled = [
  "aws:index/getCallerIdentity:getCallerIdentity",
  "aws:index/getDefaultTags:getDefaultTags",
  "aws:index/getPartition:getPartition",
  "aws:index/getRegion:getRegion",
];

/** What can be asked again without the program, by the one input that it may have. */
const repeatable: Readonly<Record<string, { query: string; input: string }>> = {
  "aws:ssm/getParameter:getParameter": { query: "aws:ssm", input: "name" },
  "aws:secretsmanager/getSecretVersion:getSecretVersion": {
    query: "aws:secret",
    input: "secretId",
  },
};

/** Notes the functions of providers that a program calls: what AWS answers may be another thing. */
export function noteQueries(rpc: Sdk["rpc"], reads: Reads): void {
  const serialize = rpc.serializePropertiesReturnDeps;
  rpc.serializePropertiesReturnDeps = async (label, ...rest) => {
    const serialized = await serialize(label, ...rest);
    const [, name] = /^invoke:(.+)$/.exec(label) ?? [];
    if (name !== undefined && !settled.includes(name)) {
      note(name, serialized[0] as Inputs, rpc.unknownValue, reads);
    }
    return serialized;
  };
}

function note(name: string, inputs: Inputs, unknown: string, reads: Reads): void {
  const known = repeatable[name];
  const given = Object.entries(inputs).filter(([, value]) => value !== undefined);
  const [[input, value] = []] = given;
  if (known?.input === input && given.length === 1 && isKnown(value, unknown)) {
    reads.query(`${known?.query}:${value}`);
  } else {
    reads.network(name);
  }
}

function isKnown(value: unknown, unknown: string): value is string {
  return typeof value === "string" && value !== unknown;
}
