export const capacityProviders = ["FARGATE", "FARGATE_SPOT"] as const;

/** How many of the tasks a capacity provider gets: `base` first, then its share by `weight`. */
export interface CapacityShare {
  readonly capacityProvider: (typeof capacityProviders)[number];
  readonly weight: number;
  readonly base?: number;
}

/** `onDemandBase` tasks without Spot, and of all others `spotPercent` with it. */
export function capacityStrategy(spotPercent: number, onDemandBase: number): CapacityShare[] {
  const onDemand = 100 - spotPercent;
  return [
    // A provider without weight gets only its base, and one without either is left out.
    ...(onDemand > 0 || onDemandBase > 0
      ? [{ capacityProvider: "FARGATE" as const, weight: onDemand, base: onDemandBase }]
      : []),
    ...(spotPercent > 0
      ? [{ capacityProvider: "FARGATE_SPOT" as const, weight: spotPercent }]
      : []),
  ];
}
