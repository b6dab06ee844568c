import type { Sdk } from "../sdk.ts";
import type { Reads } from "./reads.ts";

/** Their answers depend on credentials, region and configuration only, which are known anyway. */
const settled = [
  "aws:index/getCallerIdentity:getCallerIdentity",
  "aws:index/getDefaultTags:getDefaultTags",
  "aws:index/getPartition:getPartition",
  "aws:index/getRegion:getRegion",
];

/** Notes the functions of providers that a program calls: what AWS answers may be another thing. */
export function noteQueries(rpc: Sdk["rpc"], reads: Reads): void {
  const serialize = rpc.serializePropertiesReturnDeps;
  rpc.serializePropertiesReturnDeps = (label, ...rest) => {
    const [, name] = /^invoke:(.+)$/.exec(label) ?? [];
    if (name !== undefined && !settled.includes(name)) {
      reads.network(name);
    }
    return serialize(label, ...rest);
  };
}
