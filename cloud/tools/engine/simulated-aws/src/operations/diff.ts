import { nameRule } from "../behaviours/naming.ts";
import { allTags } from "../resources/build.ts";
import type { Simulation } from "../simulation.ts";
import { hasUnknown, isEqual, isObject, list, text, type Properties } from "../values.ts";
import { compare, topLevel, type ChangeKind } from "./compare.ts";
import type { Configuration } from "./configure.ts";

export interface Change {
  readonly path: string;
  readonly kind: ChangeKind;
  readonly replace: boolean;
  /** Whether the inputs differ there, not only an output. */
  readonly input: boolean;
}

export interface Difference {
  readonly changes: readonly Change[];
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** What would have to change, and whether that can be done in place. */
export function diff(
  simulation: Simulation,
  configuration: Configuration,
  type: string,
  state: { olds: Properties; oldInputs: Properties; news: Properties },
): Difference {
  const { entry, behaviour } = simulation.typeOf(type);
  const rule = nameRule(entry, behaviour);
  const named = rule ? [rule.property, `${rule.property}Prefix`] : [];
  const replacing = new Set(["region", ...named, ...(behaviour.replace ?? entry.replace ?? [])]);
  const oldInputs = withRegion(state.oldInputs, text(state.olds.region) || configuration.region);
  const news = withRegion(state.news, configuration.region);
  const changes: Change[] = [...compare(oldInputs, news)].map(([path, kind]) => ({
    path,
    kind,
    replace: replacing.has(topLevel(path)),
    input: true,
  }));
  if (
    "tagsAll" in entry.outputs &&
    !changes.some((change) => topLevel(change.path) === "tags") &&
    tagsDiffer(state, configuration)
  ) {
    changes.push({ path: "tagsAll", kind: "update", replace: false, input: false });
  }
  const replaces = [
    ...new Set(changes.filter((change) => change.replace).map((change) => topLevel(change.path))),
  ];
  return {
    changes,
    replaces,
    deleteBeforeReplace:
      replaces.length > 0 && (behaviour.deleteBeforeReplace === true || keepsItsName()),
  };

  /** Two things of one given name cannot exist side by side, so the old one has to go first. */
  function keepsItsName(): boolean {
    return (
      rule !== undefined &&
      rule.property in state.news &&
      !list(state.news.__defaults).includes(rule.property) &&
      isEqual(state.news[rule.property], state.oldInputs[rule.property])
    );
  }
}

/** Naming the provider's own region is the same as naming none; a resource stays where it was made. */
function withRegion(inputs: Properties, otherwise: string): Properties {
  return { ...inputs, region: inputs.region ?? otherwise };
}

/** The provider's default tags may have changed although the resource's own have not. */
function tagsDiffer(
  { olds, news }: { olds: Properties; news: Properties },
  configuration: Configuration,
): boolean {
  const wanted = allTags(news, configuration.defaultTags);
  return isObject(olds.tagsAll) && !hasUnknown(wanted) && !isEqual(olds.tagsAll, wanted);
}
