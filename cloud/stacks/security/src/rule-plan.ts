export const tiers = [
  "loadBalancer",
  "application",
  "container",
  "function",
  "database",
  "cache",
  "endpoint",
] as const;

export type Tier = (typeof tiers)[number];

/** Who is on the other side of a rule: another tier, or a range of addresses. */
export type Peer = { readonly tier: Tier } | { readonly cidr: string };

export interface SecurityRule {
  /** Tells the rule from all others and stays the same as long as the rule means the same. */
  readonly key: string;
  readonly direction: "ingress" | "egress";
  readonly tier: Tier;
  readonly peer: Peer;
  readonly port: number;
}

export interface RulePlanRequest {
  readonly vpcCidr: string;
  readonly loadBalancerIngressCidrs: readonly string[];
  readonly loadBalancerPorts: readonly number[];
  readonly applicationPorts: readonly number[];
  readonly containerPorts: readonly number[];
  readonly databasePorts: readonly number[];
  readonly cachePorts: readonly number[];
  readonly outboundCidrs: readonly string[];
}

/** Tiers that run code of ours, and so use databases, caches and services of AWS. */
export const workloadTiers = ["application", "container", "function"] as const;

const httpsPort = 443;

/**
 * Every connection that is allowed, and no other. Where both ends are tiers of ours, one end lets
 * the connection out and the other lets it in. Databases and caches start none.
 */
export function planRules(request: RulePlanRequest): SecurityRule[] {
  const { vpcCidr, outboundCidrs } = request;
  return [
    ...fromRanges("loadBalancer", request.loadBalancerIngressCidrs, request.loadBalancerPorts),
    ...between("loadBalancer", "application", request.applicationPorts),
    ...between("loadBalancer", "container", request.containerPorts),
    // Services find each other by name and talk without a load balancer.
    ...between("container", "container", request.containerPorts),
    ...workloadTiers.flatMap((tier) => [
      ...between(tier, "database", request.databasePorts),
      ...between(tier, "cache", request.cachePorts),
      rule("egress", tier, { tier: "endpoint" }, httpsPort),
      ...distinct(outboundCidrs).map((cidr) => rule("egress", tier, { cidr }, httpsPort)),
    ]),
    // From the whole VPC, since an endpoint also serves what has no tier, such as cluster nodes.
    ...fromRanges("endpoint", [vpcCidr], [httpsPort]),
  ];
}

function between(from: Tier, to: Tier, ports: readonly number[]): SecurityRule[] {
  return distinct(ports).flatMap((port) => [
    rule("egress", from, { tier: to }, port),
    rule("ingress", to, { tier: from }, port),
  ]);
}

function fromRanges(to: Tier, cidrs: readonly string[], ports: readonly number[]): SecurityRule[] {
  return distinct(cidrs).flatMap((cidr) =>
    distinct(ports).map((port) => rule("ingress", to, { cidr }, port)),
  );
}

function rule(
  direction: SecurityRule["direction"],
  tier: Tier,
  peer: Peer,
  port: number,
): SecurityRule {
  const word = direction === "ingress" ? "from" : "to";
  return {
    key: `${tierLabel(tier)}-${word}-${peerLabel(peer)}-${port}`,
    direction,
    tier,
    peer,
    port,
  };
}

/** The name of a tier as names of resources spell it. */
export function tierLabel(tier: Tier): string {
  return tier.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function peerLabel(peer: Peer): string {
  if ("tier" in peer) {
    return tierLabel(peer.tier);
  }
  const known: Readonly<Record<string, string>> = { "0.0.0.0/0": "any-ipv4", "::/0": "any-ipv6" };
  // Colons would read as separators in a URN.
  return known[peer.cidr] ?? peer.cidr.replaceAll(":", "_").replace("/", "-");
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
