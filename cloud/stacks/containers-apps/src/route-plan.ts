import { ConfigurationError, given } from "@cloud/shared";

/** Which requests are for an application, and where they come from. */
export interface Route {
  readonly priority: number;
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  /** Host that needs a record in the zone. */
  readonly recordName: string | undefined;
  readonly url: string;
}

export interface RouteRequest {
  readonly name: string;
  readonly priority: number | undefined;
  readonly subdomain: string | undefined;
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
}

export interface RouteSurroundings {
  readonly zoneName: string | undefined;
  readonly listenerArn: string;
  readonly httpListenerArn: string;
  readonly loadBalancerDnsName: string;
}

/** A rule of a listener has no more values than these in its conditions. */
const mostValues = 5;

export function planRoute(request: RouteRequest, around: RouteSurroundings): Route {
  const { name, priority, subdomain } = request;
  if (priority === undefined) {
    throw refusal(name, "is public and needs a priority, which no other application has");
  }
  const zone = given(around.zoneName);
  const recordName =
    subdomain === undefined || zone === undefined ? undefined : hostIn(zone, subdomain);
  const hosts = [...new Set([...(recordName === undefined ? [] : [recordName]), ...request.hosts])];
  // A rule needs a condition.
  const paths = hosts.length === 0 && request.paths.length === 0 ? ["/*"] : request.paths;
  const values = hosts.length + paths.length;
  if (values > mostValues) {
    throw refusal(name, `has ${values} hosts and paths, but a rule takes ${mostValues}`);
  }
  const scheme = around.listenerArn === around.httpListenerArn ? "http" : "https";
  const host = hosts.find((candidate) => !/[*?]/.test(candidate)) ?? around.loadBalancerDnsName;
  return {
    priority,
    hosts,
    paths,
    recordName,
    url: `${scheme}://${host}${fixedPart(paths[0] ?? "")}`,
  };
}

/** Two rules of one priority would be refused, and an order by chance is none. */
export function refuseSharedPriorities(routes: ReadonlyMap<string, Route>): void {
  const taken = new Map<number, string>();
  for (const [name, { priority }] of routes) {
    const other = taken.get(priority);
    if (other !== undefined) {
      throw refusal(name, `has the priority ${priority}, which ${other} has as well`);
    }
    taken.set(priority, name);
  }
}

function hostIn(zone: string, subdomain: string): string {
  return subdomain === "@" ? zone : `${subdomain}.${zone}`;
}

/** `/api/*` begins with `/api/`. */
function fixedPart(path: string): string {
  return path.replace(/[*?].*$/, "").replace(/^\/$/, "");
}

function refusal(application: string, what: string): ConfigurationError {
  return new ConfigurationError(`containers-apps:applications ${application} ${what}`);
}
