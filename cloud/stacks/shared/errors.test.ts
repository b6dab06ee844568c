import { RunError } from "@pulumi/pulumi";
import { expect, it } from "vitest";
import { ConfigurationError } from "./errors";

it("a mistake in the configuration keeps its message, whatever is written in front of it", () => {
  const error = new ConfigurationError("network:azCount is 6, but the region has 2 zones");
  error.message = `error serializing property "vpcId": ${error.message}`;

  expect(RunError.isInstance(error)).toBe(true);
  expect(error.message).toBe("network:azCount is 6, but the region has 2 zones");
  expect(String(error)).toBe("Error: network:azCount is 6, but the region has 2 zones");
});
