/** Groups on either end of a rule. `nodes` is the group that EKS makes for the cluster. */
export type Group = "controlPlane" | "nodes" | "loadBalancer" | "database" | "cache";

export type Peer = { readonly group: Group } | { readonly cidr: string };

export interface SecurityRule {
  /** Tells the rule from all others and stays the same as long as the rule means the same. */
  readonly key: string;
  readonly direction: "ingress" | "egress";
  readonly group: Group;
  readonly peer: Peer;
  readonly port: number;
}

export interface RulePlanRequest {
  readonly apiAccessCidrs: readonly string[];
  readonly workloadPorts: readonly number[];
  readonly databasePorts: readonly number[];
  readonly cachePorts: readonly number[];
}

const httpsPort = 443;

/**
 * Connections beyond those inside the cluster, which EKS allows by itself, as it does everything
 * that nodes start. Groups of the security stack get their end of each connection.
 */
export function planRules(request: RulePlanRequest): SecurityRule[] {
  return [
    ...distinct(request.apiAccessCidrs).map((cidr) =>
      rule("ingress", "controlPlane", { cidr }, httpsPort),
    ),
    ...distinct(request.workloadPorts).flatMap((port) => [
      rule("egress", "loadBalancer", { group: "nodes" }, port),
      rule("ingress", "nodes", { group: "loadBalancer" }, port),
    ]),
    ...distinct(request.databasePorts).map((port) =>
      rule("ingress", "database", { group: "nodes" }, port),
    ),
    ...distinct(request.cachePorts).map((port) =>
      rule("ingress", "cache", { group: "nodes" }, port),
    ),
  ];
}

function rule(
  direction: SecurityRule["direction"],
  group: Group,
  peer: Peer,
  port: number,
): SecurityRule {
  const word = direction === "ingress" ? "from" : "to";
  return {
    key: `${groupLabel(group)}-${word}-${peerLabel(peer)}-${port}`,
    direction,
    group,
    peer,
    port,
  };
}

function groupLabel(group: Group): string {
  return group.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function peerLabel(peer: Peer): string {
  // Colons would read as separators in a URN.
  return "group" in peer
    ? groupLabel(peer.group)
    : peer.cidr.replaceAll(":", "_").replace("/", "-");
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
