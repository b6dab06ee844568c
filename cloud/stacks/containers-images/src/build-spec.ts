import type { PlannedImage } from "./image-plan";

export type CacheMode = "registry" | "local" | "none";

/** What CodeBuild does, as its version 0.2 reads it. JSON is YAML too. */
export interface BuildSpec {
  readonly version: "0.2";
  readonly env: { readonly shell: "bash"; readonly variables: Readonly<Record<string, string>> };
  readonly phases: {
    readonly pre_build: { readonly commands: readonly string[] };
    readonly build: { readonly "on-failure": "ABORT"; readonly commands: readonly string[] };
  };
}

/**
 * Builds an image and pushes it under two tags: one that is never given again, of the time and the
 * commit, and one that moves. Pushing is part of the build phase, since CodeBuild goes on to later
 * phases after a failure.
 */
export function buildSpec(image: PlannedImage, cache: CacheMode, movingTag: string): BuildSpec {
  return {
    version: "0.2",
    env: {
      shell: "bash",
      variables: {
        DOCKER_BUILDKIT: "1",
        REPOSITORY_URL: image.repositoryUrl,
        MOVING_TAG: movingTag,
      },
    },
    phases: {
      pre_build: { commands: [...dockerfile(image), logIn, imageTag] },
      build: {
        "on-failure": "ABORT",
        commands: [
          buildCommand(image, cache),
          'docker push "$REPOSITORY_URL:$IMAGE_TAG"',
          'docker push "$REPOSITORY_URL:$MOVING_TAG"',
        ],
      },
    },
  };
}

const logIn =
  'aws ecr get-login-password --region "$AWS_REGION" | ' +
  'docker login --username AWS --password-stdin "${REPOSITORY_URL%%/*}"';

/** Without a source there is no commit. */
const imageTag =
  'IMAGE_TAG="$(date -u +%Y%m%d-%H%M%S)' +
  '${CODEBUILD_RESOLVED_SOURCE_VERSION:+-${CODEBUILD_RESOLVED_SOURCE_VERSION:0:12}}"';

/** Encoded, so that no character of it means anything to the shell. */
function dockerfile({ inlineDockerfile }: PlannedImage): string[] {
  if (inlineDockerfile === undefined) {
    return [];
  }
  const encoded = Buffer.from(inlineDockerfile, "utf8").toString("base64");
  return [`echo ${encoded} | base64 --decode > Dockerfile`];
}

function buildCommand(image: PlannedImage, cache: CacheMode): string {
  const fromSource = image.inlineDockerfile === undefined;
  const context = fromSource ? image.directory : ".";
  const file = fromSource ? `${image.directory}/${image.dockerfile}` : "Dockerfile";
  return [
    "docker build --pull",
    '--tag "$REPOSITORY_URL:$IMAGE_TAG" --tag "$REPOSITORY_URL:$MOVING_TAG"',
    // The newest image says of itself what its layers were made of.
    ...(cache === "registry"
      ? ['--cache-from "$REPOSITORY_URL:$MOVING_TAG" --build-arg BUILDKIT_INLINE_CACHE=1']
      : []),
    ...Object.entries(image.arguments).map(
      ([name, value]) => `--build-arg ${shellQuoted(`${name}=${String(value)}`)}`,
    ),
    `--file ${shellQuoted(file)}`,
    shellQuoted(context),
  ].join(" ");
}

/** One word for the shell, whatever is in it. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
