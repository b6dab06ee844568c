import { isObject, list, text, texts, type Properties, type Value } from "../values.ts";
import type { CloudFunctions } from "./function.ts";
import { Random } from "../naming/random.ts";

/** Renders a policy as the real function does: fixed order of keys, one value instead of a list of one. */
export const policyDocuments: CloudFunctions = {
  "aws:iam/getPolicyDocument:getPolicyDocument": ({ args }) => {
    const own = list(args.statements).filter(isObject).map(statementOf);
    const sources = [...texts(args.sourceJson), ...texts(args.sourcePolicyDocuments)];
    const overrides = [...texts(args.overrideJson), ...texts(args.overridePolicyDocuments)];
    const statements = overrides
      .flatMap(statementsIn)
      .reduce(putOver, [...sources.flatMap(statementsIn), ...own]);
    const document: Properties = { Version: text(args.version) ?? "2012-10-17" };
    if (args.policyId !== undefined) {
      document.Id = args.policyId;
    }
    document.Statement = statements;
    const json = JSON.stringify(document, undefined, 2);
    return {
      result: {
        ...args,
        id: new Random(json).digits(10),
        json,
        minifiedJson: JSON.stringify(document),
      },
    };
  },
};

function statementOf(given: Properties): Properties {
  const statement: Properties = {};
  const put = (name: string, value: Value | undefined) => {
    if (value !== undefined) {
      statement[name] = value;
    }
  };
  put("Sid", given.sid);
  put("Effect", text(given.effect) ?? "Allow");
  put("Action", oneOrMany(given.actions));
  put("NotAction", oneOrMany(given.notActions));
  put("Resource", oneOrMany(given.resources));
  put("NotResource", oneOrMany(given.notResources));
  put("Principal", principals(given.principals));
  put("NotPrincipal", principals(given.notPrincipals));
  put("Condition", conditions(given.conditions));
  return statement;
}

function oneOrMany(value: Value | undefined): Value | undefined {
  const all = texts(value);
  return all.length === 0 ? undefined : all.length === 1 ? all[0]! : [...all].sort();
}

function principals(value: Value | undefined): Value | undefined {
  const all = list(value).filter(isObject);
  if (all.length === 0) {
    return undefined;
  }
  if (all.length === 1 && all[0]!.type === "*") {
    return "*";
  }
  const byType: Properties = {};
  for (const { type, identifiers } of all) {
    const name = String(type);
    byType[name] = oneOrMany([...texts(byType[name]), ...texts(identifiers)]) ?? [];
  }
  return byType;
}

function conditions(value: Value | undefined): Value | undefined {
  const all = list(value).filter(isObject);
  if (all.length === 0) {
    return undefined;
  }
  const byTest: Record<string, Properties> = {};
  for (const { test, variable, values } of all) {
    const tests = (byTest[String(test)] ??= {});
    tests[String(variable)] =
      oneOrMany([...texts(tests[String(variable)]), ...texts(values)]) ?? [];
  }
  return byTest;
}

function statementsIn(json: string): Properties[] {
  const parsed = JSON.parse(json) as Value;
  const statements: Value = isObject(parsed) ? (parsed.Statement ?? null) : null;
  const all: Value[] = Array.isArray(statements) ? statements : [statements];
  return all.filter(isObject);
}

/** A statement takes the place of the one with its `Sid`, or is added. */
function putOver(statements: Properties[], statement: Properties): Properties[] {
  const place =
    statement.Sid === undefined ? -1 : statements.findIndex((other) => other.Sid === statement.Sid);
  return place < 0 ? [...statements, statement] : statements.with(place, statement);
}
