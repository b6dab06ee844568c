import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatStackName, parseStackName } from "./context";
import { namePrefix, resourceName } from "./naming";
import { nameTags } from "./tags";
import { environments, type StackContext } from "./types";

const context: StackContext = { deployment: "D1BRV40", environment: "dev", stack: "network" };

const contexts = fc.record({
  deployment: fc.stringMatching(/^D[A-Z0-9]{2,15}$/),
  environment: fc.constantFrom(...environments),
  stack: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
});

describe("the name of a Pulumi stack", () => {
  it("tells deployment, stack and environment", () => {
    expect(parseStackName("D1BRV40-database-rds-prod")).toEqual({
      deployment: "D1BRV40",
      stack: "database-rds",
      environment: "prod",
    });
  });

  it("is read as it was written", () => {
    fc.assert(
      fc.property(contexts, (original) => {
        expect(parseStackName(formatStackName(original))).toEqual(original);
      }),
    );
  });

  it.each(["dev", "D1BRV40-dev", "d1brv40-network-dev", "D1BRV40-network-staging"])(
    "cannot be %s",
    (name) => {
      expect(() => parseStackName(name)).toThrow(
        `the Pulumi stack "${name}" must be named <deployment>-<stack>-<environment>, ` +
          "for example D1BRV40-network-dev",
      );
    },
  );
});

describe("the name of a resource", () => {
  it("starts with deployment and environment in lower case", () => {
    expect(namePrefix(context)).toBe("d1brv40-dev");
    expect(resourceName(context, "vpc")).toBe("d1brv40-dev-vpc");
  });

  it("keeps to the limit and stays different from other names", () => {
    const long = fc.string({ minLength: 1, maxLength: 120, size: "max" });
    fc.assert(
      fc.property(long, long, fc.integer({ min: 32, max: 64 }), (one, other, limit) => {
        fc.pre(one !== other);
        const names = [one, other].map((name) => resourceName(context, name, limit));

        expect(names.every((name) => name.length <= limit)).toBe(true);
        expect(names[0]).not.toBe(names[1]);
      }),
    );
  });

  it("is also its Name tag, next to further tags", () => {
    expect(nameTags(context, "public-1", { Tier: "public" })).toEqual({
      Name: "d1brv40-dev-public-1",
      Tier: "public",
    });
  });
});
