import { isObject, list, text, type Properties, type Value } from "../values.ts";

/** What ECR finds wrong with a lifecycle policy, in its words. */
export function lifecycleProblem(policy: string): string | undefined {
  const document = parsedObject(policy);
  if (document === undefined) {
    return "Lifecycle policy parsing failure: Could not map policyString into LifecyclePolicy.";
  }
  const problem = schemaProblem(document) ?? orderProblem(list(document.rules).filter(isObject));
  return problem && `Lifecycle policy validation failure: ${problem}`;
}

export function parsedObject(document: string): Properties | undefined {
  try {
    const value = JSON.parse(document) as Value;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function schemaProblem(document: Properties): string | undefined {
  const missing = missingFrom(document, ["rules"]);
  if (missing) {
    return missing;
  }
  const rules = list(document.rules).filter(isObject);
  if (rules.length === 0) {
    return "array is too short: must have at least 1 elements but instance has 0 elements";
  }
  return rules.map(ruleProblem).find((problem) => problem !== undefined);
}

/** Ages have a unit, numbers of images have none. */
function ruleProblem(rule: Properties): string | undefined {
  const selection = isObject(rule.selection) ? rule.selection : {};
  const missing =
    missingFrom(rule, ["action", "rulePriority", "selection"]) ??
    missingFrom(selection, ["countNumber", "countType", "tagStatus"]);
  if (missing) {
    return missing;
  }
  const hasUnit = selection.countUnit === "days";
  if (hasUnit !== (text(selection.countType) !== "imageCountMoreThan")) {
    return "instance failed to match exactly one schema (matched 0 out of 2)";
  }
  const tags = [...list(selection.tagPrefixList), ...list(selection.tagPatternList)];
  return selection.tagStatus === "tagged" && tags.length === 0
    ? "Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED."
    : undefined;
}

/** Every rule has a priority of its own, and the one about any image comes last. */
function orderProblem(rules: readonly Properties[]): string | undefined {
  const priorities = rules.map(({ rulePriority }) => Number(rulePriority));
  if (new Set(priorities).size !== priorities.length) {
    return "Duplicate priority in multiple rules";
  }
  const any = rules.find(({ selection }) => isObject(selection) && selection.tagStatus === "any");
  return any !== undefined && Number(any.rulePriority) !== Math.max(...priorities)
    ? "Rule for tagStatus=ANY must have the lowest priority per storage class"
    : undefined;
}

function missingFrom(properties: Properties, names: readonly string[]): string | undefined {
  const missing = names.filter((name) => properties[name] === undefined);
  return missing.length > 0
    ? `object has missing required properties (${JSON.stringify(missing)})`
    : undefined;
}
