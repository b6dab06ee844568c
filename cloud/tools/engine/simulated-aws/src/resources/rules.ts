import type { Behaviour, Reference, Refusal, Situation } from "../behaviours/behaviour.ts";
import { behaviourOf, holdersOf } from "../behaviours/registry.ts";
import { ServiceError } from "../errors.ts";
import { fill } from "../naming/template.ts";
import type { ResourceRecord } from "../state/record.ts";
import { isEqual, type Properties } from "../values.ts";
import { valuesAt } from "./paths.ts";

/** What AWS checks when a resource is created or changed. */
export function enforce(behaviour: Behaviour, situation: Situation, isNew: boolean): void {
  checkReferences(behaviour, situation);
  checkUnique(behaviour, situation);
  behaviour.check?.(situation);
  if (isNew) {
    checkQuota(behaviour, situation);
  }
}

/** What AWS checks before it deletes: nothing else may depend on the resource. */
export function enforceDelete(
  behaviour: Behaviour,
  situation: Situation,
  record: ResourceRecord,
): void {
  behaviour.checkDelete?.(situation);
  const refusal = behaviour.inUse;
  if (!refusal) {
    return;
  }
  for (const holder of holdersOf(record.type)) {
    const names = [record.id, record.arn, holder.by && record.outputs[holder.by]].filter(
      (name) => name,
    );
    const held = situation
      .list(holder.type)
      .some(
        (other) =>
          other.id !== record.id &&
          valuesAt(other.outputs, holder.property).some((value) => names.includes(value as string)),
      );
    if (held) {
      throw refused(refusal, situation);
    }
  }
}

function checkReferences(behaviour: Behaviour, situation: Situation): void {
  for (const [path, reference] of Object.entries(behaviour.references ?? {})) {
    for (const value of valuesAt(situation.inputs, path)) {
      if (typeof value === "string" && value !== "" && !exists(situation, reference, value)) {
        throw refused(reference, situation, value);
      }
    }
  }
}

/** Whether something of this type can be named by this value: a resource, or a part that another resource brings along. */
function exists(
  situation: Situation,
  { to, by, except, anywhere }: Reference,
  value: string,
): boolean {
  if (
    except?.test(value) ||
    (anywhere ? situation.findAnywhere(to, value) : situation.find(to, value))
  ) {
    return true;
  }
  if (
    (by || value.startsWith("arn:")) &&
    situation.list(to).some((other) => other.arn === value || (by && other.outputs[by] === value))
  ) {
    return true;
  }
  return (behaviourOf(to).implied ?? []).some(({ by: owner, output }) =>
    situation.list(owner).some((other) => valuesAt(other.outputs, output).includes(value)),
  );
}

function checkUnique(behaviour: Behaviour, situation: Situation): void {
  for (const rule of behaviour.unique ?? []) {
    const key = (properties: Properties) => rule.properties.map((name) => properties[name] ?? null);
    const mine = key(situation.inputs);
    if (mine.includes(null)) {
      continue;
    }
    const taken = situation
      .list(situation.type)
      .some((other) => other.id !== situation.id && isEqual(key(other.outputs), mine));
    if (taken) {
      throw refused(rule, situation);
    }
  }
}

function checkQuota(behaviour: Behaviour, situation: Situation): void {
  const quota = behaviour.quota;
  if (!quota) {
    return;
  }
  const limit = situation.limit(quota.name, quota.limit);
  const per = quota.per;
  const same = situation
    .list(situation.type)
    .filter((other) => per === undefined || isEqual(other.outputs[per], situation.inputs[per]));
  if (same.length >= limit) {
    throw refused(quota, situation);
  }
}

/** A refusal of a table, in words. */
export function refused(refusal: Refusal, situation: Situation, value?: string): ServiceError {
  const account = situation.place.account;
  const message = fill(refusal.message, { ...situation, account, value: value ?? "" });
  return new ServiceError(refusal.code, message, {
    status: refusal.status,
    operation: refusal.operation,
  });
}
