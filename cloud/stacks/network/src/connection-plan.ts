import { ConfigurationError, overlaps, type ParametersOf, parseCidr } from "@cloud/shared";
import type { definition } from "./definition";

type Parameters = ParametersOf<typeof definition>;

export type PeeringParameter = Parameters["peerings"][number];
export type TransitGatewayParameter = NonNullable<Parameters["transitGateway"]>;

/** A connection to one other VPC: one that we ask for, or one that the other side asked for. */
export type Peering = {
  readonly name: string;
  readonly cidrs: readonly string[];
} & (
  | {
      readonly vpcId: string;
      readonly accountId: string | undefined;
      readonly region: string | undefined;
    }
  | { readonly connectionId: string }
);

export interface Connections {
  readonly peerings: readonly Peering[];
  readonly transitGateway: TransitGatewayParameter | undefined;
  /** All ranges on other sides, in the order of the configuration. */
  readonly cidrs: readonly string[];
}

/** Connections to other networks. Each range must lead to one of them, and to none inside the VPC. */
export function planConnections(
  vpcCidr: string,
  peerings: readonly PeeringParameter[],
  transitGateway: TransitGatewayParameter | undefined,
): Connections {
  const planned = peerings.map((peering, index) => planPeering(peering, peerings, index));
  const ranges = [
    { label: "network:vpcCidr", cidr: vpcCidr },
    ...peerings.flatMap(({ name, cidrs }, index) =>
      cidrs.map((cidr) => ({ label: `network:peerings[${index}] (${name})`, cidr })),
    ),
    ...(transitGateway?.cidrs ?? []).map((cidr) => ({ label: "network:transitGateway", cidr })),
  ];
  ranges.forEach((range, index) => {
    const rival = ranges
      .slice(0, index)
      .find((other) => overlaps(parseCidr(other.cidr), parseCidr(range.cidr)));
    if (rival !== undefined) {
      throw new ConfigurationError(
        `${range.label} has the range ${range.cidr}, which overlaps ${rival.cidr} of ` +
          `${rival.label}; packets could go one way only`,
      );
    }
  });
  return {
    peerings: planned,
    transitGateway,
    cidrs: ranges.slice(1).map(({ cidr }) => cidr),
  };
}

function planPeering(
  peering: PeeringParameter,
  all: readonly PeeringParameter[],
  index: number,
): Peering {
  const { name, cidrs, vpcId, connectionId, accountId, region } = peering;
  const label = `network:peerings[${index}] (${name})`;
  if (all.findIndex((other) => other.name === name) !== index) {
    throw new ConfigurationError(`${label} has a name that an earlier one has, use another`);
  }
  if (vpcId !== undefined && connectionId === undefined) {
    return { name, cidrs, vpcId, accountId, region };
  }
  if (connectionId === undefined || vpcId !== undefined) {
    throw new ConfigurationError(
      `${label} must have either a vpcId, to ask for the connection, or a connectionId, to accept it`,
    );
  }
  if (accountId !== undefined || region !== undefined) {
    throw new ConfigurationError(
      `${label} accepts a connection, which knows account and region of the other side, leave them out`,
    );
  }
  return { name, cidrs, connectionId };
}
