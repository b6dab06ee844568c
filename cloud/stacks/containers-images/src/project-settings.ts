import type { CacheMode } from "./build-spec";
import type { PlannedImage } from "./image-plan";

/** The build environments that AWS maintains, by the processors they run on. */
const machines = {
  x86_64: { type: "LINUX_CONTAINER", image: "aws/codebuild/amazonlinux-x86_64-standard:5.0" },
  arm64: { type: "ARM_CONTAINER", image: "aws/codebuild/amazonlinux-aarch64-standard:3.0" },
} as const;

export function environmentOf(architecture: PlannedImage["architecture"], computeType: string) {
  return {
    ...machines[architecture],
    computeType,
    imagePullCredentialsType: "CODEBUILD",
    // Building images takes a Docker daemon of the build's own.
    privilegedMode: true,
  };
}

export function sourceOf(image: PlannedImage, buildspec: string) {
  const { sourceType, location, connectionArn } = image;
  if (sourceType === "NO_SOURCE" || location === undefined) {
    return { type: "NO_SOURCE", buildspec };
  }
  return {
    type: sourceType,
    location,
    gitCloneDepth: 1,
    buildspec,
    ...(connectionArn === undefined
      ? {}
      : {
          auth: { type: "CODECONNECTIONS", resource: connectionArn },
          reportBuildStatus: true,
        }),
  };
}

/** What is left on a machine. The cache in the registry is a matter of the build itself. */
export function cacheOf(cache: CacheMode, hasSource: boolean) {
  return cache === "local"
    ? {
        type: "LOCAL",
        modes: ["LOCAL_DOCKER_LAYER_CACHE", ...(hasSource ? ["LOCAL_SOURCE_CACHE"] : [])],
      }
    : { type: "NO_CACHE" };
}

/** Pushes to the branch that change something inside the build context. All filters must match. */
export function webhookFilters({ branch, directory }: PlannedImage) {
  const folder = directory.replace(/^\.\/|\/$/g, "");
  return [
    { type: "EVENT", pattern: "PUSH" },
    { type: "HEAD_REF", pattern: `^refs/heads/${escaped(branch)}$` },
    ...(folder === "." ? [] : [{ type: "FILE_PATH", pattern: `^${escaped(folder)}/` }]),
  ];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
