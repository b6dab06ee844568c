import type { CloudFunction, CloudFunctions } from "./function.ts";
import { account } from "./account.ts";

const tables: readonly CloudFunctions[] = [account];

const byToken: ReadonlyMap<string, CloudFunction> = new Map(tables.flatMap((table) => Object.entries(table)));

export function functionNamed(token: string): CloudFunction | undefined {
  return byToken.get(token);
}

export function knownFunctions(): readonly string[] {
  return [...byToken.keys()];
}
