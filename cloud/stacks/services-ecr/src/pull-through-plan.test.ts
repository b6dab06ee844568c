import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planCaches, type RequestedCache } from "./pull-through-plan";

const context = { deployment: "D1BRV40", stack: "services-ecr", environment: "dev" } as const;
const secret =
  "arn:aws:secretsmanager:us-east-1:111111111111:secret:ecr-pullthroughcache/hub-AbCdEf";

function cache(name: string, registry: string, credentialSecretArn?: string): RequestedCache {
  return { name, registry, repositoryPrefix: undefined, credentialSecretArn };
}

describe("the plan of the caches", () => {
  it("gives each a prefix that begins like all names of the environment", () => {
    expect(planCaches(context, [cache("public", "public.ecr.aws")])).toEqual([
      { ...cache("public", "public.ecr.aws"), prefix: "d1brv40-dev-public" },
    ]);
  });

  it("keeps prefixes within thirty characters and apart from each other", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,40}$/), { maxLength: 5 }),
        (names) => {
          const plan = planCaches(
            context,
            names.map((name) => cache(name, "quay.io")),
          );
          const prefixes = plan.map(({ prefix }) => prefix);
          expect(prefixes.filter((prefix) => prefix.length > 30)).toEqual([]);
          expect(new Set(prefixes).size).toBe(names.length);
        },
      ),
    );
  });

  it.each(["registry-1.docker.io", "ghcr.io", "acme.azurecr.io"])(
    "wants a secret for %s",
    (registry) => {
      expect(() => planCaches(context, [cache("hub", registry)])).toThrow(
        `services-ecr:pullThroughCaches hub needs a credentialSecretArn, since ${registry}`,
      );
      expect(planCaches(context, [cache("hub", registry, secret)])).toHaveLength(1);
    },
  );

  it("refuses a registry that ECR does not cache, and two caches of one name", () => {
    expect(() => planCaches(context, [cache("own", "registry.example.com")])).toThrow(
      "own is for registry.example.com, but ECR caches only public.ecr.aws, quay.io",
    );
    expect(() => planCaches(context, [cache("a", "quay.io"), cache("a", "quay.io")])).toThrow(
      "services-ecr:pullThroughCaches names a twice",
    );
  });
});
