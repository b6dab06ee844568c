import { ConfigurationError } from "@cloud/shared";

/** A repository as the configuration asks for it. */
export interface RequestedRepository {
  readonly name: string;
  readonly mutableTags: readonly string[] | undefined;
  readonly keepImages: number | undefined;
}

export interface RepositoryRules {
  readonly mutableTags: readonly string[];
  readonly keepImages: number;
}

export interface PlannedRepository extends RepositoryRules {
  readonly name: string;
}

/** AWS lets a repository exempt no more tags than these from being immutable. */
const exemptTags = 5;
const wildcards = 2;

/** Every repository with the rules that apply to it. */
export function planRepositories(
  requested: readonly RequestedRepository[],
  rules: RepositoryRules,
): PlannedRepository[] {
  const names = requested.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ConfigurationError(`services-ecr:repositories names ${twice} twice`);
  }
  return requested.map(({ name, mutableTags, keepImages }) => ({
    name,
    mutableTags: exempted(name, mutableTags ?? rules.mutableTags),
    keepImages: keepImages ?? rules.keepImages,
  }));
}

function exempted(repository: string, tags: readonly string[]): string[] {
  const distinct = [...new Set(tags)];
  if (distinct.length > exemptTags) {
    throw new ConfigurationError(
      `services-ecr:mutableTags has ${distinct.length} tags for ${repository}, ` +
        `but AWS takes ${exemptTags}`,
    );
  }
  const excess = distinct.find((tag) => tag.split("*").length - 1 > wildcards);
  if (excess !== undefined) {
    throw new ConfigurationError(
      `services-ecr:mutableTags has ${excess} for ${repository}, but AWS takes ${wildcards} ` +
        `asterisks in a tag`,
    );
  }
  return distinct;
}

/** Tags stay with their image, except those that are meant to move. */
export function tagMutability(mutableTags: readonly string[]) {
  return mutableTags.length === 0
    ? { imageTagMutability: "IMMUTABLE" }
    : {
        imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
        imageTagMutabilityExclusionFilters: mutableTags.map((filter) => ({
          filter,
          filterType: "WILDCARD",
        })),
      };
}
