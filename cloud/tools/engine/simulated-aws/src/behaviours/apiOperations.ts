import type { Operation } from "../errors.ts";
import { account } from "./operations/account.ts";
import { compute } from "./operations/compute.ts";
import { data } from "./operations/data.ts";
import type { OperationNames } from "./operations/names.ts";
import { network } from "./operations/network.ts";

const family: OperationNames = { ...account, ...compute, ...data, ...network };

const order: readonly Operation[] = ["create", "update", "delete", "read"];

const verbs: Readonly<Record<Operation, string>> = {
  create: "Create",
  read: "Describe",
  update: "Update",
  delete: "Delete",
};

/**
 * What the SDK calls the operation. A resource may stand for several of them; this is the one that does most, and a
 * refusal of another names it itself. Types without an entry are called by verb and noun.
 */
export function apiOperation(type: string, operation: Operation, noun: string): string {
  // The package offers the same types under `lb` and under `alb`.
  const names = family[type.replace(/^aws:alb\//, "aws:lb/")]?.split(" ");
  return (
    names?.[order.indexOf(operation)] ?? verbs[operation] + noun.split(" ").map(spelled).join("")
  );
}

function spelled(word: string): string {
  return word === word.toUpperCase() ? word.charAt(0) + word.slice(1).toLowerCase() : word;
}

/** For the tests. */
export const typesWithOperations: readonly string[] = Object.keys(family);
