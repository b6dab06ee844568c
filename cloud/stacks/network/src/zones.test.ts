import { ConfigurationError } from "@cloud/shared";
import { describe, expect, it } from "vitest";
import { firstZones, pinnedZones } from "./zones";

describe("zones of the region", () => {
  it("are taken in the order of their names, whatever the order of the answer", () => {
    expect(firstZones(["us-east-1c", "us-east-1a", "us-east-1b"], 2)).toEqual([
      "us-east-1a",
      "us-east-1b",
    ]);
  });

  it("must be as many as are asked for", () => {
    expect(() => firstZones(["us-west-1c", "us-west-1a"], 3)).toThrow(
      new ConfigurationError(
        "network:azCount is 3, but the region has 2 zones: us-west-1a, us-west-1c",
      ),
    );
  });
});

describe("zones from configuration", () => {
  it("keep their order", () => {
    expect(pinnedZones(["us-east-1d", "us-east-1a"], 2)).toEqual(["us-east-1d", "us-east-1a"]);
  });

  it.each([[["us-east-1a"]], [["us-east-1a", "us-east-1a"]]])("cannot be %j for two", (pinned) => {
    expect(() => pinnedZones(pinned, 2)).toThrow(
      "network:availabilityZones must name 2 different zones, as many as network:azCount says",
    );
  });
});
