import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError, range } from "@cloud/shared";

/**
 * Picks the first zones by name. AWS lists them in no promised order, and another order would move
 * every subnet.
 */
export function firstZones(available: readonly string[], count: number): string[] {
  if (available.length < count) {
    throw new ConfigurationError(
      `network:azCount is ${count}, but the region has ${available.length} zones: ` +
        available.toSorted().join(", "),
    );
  }
  return available.toSorted().slice(0, count);
}

/** The zones from configuration, which stay as they are when a zone of the region comes or goes. */
export function pinnedZones(pinned: readonly string[], count: number): readonly string[] {
  if (pinned.length !== count || new Set(pinned).size !== count) {
    throw new ConfigurationError(
      `network:availabilityZones must name ${count} different zones, as many as ` +
        `network:azCount says, not ${pinned.join(", ")}`,
    );
  }
  return pinned;
}

/** One name a zone, without local zones and others that an account must opt in to. */
export function zoneNames(
  count: number,
  pinned: readonly string[] | undefined,
  options: pulumi.InvokeOutputOptions = {},
): readonly pulumi.Output<string>[] {
  const names =
    pinned === undefined ? queriedZones(count, options) : pulumi.output(pinnedZones(pinned, count));
  return range(count).map((index) => names.apply((zones) => zones[index] ?? ""));
}

function queriedZones(
  count: number,
  options: pulumi.InvokeOutputOptions,
): pulumi.Output<readonly string[]> {
  const available = aws.getAvailabilityZonesOutput(
    {
      state: "available",
      filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    },
    options,
  );
  return available.names.apply((names) => firstZones(names, count));
}
