import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

const repository = "aws:ecr/repository:Repository";

describe("a repository", () => {
  test("has its address in the registry of the account, and a name once", async () => {
    const { id, properties } = await cloud.create(repository, "web", { name: "shop/web" });

    expect(id).toBe("shop/web");
    expect(properties).toMatchObject({
      arn: "arn:aws:ecr:us-east-1:111111111111:repository/shop/web",
      registryId: "111111111111",
      repositoryUrl: "111111111111.dkr.ecr.us-east-1.amazonaws.com/shop/web",
    });
    await expect(cloud.create(repository, "twin", { name: "shop/web" })).rejects.toThrow(
      /^creating ECR Repository \(shop\/web\): .*, api error RepositoryAlreadyExistsException: The repository with name 'shop\/web' already exists in the registry with id '111111111111'$/,
    );
  });

  test.each(["Web", "-web", "web--shop", "w"])("is not named %s", async (name) => {
    await expect(cloud.create(repository, "web", { name })).rejects.toThrow(
      "api error InvalidParameterException: Invalid parameter at 'repositoryName'",
    );
  });

  test("exempts tags only where its mutability says so, and needs its key", async () => {
    const filters = [{ filter: "latest", filterType: "WILDCARD" }];
    const make = (args: Properties) => cloud.create(repository, "web", { name: "web", ...args });

    await expect(
      make({ imageTagMutability: "IMMUTABLE", imageTagMutabilityExclusionFilters: filters }),
    ).rejects.toThrow(
      "ImageTagMutabilityExclusionFilters are not allowed when imageTagMutability is set to IMMUTABLE",
    );
    await expect(make({ imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" })).rejects.toThrow(
      "ImageTagMutabilityExclusionFilters can't be null when imageTagMutability is set to IMMUTABLE_WITH_EXCLUSION",
    );
    await expect(
      make({ encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: "arn:aws:kms:x" }] }),
    ).rejects.toThrow("api error KmsException");
  });
});

describe("the policies of a repository", () => {
  const lifecycle = (...rules: object[]) =>
    cloud.create("aws:ecr/lifecyclePolicy:LifecyclePolicy", "web", {
      repository: "web",
      policy: JSON.stringify({ rules }),
    });
  const rule = (rulePriority: number, tagStatus: string) => ({
    rulePriority,
    selection: { tagStatus, countType: "imageCountMoreThan", countNumber: 1 },
    action: { type: "expire" },
  });

  test("need the repository", async () => {
    await expect(lifecycle(rule(1, "any"))).rejects.toThrow(
      "api error RepositoryNotFoundException: The repository with name 'web' does not exist in the registry with id '111111111111'",
    );
  });

  test("expire any image last, and ages in days", async () => {
    await cloud.create(repository, "web", { name: "web" });

    await expect(lifecycle(rule(1, "any"), rule(2, "untagged"))).rejects.toThrow(
      "'Lifecycle policy validation failure: Rule for tagStatus=ANY must have the lowest priority per storage class'",
    );
    await expect(lifecycle(rule(1, "untagged"), rule(1, "any"))).rejects.toThrow(
      "Lifecycle policy validation failure: Duplicate priority in multiple rules",
    );
    const aged = rule(1, "any");
    await expect(
      lifecycle({ ...aged, selection: { ...aged.selection, countType: "sinceImagePushed" } }),
    ).rejects.toThrow(
      "api error InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: instance failed to match exactly one schema (matched 0 out of 2)'",
    );
    await expect(lifecycle(rule(1, "untagged"), rule(2, "any"))).resolves.toBeDefined();
  });

  test("say for whom they are", async () => {
    await cloud.create(repository, "web", { name: "web" });
    const statement = { Effect: "Allow", Action: "ecr:BatchGetImage" };

    await expect(
      cloud.create("aws:ecr/repositoryPolicy:RepositoryPolicy", "web", {
        repository: "web",
        policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
      }),
    ).rejects.toThrow("'Invalid repository policy provided'");
  });
});

describe("a pull through cache", () => {
  const rule = (args: Properties) =>
    cloud.create("aws:ecr/pullThroughCacheRule:PullThroughCacheRule", "cache", {
      ecrRepositoryPrefix: "cache",
      upstreamRegistryUrl: "public.ecr.aws",
      ...args,
    });

  test("has its prefix once", async () => {
    expect((await rule({})).properties).toMatchObject({
      registryId: "111111111111",
      upstreamRepositoryPrefix: "ROOT",
    });
    await expect(rule({})).rejects.toThrow(
      "api error PullThroughCacheRuleAlreadyExistsException: A pull through cache rule with these settings already exists for the private registry.",
    );
  });

  test("is for registries that ECR knows, with a secret where they want one", async () => {
    await expect(rule({ upstreamRegistryUrl: "registry.example.com" })).rejects.toThrow(
      "api error UnsupportedUpstreamRegistryException",
    );
    await expect(rule({ upstreamRegistryUrl: "ghcr.io" })).rejects.toThrow(
      "api error UnsupportedUpstreamRegistryException: The specified upstream registry requires authentication. Specify a valid Secrets Manager ARN containing the upstream registry credentials.",
    );
    await expect(
      rule({ upstreamRegistryUrl: "ghcr.io", credentialArn: "arn:aws:secretsmanager:x" }),
    ).rejects.toThrow("api error SecretNotFoundException");
  });

  test("makes encrypted repositories with a role only, by one template a prefix", async () => {
    const template = (args: Properties) =>
      cloud.create("aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate", "cache", {
        prefix: "cache",
        appliedFors: ["PULL_THROUGH_CACHE"],
        ...args,
      });

    await expect(
      template({ encryptionConfigurations: [{ encryptionType: "KMS" }] }),
    ).rejects.toThrow("A custom role is required when using KMS encryption or resource tags");
    await template({});
    await expect(template({})).rejects.toThrow("api error TemplateAlreadyExistsException");
  });
});
