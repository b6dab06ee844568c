import { ConfigurationError } from "@cloud/shared";
import type { HttpApiParameters } from "./http-api";

/** Who answers a route: an alias of a function, or the load balancer behind the link. */
export type Target =
  | { readonly kind: "function"; readonly invokeArn: string; readonly alias: FunctionAlias }
  | { readonly kind: "loadBalancer"; readonly listenerArn: string };

export interface FunctionAlias {
  readonly functionName: string;
  /** `undefined` for the function as it was uploaded last. */
  readonly qualifier: string | undefined;
}

export interface Route {
  readonly name: string;
  readonly routeKey: string;
  readonly target: Target;
  readonly scopes: readonly string[];
  readonly needsToken: boolean;
  readonly timeoutSeconds: number;
  readonly limits: { readonly requestsPerSecond: number; readonly burst: number } | undefined;
}

export type RoutePlanRequest = Pick<
  HttpApiParameters,
  "burst" | "functionInvokeArns" | "listenerArn" | "requestsPerSecond" | "routes"
>;

type Wanted = NonNullable<HttpApiParameters["routes"]>[number];

/** Every route with its target. All problems are told at once. */
export function planRoutes(request: RoutePlanRequest): Route[] {
  const wanted = request.routes ?? (hasListener(request) ? [everything] : []);
  const problems = [
    ...repeated(wanted.map(({ name }) => name)).map((name) => `the name ${name} is there twice`),
    ...repeated(wanted.map(({ route }) => route)).map((key) => `the route ${key} is there twice`),
    ...wanted.flatMap(scopeProblem),
  ];
  const routes = wanted.flatMap((route) => {
    const target = targetOf(route, request);
    if (typeof target === "string") {
      problems.push(`${route.name} ${target}`);
      return [];
    }
    return [planned(route, target, request)];
  });
  if (problems.length > 0) {
    throw new ConfigurationError(
      `services-api:routes cannot be made so:\n- ${problems.join("\n- ")}`,
    );
  }
  return routes;
}

const everything: Wanted = {
  name: "everything",
  route: "$default",
  function: undefined,
  authorization: "token",
  scopes: [],
  timeoutSeconds: 30,
  requestsPerSecond: undefined,
  burst: undefined,
};

function planned(route: Wanted, target: Target, request: RoutePlanRequest): Route {
  const { requestsPerSecond, burst } = route;
  return {
    name: route.name,
    routeKey: route.route,
    target,
    scopes: route.scopes,
    needsToken: route.authorization === "token",
    timeoutSeconds: route.timeoutSeconds,
    limits:
      requestsPerSecond === undefined && burst === undefined
        ? undefined
        : {
            requestsPerSecond: requestsPerSecond ?? request.requestsPerSecond,
            burst: burst ?? request.burst,
          },
  };
}

/** The target, or what is wrong, to be read after the name of the route. */
function targetOf(route: Wanted, request: RoutePlanRequest): Target | string {
  const { functionInvokeArns = {}, listenerArn = "" } = request;
  if (route.function === undefined) {
    return listenerArn === ""
      ? "goes to the load balancer, but services-api:listenerArn is empty; name a function"
      : { kind: "loadBalancer", listenerArn };
  }
  const invokeArn = Object.hasOwn(functionInvokeArns, route.function)
    ? functionInvokeArns[route.function]
    : undefined;
  if (typeof invokeArn !== "string") {
    const names = Object.keys(functionInvokeArns);
    return (
      `goes to the function ${route.function}, which is not among services-api:functionInvokeArns` +
      ` (${names.join(", ") || "there are none"})`
    );
  }
  const alias = aliasOf(invokeArn);
  return alias === undefined
    ? `goes to the function ${route.function}, whose ARN ${invokeArn} invokes no function`
    : { kind: "function", invokeArn, alias };
}

/** `arn:aws:apigateway:…:path/2015-03-31/functions/arn:aws:lambda:…:function:name:alias/invocations` */
function aliasOf(invokeArn: string): FunctionAlias | undefined {
  const [, functionName, qualifier] =
    /:function:([A-Za-z0-9_-]+)(?::([A-Za-z0-9_-]+))?\/invocations$/.exec(invokeArn) ?? [];
  return functionName === undefined ? undefined : { functionName, qualifier };
}

/** What a function lets in: this route of the API, whatever stands for the parts in braces. */
export function sourceArn(executionArn: string, stageName: string, routeKey: string): string {
  const [method = "", path] = routeKey.split(" ");
  if (path === undefined) {
    return `${executionArn}/${stageName}/*`;
  }
  const anyMethod = method === "ANY" ? "*" : method;
  return `${executionArn}/${stageName}/${anyMethod}${path.replace(/\{[^}]*\}/g, "*")}`;
}

function scopeProblem({ name, authorization, scopes }: Wanted): string[] {
  return authorization === "none" && scopes.length > 0
    ? [`${name} asks for scopes, which need authorization: token`]
    : [];
}

function hasListener({ listenerArn = "" }: RoutePlanRequest): boolean {
  return listenerArn !== "";
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
