import { ConfigurationError, type ParametersOf } from "@cloud/shared";
import type { definition } from "./definition";

/** An image as the configuration asks for it. */
export type RequestedImage = ParametersOf<typeof definition>["images"][number];

export interface PlannedImage extends RequestedImage {
  readonly repository: string;
  readonly repositoryUrl: string;
  readonly repositoryArn: string;
}

/** What the registry has, by the short names of its repositories. */
export interface KnownRepositories {
  readonly repositoryUrls: Readonly<Record<string, unknown>>;
  readonly repositoryArns: Readonly<Record<string, unknown>>;
}

/** The images with their repositories. What no build could do is refused before anything is made. */
export function planImages(
  requested: readonly RequestedImage[],
  known: KnownRepositories,
): PlannedImage[] {
  refuseTwins(requested.map(({ name }) => name));
  const images = requested.map((image) => placed(image, known));
  const repositories = images.map(({ repository }) => repository);
  const shared = firstTwin(repositories);
  if (shared !== undefined) {
    throw refusal(`build two images into ${shared}, where one would take the tags of the other`);
  }
  return images;
}

function placed(image: RequestedImage, known: KnownRepositories): PlannedImage {
  const repository = image.repository ?? image.name;
  const [url, arn] = [known.repositoryUrls[repository], known.repositoryArns[repository]];
  if (typeof url !== "string" || typeof arn !== "string") {
    const names = Object.keys(known.repositoryUrls).join(", ") || "none";
    throw refusal(`build ${image.name} into ${repository}, but the repositories are: ${names}`);
  }
  requireSource(image);
  requireArguments(image);
  return { ...image, repository, repositoryUrl: url, repositoryArn: arn };
}

function requireSource(image: RequestedImage): void {
  const { name, sourceType, location, inlineDockerfile, webhook, connectionArn } = image;
  if (sourceType === "NO_SOURCE") {
    if (inlineDockerfile === undefined || location !== undefined || webhook) {
      throw refusal(
        `have no source for ${name}, which then needs an inlineDockerfile, and neither location ` +
          `nor webhook`,
      );
    }
    return;
  }
  if (location === undefined || inlineDockerfile !== undefined) {
    throw refusal(
      `take the source of ${name} from ${sourceType}, which needs a location and no ` +
        `inlineDockerfile`,
    );
  }
  if (webhook && (sourceType === "CODECOMMIT" || connectionArn === undefined)) {
    throw refusal(
      `want a webhook for ${name}, which needs a connectionArn and a source outside CodeCommit`,
    );
  }
  if (sourceType === "CODECOMMIT" && codeCommitRepository(location) === undefined) {
    throw refusal(
      `take the source of ${name} from CodeCommit, whose addresses are ` +
        `https://git-codecommit.<region>.amazonaws.com/v1/repos/<name>`,
    );
  }
}

function requireArguments({ name, arguments: values }: RequestedImage): void {
  const wrong = Object.keys(values).find((key) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(key));
  if (wrong !== undefined) {
    throw refusal(`have the argument ${wrong} for ${name}, which is no name of an argument`);
  }
}

/** Region and name of a repository of CodeCommit, for its ARN. */
export function codeCommitRepository(
  location: string,
): { readonly region: string; readonly name: string } | undefined {
  const pattern =
    /^https:\/\/git-codecommit\.(?<region>[a-z0-9-]+)\.amazonaws\.com(\.cn)?\/v1\/repos\/(?<name>[\w.-]+)$/;
  const { region, name } = pattern.exec(location)?.groups ?? {};
  return region === undefined || name === undefined ? undefined : { region, name };
}

function refuseTwins(names: readonly string[]): void {
  const twice = firstTwin(names);
  if (twice !== undefined) {
    throw refusal(`name ${twice} twice`);
  }
}

function firstTwin(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}

function refusal(what: string): ConfigurationError {
  return new ConfigurationError(`containers-images:images ${what}`);
}
