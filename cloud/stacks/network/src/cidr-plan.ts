import {
  type Cidr,
  ConfigurationError,
  formatCidr,
  parseCidr,
  range,
  recordOf,
  sizeOf,
  subrange,
} from "@cloud/shared";

export const tiers = ["public", "private", "database"] as const;

export type Tier = (typeof tiers)[number];

export interface CidrPlanRequest {
  readonly vpcCidr: string;
  readonly zoneCount: number;
  /** Zones for which room is kept, so that `zoneCount` can grow without moving a subnet. */
  readonly zoneCapacity: number;
  /** How many bits longer the prefix of a subnet is than that of the VPC. */
  readonly subnetBits: Readonly<Record<Tier, number>>;
}

/** The range of each subnet by tier, one a zone. */
export type CidrPlan = Readonly<Record<Tier, readonly string[]>>;

const vpcPrefixes = { minimum: 16, maximum: 28 };
const longestSubnetPrefix = 28;

/**
 * Gives each tier a row of equal ranges, one for each zone up to the capacity. Rows of large ranges
 * come first, which keeps every row aligned without leaving gaps.
 */
export function planSubnets(request: CidrPlanRequest): CidrPlan {
  const vpc = parseVpcCidr(request.vpcCidr);
  const { zoneCount, zoneCapacity, subnetBits } = request;
  if (zoneCount > zoneCapacity) {
    throw new ConfigurationError(
      `network:azCount is ${zoneCount}, but network:zoneCapacity leaves room for ` +
        `${zoneCapacity} zones only`,
    );
  }
  for (const tier of tiers) {
    requireSubnetPrefix(vpc, tier, subnetBits[tier]);
  }
  const plan: Record<Tier, readonly string[]> = { public: [], private: [], database: [] };
  let used = 0n;
  for (const tier of tiersBySize(subnetBits)) {
    const prefix = vpc.prefix + subnetBits[tier];
    const size = sizeOf({ ...vpc, prefix });
    if (used + size * BigInt(zoneCapacity) > sizeOf(vpc)) {
      throw new ConfigurationError(noRoom(vpc, request));
    }
    const first = Number(used / size);
    plan[tier] = range(zoneCount).map((zone) => formatCidr(subrange(vpc, prefix, first + zone)));
    used += size * BigInt(zoneCapacity);
  }
  return plan;
}

/** The /64 of a subnet. Rows are eight apart, which is more than any region has zones in use. */
export function ipv6SubnetCidr(vpcCidr: string, tier: Tier, zone: number): string {
  return formatCidr(subrange(parseCidr(vpcCidr), 64, tiers.indexOf(tier) * 8 + zone));
}

function parseVpcCidr(text: string): Cidr {
  const vpc = parseCidr(text);
  const { minimum, maximum } = vpcPrefixes;
  if (vpc.family !== 4 || vpc.prefix < minimum || vpc.prefix > maximum) {
    throw new ConfigurationError(
      `network:vpcCidr ${text} cannot be the range of a VPC, AWS allows IPv4 ranges ` +
        `from /${minimum} to /${maximum}`,
    );
  }
  return vpc;
}

function requireSubnetPrefix(vpc: Cidr, tier: Tier, bits: number): void {
  if (vpc.prefix + bits > longestSubnetPrefix) {
    throw new ConfigurationError(
      `network:vpcCidr ${formatCidr(vpc)} is too small: with network:${tier}SubnetBits ${bits} ` +
        `a ${tier} subnet would be /${vpc.prefix + bits}, AWS allows up to ` +
        `/${longestSubnetPrefix}; use a range of at least /${longestSubnetPrefix - bits} ` +
        `or fewer bits`,
    );
  }
}

function tiersBySize(bits: Readonly<Record<Tier, number>>): Tier[] {
  const order: readonly Tier[] = ["private", "public", "database"];
  return order.toSorted((a, b) => bits[a] - bits[b]);
}

function noRoom(vpc: Cidr, { zoneCapacity, subnetBits }: CidrPlanRequest): string {
  const prefixes = recordOf(tiers, (tier) => vpc.prefix + subnetBits[tier]);
  return (
    `network:vpcCidr ${formatCidr(vpc)} is too small for ${zoneCapacity} zones with subnets ` +
    `public /${prefixes.public}, private /${prefixes.private} and database ` +
    `/${prefixes.database}; use a larger range, more network:privateSubnetBits, or a lower ` +
    `network:zoneCapacity`
  );
}
