import { ServiceError } from "../errors.ts";
import type { ResourceRecord } from "../state/record.ts";
import { isObject, list, text, texts, type Properties, type Value } from "../values.ts";
import type { CloudFunction, Question } from "./function.ts";

/** How resources of one type are found by a function's arguments. */
export interface Lookup {
  readonly type: string;
  /** Arguments that name an output differently than the resource does. */
  readonly rename?: Readonly<Record<string, string>>;
  readonly notFound: string;
}

const neverCompared = new Set([
  "filters",
  "tags",
  "region",
  "withDecryption",
  "mostRecent",
  "default",
  "state",
  "privateZone",
]);

/** The resources that pass every argument: plain ones by equality, `tags`, and EC2's `filters`. */
export function matching(question: Question, { type, rename = {} }: Lookup): ResourceRecord[] {
  const { args } = question;
  const tags = isObject(args.tags) ? args.tags : {};
  const filters = list(args.filters).filter(isObject);
  return question.list(type).filter((record) => {
    const value = (name: string) => propertyOf(record, rename[name] ?? name);
    return (
      Object.entries(args).every(
        ([name, wanted]) => neverCompared.has(name) || sameText(value(name), wanted),
      ) &&
      Object.entries(tags).every(([key, wanted]) => sameText(tagOf(record, key), wanted)) &&
      filters.every((filter) => passes(record, text(filter.name) ?? "", texts(filter.values)))
    );
  });
}

/** A function that finds exactly one resource and answers with its outputs. */
export function lookup(rule: Lookup): CloudFunction {
  return (question) => {
    const found = matching(question, rule);
    if (found.length > 1) {
      throw new ServiceError(
        "InvalidParameterValue",
        `${found.length} matches found; use additional constraints to reduce them to a single one`,
      );
    }
    return { result: answerOf(one(found, rule)), secrets: found[0]?.secrets ?? [] };
  };
}

export function one(found: readonly ResourceRecord[], rule: Lookup): ResourceRecord {
  if (!found[0]) {
    throw new ServiceError("ResourceNotFoundException", rule.notFound, { status: 404 });
  }
  return found[0];
}

/** A function that finds any number of resources and answers with their ids. */
export function lookupIds(type: string): CloudFunction {
  return (question) => {
    const ids = matching(question, { type, notFound: "" }).map((record) => record.id);
    return { result: { ...question.args, id: question.region, ids, region: question.region } };
  };
}

export function answerOf(record: ResourceRecord): Properties {
  const { tagsAll, ...outputs } = record.outputs;
  return { ...outputs, id: record.id, tags: tagsAll ?? {} };
}

function propertyOf(record: ResourceRecord, name: string): Value | undefined {
  return name === "id" ? record.id : record.outputs[name];
}

function tagOf(record: ResourceRecord, key: string): Value | undefined {
  const tags = record.outputs.tagsAll;
  return isObject(tags) ? tags[key] : undefined;
}

function sameText(value: Value | undefined, wanted: Value): boolean {
  return value !== undefined && String(value) === String(wanted);
}

/** EC2 writes `vpc-id` and `tag:Name`; the properties are `vpcId` and an entry of the tags. */
function passes(record: ResourceRecord, filter: string, values: readonly string[]): boolean {
  const key = /^tag:(.*)$/.exec(filter)?.[1];
  const value = key === undefined ? propertyOf(record, filterProperty(filter)) : tagOf(record, key);
  return value !== undefined && values.some((pattern) => like(pattern, String(value)));
}

function filterProperty(filter: string): string {
  const special: Readonly<Record<string, string>> = {
    cidr: "cidrBlock",
    "group-id": "id",
    "group-name": "name",
    "owner-id": "ownerId",
    "route-table-id": "id",
    "subnet-id": "id",
  };
  const camel = filter.replaceAll(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
  return special[filter] ?? camel;
}

/** AWS's filters know `*` and `?`. */
export function like(pattern: string, value: string): boolean {
  const expression = pattern
    .replaceAll(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "s").test(value);
}
