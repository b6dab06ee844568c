import { account } from "./account.ts";
import type { CloudFunction, CloudFunctions } from "./function.ts";
import { images } from "./images.ts";
import { network } from "./network.ts";
import { policyDocuments } from "./policyDocument.ts";
import { stored } from "./stored.ts";

const tables: readonly CloudFunctions[] = [account, images, network, policyDocuments, stored];

const byToken: ReadonlyMap<string, CloudFunction> = new Map(
  tables.flatMap((table) => Object.entries(table)),
);

export function functionNamed(token: string): CloudFunction | undefined {
  return byToken.get(token);
}

export function knownFunctions(): readonly string[] {
  return [...byToken.keys()];
}
