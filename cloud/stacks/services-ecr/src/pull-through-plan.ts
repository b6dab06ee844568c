import { ConfigurationError, nameLimits, resourceName, type StackContext } from "@cloud/shared";

/** A cache as the configuration asks for it. */
export interface RequestedCache {
  readonly name: string;
  readonly registry: string;
  readonly repositoryPrefix: string | undefined;
  readonly credentialSecretArn: string | undefined;
}

export interface PlannedCache extends RequestedCache {
  /** What the names of its repositories begin with, up to the first slash. */
  readonly prefix: string;
}

const anonymous = ["public.ecr.aws", "quay.io", "registry.k8s.io"];
const authenticated = [
  "registry-1.docker.io",
  "ghcr.io",
  "registry.gitlab.com",
  "cgr.dev",
  ".azurecr.io",
];

/** The caches with their prefixes. What ECR would refuse is refused here, with the way out. */
export function planCaches(
  context: StackContext,
  requested: readonly RequestedCache[],
): PlannedCache[] {
  const names = requested.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ConfigurationError(`services-ecr:pullThroughCaches names ${twice} twice`);
  }
  return requested.map((cache) => {
    requireSupported(cache);
    return { ...cache, prefix: resourceName(context, cache.name, nameLimits.pullThroughPrefix) };
  });
}

function requireSupported({ name, registry, credentialSecretArn }: RequestedCache): void {
  if (anonymous.includes(registry)) {
    return;
  }
  if (!authenticated.some((known) => registry === known || isBelow(registry, known))) {
    throw new ConfigurationError(
      `services-ecr:pullThroughCaches ${name} is for ${registry}, but ECR caches only ` +
        [...anonymous, ...authenticated].join(", "),
    );
  }
  if (credentialSecretArn === undefined) {
    throw new ConfigurationError(
      `services-ecr:pullThroughCaches ${name} needs a credentialSecretArn, since ${registry} ` +
        `answers ECR only with an access token`,
    );
  }
}

function isBelow(registry: string, domain: string): boolean {
  return domain.startsWith(".") && registry.endsWith(domain);
}
