import { range } from "@cloud/shared";
import type { Tier } from "./cidr-plan";

/** Whose addresses a rule is about. `any` and `vpc` have a second rule where there is IPv6. */
export type AclPeer =
  "any" | "vpc" | { readonly cidr: string } | { readonly tier: Tier; readonly zone: number };

export interface AclRule {
  /** Part of the rule's name; like its number it depends on nothing but what the rule is for. */
  readonly key: string;
  readonly number: number;
  readonly egress: boolean;
  readonly peer: AclPeer;
  readonly protocol: "all" | "tcp" | "udp" | "icmp";
  readonly ports?: readonly [from: number, to: number];
}

export interface AclPlanRequest {
  readonly zoneCount: number;
  /** Ports of public subnets that are reachable from everywhere. */
  readonly publicPorts: readonly number[];
  /** Ranges of connected networks, which reach private subnets only. */
  readonly peerCidrs: readonly string[];
  /** Whether database subnets reach services through gateway endpoints. */
  readonly gatewayEndpoints: boolean;
}

/** What answers may come in on: an ACL does not remember who asked. */
const answerPorts = [1024, 65535] as const;

/**
 * The rules of each tier. They are a second line behind security groups, and so let pass what any
 * workload may do: the internet reaches public subnets only, and databases answer private ones.
 */
export function planAcls(request: AclPlanRequest): Readonly<Record<Tier, readonly AclRule[]>> {
  const { zoneCount, publicPorts, peerCidrs } = request;
  return {
    public: [
      inbound("vpc", 100, "vpc"),
      ...publicPorts.map((port, index) =>
        inbound(`port-${index + 1}`, 500 + index, "any", "tcp", [port, port]),
      ),
      ...answers(),
      outbound("any", 900, "any"),
    ],
    private: [
      inbound("vpc", 100, "vpc"),
      ...peerCidrs.map((cidr, index) => inbound(`peer-${index + 1}`, 400 + index, { cidr })),
      ...answers(),
      outbound("any", 900, "any"),
    ],
    database: [
      ...(["private", "database"] as const).flatMap((tier, row) =>
        range(zoneCount).map((zone) =>
          inbound(`${tier}-${zone + 1}`, 200 + row * 100 + zone, { tier, zone }),
        ),
      ),
      // Its routes lead to these services and nowhere else, so the wide range gives nothing away.
      ...(request.gatewayEndpoints
        ? [
            inbound("answers-tcp", 600, "any", "tcp", answerPorts),
            outbound("services", 700, "any", "tcp", [443, 443]),
          ]
        : []),
      outbound("vpc", 900, "vpc"),
    ],
  };
}

/** Answers to connections from inside, and the news that a packet was too long for some link. */
function answers(): AclRule[] {
  return [
    inbound("answers-tcp", 600, "any", "tcp", answerPorts),
    inbound("answers-udp", 610, "any", "udp", answerPorts),
    inbound("too-big", 620, "any", "icmp"),
  ];
}

function inbound(
  key: string,
  number: number,
  peer: AclPeer,
  protocol: AclRule["protocol"] = "all",
  ports?: AclRule["ports"],
): AclRule {
  return { key: `in-${key}`, number, egress: false, peer, protocol, ...(ports && { ports }) };
}

function outbound(
  key: string,
  number: number,
  peer: AclPeer,
  protocol: AclRule["protocol"] = "all",
  ports?: AclRule["ports"],
): AclRule {
  return { ...inbound(key, number, peer, protocol, ports), key: `out-${key}`, egress: true };
}
