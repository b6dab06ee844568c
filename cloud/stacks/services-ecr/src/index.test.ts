import {
  documentIn,
  expectWellBehaved,
  find,
  namesOf,
  ofType,
} from "@cloud/shared/testing/expectations";
import { keyArn } from "@cloud/shared/testing/given";
import { mockAccount, mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { cacheLifecycle, repositoryLifecycle } from "./lifecycle";
import { cacheRolePolicy, pullPolicy } from "./policies";

const load = () => import("./index.js");

const encryptionKeyArn = keyArn("general");
const credentialSecretArn =
  "arn:aws:secretsmanager:us-east-1:111111111111:secret:ecr-pullthroughcache/hub-AbCdEf";

let dev: ProgramRun;
let prod: ProgramRun;
let bare: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "services-ecr", config: { encryptionKeyArn }, load });
  prod = await runProgram({
    stack: "services-ecr",
    environment: "prod",
    config: {
      encryptionKeyArn,
      repositories: [{ name: "web" }, { name: "worker", mutableTags: [], keepImages: 5 }],
      pullAccountIds: ["222222222222"],
      enhancedScanning: true,
      pullThroughCaches: [
        { name: "public", registry: "public.ecr.aws" },
        {
          name: "hub",
          registry: "registry-1.docker.io",
          repositoryPrefix: "library",
          credentialSecretArn,
        },
      ],
    },
    load,
  });
  bare = await runProgram({
    stack: "services-ecr",
    config: { encryptionKeyArn, repositories: [], pullThroughCaches: [] },
    load,
  });
});

describe("the registry program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("services-ecr", [dev, prod, bare]);
    expect(prod.outputs).toEqual({
      repositoryUrls: {
        web: "registry.example.com/d1brv40-prod-web",
        worker: "registry.example.com/d1brv40-prod-worker",
      },
      repositoryArns: {
        web: mockArn("aws:ecr/repository:Repository", "web"),
        worker: mockArn("aws:ecr/repository:Repository", "worker"),
      },
      repositoryNames: ["d1brv40-prod-web", "d1brv40-prod-worker"],
      registryId: mockAccount.accountId,
      pullThroughPrefixes: ["d1brv40-prod-public", "d1brv40-prod-hub"],
    });
  });

  it("makes nothing, and exports empty values, where nothing is wanted", () => {
    expect(namesOf(bare, "")).toEqual(["registry", "repositories"]);
    expect(bare.outputs).toEqual({
      repositoryUrls: {},
      repositoryArns: {},
      repositoryNames: [],
      registryId: mockAccount.accountId,
      pullThroughPrefixes: [],
    });
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(prod, "")).toMatchSnapshot();
  });
});

describe("a repository", () => {
  it("is scanned, encrypted, and keeps its tags", () => {
    expect(find(dev, "ecr/repository:Repository", "web")).toMatchObject({
      inputs: {
        name: "d1brv40-dev-web",
        imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
        imageTagMutabilityExclusionFilters: [{ filter: "latest", filterType: "WILDCARD" }],
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: encryptionKeyArn }],
        tags: { Name: "d1brv40-dev-web" },
      },
      parent: "cloud:services-ecr:Repositories repositories",
    });
    expect(find(prod, "ecr/repository:Repository", "worker").inputs).toMatchObject({
      imageTagMutability: "IMMUTABLE",
    });
  });

  it("is protected in prod, and elsewhere deleted with its images", () => {
    const guarded = (run: ProgramRun) =>
      ofType(run, "ecr/repository:Repository").map(({ protect, inputs }) => [
        protect,
        inputs["forceDelete"],
      ]);

    expect(guarded(dev)).toEqual([[false, true]]);
    expect(guarded(prod)).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it("expires images by the rules of the environment or its own", () => {
    const policyOf = (run: ProgramRun, name: string) =>
      documentIn(find(run, "ecr/lifecyclePolicy:LifecyclePolicy", name), "policy");

    expect(policyOf(dev, "web")).toEqual(repositoryLifecycle(1, 10));
    expect(policyOf(prod, "web")).toEqual(repositoryLifecycle(14, 100));
    expect(policyOf(prod, "worker")).toEqual(repositoryLifecycle(14, 5));
    expect(find(prod, "LifecyclePolicy", "worker").inputs["repository"]).toBe(
      "d1brv40-prod-worker",
    );
  });

  it("lets other accounts pull where some are named", () => {
    const policy = find(prod, "ecr/repositoryPolicy:RepositoryPolicy", "web");

    expect(namesOf(dev, "ecr/repositoryPolicy:RepositoryPolicy")).toEqual([]);
    expect(policy.inputs["repository"]).toBe("d1brv40-prod-web");
    expect(documentIn(policy, "policy")).toEqual(pullPolicy("aws", ["222222222222"]));
    expect(pullPolicy("aws", ["222222222222"]).Statement).toEqual([
      {
        Sid: "PullFromOtherAccounts",
        Effect: "Allow",
        Principal: { AWS: ["arn:aws:iam::222222222222:root"] },
        Action: [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
        ],
      },
    ]);
  });
});

describe("a cache of another registry", () => {
  it("makes repositories by a template, which is there before the rule", () => {
    const template = find(dev, "RepositoryCreationTemplate", "public");
    const rule = find(dev, "PullThroughCacheRule", "public");

    expect(template.inputs).toMatchObject({
      prefix: "d1brv40-dev-public",
      appliedFors: ["PULL_THROUGH_CACHE"],
      customRoleArn: mockArn("aws:iam/role:Role", "image-cache"),
      imageTagMutability: "MUTABLE",
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: encryptionKeyArn }],
    });
    expect(documentIn(template, "lifecyclePolicy")).toEqual(cacheLifecycle(30));
    expect(template.dependencies).toContain("aws:iam/rolePolicy:RolePolicy image-cache");
    expect(rule.inputs).toEqual({
      ecrRepositoryPrefix: "d1brv40-dev-public",
      upstreamRegistryUrl: "public.ecr.aws",
    });
    expect(rule.dependencies).toContain(
      "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate public",
    );
  });

  it("of a registry that wants one, has a secret", () => {
    expect(find(prod, "PullThroughCacheRule", "hub").inputs).toEqual({
      ecrRepositoryPrefix: "d1brv40-prod-hub",
      upstreamRegistryUrl: "registry-1.docker.io",
      upstreamRepositoryPrefix: "library",
      credentialArn: credentialSecretArn,
    });
  });

  it("lets ECR make repositories below the prefixes only", () => {
    const policy = documentIn(find(prod, "iam/rolePolicy:RolePolicy", "image-cache"), "policy");

    expect(policy).toEqual(
      cacheRolePolicy(mockAccount, ["d1brv40-prod-public", "d1brv40-prod-hub"], encryptionKeyArn),
    );
    expect(policy).toMatchObject({
      Statement: [
        {
          Resource: [
            "arn:aws:ecr:us-east-1:111111111111:repository/d1brv40-prod-public/*",
            "arn:aws:ecr:us-east-1:111111111111:repository/d1brv40-prod-hub/*",
          ],
        },
        { Resource: encryptionKeyArn },
      ],
    });
  });
});

describe("continuous scanning", () => {
  it("is a setting of the registry, made on demand for repositories of the environment", () => {
    expect(namesOf(dev, "RegistryScanningConfiguration")).toEqual([]);
    expect(find(prod, "RegistryScanningConfiguration", "scanning").inputs).toEqual({
      scanType: "ENHANCED",
      rules: [
        {
          scanFrequency: "CONTINUOUS_SCAN",
          repositoryFilters: [{ filter: "d1brv40-prod-*", filterType: "WILDCARD" }],
        },
      ],
    });
  });
});
