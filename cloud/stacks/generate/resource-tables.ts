import type { ShownResource } from "./resources.ts";
import { code, table } from "./tables.ts";

/** The resources of each environment. */
export type ResourcesByEnvironment = ReadonlyMap<string, readonly ShownResource[]>;

/** How many resources of each type there are, with a line for their sum. */
export function countTable(resources: ResourcesByEnvironment): string {
  const columns = [...resources.values()];
  const types = distinct(columns.flat().map(({ type }) => type)).toSorted();
  const counts = types.map((type) => [
    code(type),
    ...columns.map((all) => count(all.filter((resource) => resource.type === type).length)),
  ]);
  const sums = ["**all**", ...columns.map((all) => `**${all.length}**`)];
  return table(["Type", ...resources.keys()], [...counts, sums]);
}

/** What each component makes. Names in parentheses exist in some environments only. */
export function componentTable(resources: ResourcesByEnvironment): string {
  const columns = [...resources.values()];
  const all = columns.flat();
  // Sorted, because resources without a connection are registered in no certain order.
  const groups = distinct(all.map(groupOf)).toSorted();
  return table(
    ["Component", "Type", "Names"],
    groups.map((group) => {
      const members = all.filter((resource) => groupOf(resource) === group);
      const [{ parent = "", type } = { type: "" }] = members;
      const names = distinct(members.map(({ name }) => name))
        .toSorted(byNumber)
        .map((name) => {
          const everywhere = columns.every((column) =>
            column.some((resource) => groupOf(resource) === group && resource.name === name),
          );
          return everywhere ? code(name) : `(${code(name)})`;
        });
      return [parent === "" ? "" : code(parent), code(type), names.join(", ")];
    }),
  );
}

/** `private-10` comes after `private-2`. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

function groupOf({ parent = "", type }: ShownResource): string {
  return `${parent} ${type}`;
}

function count(value: number): string {
  return value === 0 ? "" : String(value);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
