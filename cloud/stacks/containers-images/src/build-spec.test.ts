import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSpec, type CacheMode, shellQuoted } from "./build-spec";
import { planImages, type RequestedImage } from "./image-plan";
import { image, known } from "./testing/images";

function spec(further: Partial<RequestedImage>, cache: CacheMode = "none") {
  const [planned] = planImages([image("web", further)], known);
  if (planned === undefined) {
    throw new Error("nothing was planned");
  }
  return buildSpec(planned, cache, "latest");
}

const source = {
  inlineDockerfile: undefined,
  sourceType: "GITHUB",
  location: "https://github.com/acme/shop",
} as const;

describe("a build", () => {
  it("logs in, builds, and pushes under a tag of its own before the moving one", () => {
    const { phases, env } = spec({ ...source, directory: "web", arguments: { NODE: "24" } });

    expect(env.variables).toMatchObject({
      REPOSITORY_URL: "registry.example.com/web",
      MOVING_TAG: "latest",
    });
    expect(phases.pre_build.commands).toEqual([
      'aws ecr get-login-password --region "$AWS_REGION" | ' +
        'docker login --username AWS --password-stdin "${REPOSITORY_URL%%/*}"',
      'IMAGE_TAG="$(date -u +%Y%m%d-%H%M%S)' +
        '${CODEBUILD_RESOLVED_SOURCE_VERSION:+-${CODEBUILD_RESOLVED_SOURCE_VERSION:0:12}}"',
    ]);
    expect(phases.build).toEqual({
      "on-failure": "ABORT",
      commands: [
        'docker build --pull --tag "$REPOSITORY_URL:$IMAGE_TAG" ' +
          `--tag "$REPOSITORY_URL:$MOVING_TAG" --build-arg 'NODE=24' ` +
          "--file 'web/Dockerfile' 'web'",
        'docker push "$REPOSITORY_URL:$IMAGE_TAG"',
        'docker push "$REPOSITORY_URL:$MOVING_TAG"',
      ],
    });
  });

  it("takes layers from the newest image where the registry is the cache", () => {
    const [build] = spec(source, "registry").phases.build.commands;

    expect(build).toContain(
      '--cache-from "$REPOSITORY_URL:$MOVING_TAG" --build-arg BUILDKIT_INLINE_CACHE=1',
    );
    expect(spec(source, "local").phases.build.commands[0]).not.toContain("--cache-from");
  });
});

describe("the shell", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "build-spec-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function run(script: string): string {
    return execFileSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
  }

  it("writes the Dockerfile down as it was, whatever is in it", () => {
    const text = `FROM "scratch"\nCMD ['$HOME', "\`é\`", 'it''s']\n`;
    const [write = ""] = spec({ inlineDockerfile: text }).phases.pre_build.commands;
    run(write);

    expect(readFileSync(join(folder, "Dockerfile"), "utf8")).toBe(text);
  });

  it("reads a quoted text as one word", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }).map((text) => text.replaceAll("\0", "")),
        (text) => {
          expect(run(`printf %s ${shellQuoted(text)}`)).toBe(text);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("tags with the time, and with the commit where there is one", () => {
    const tag = spec({}).phases.pre_build.commands.at(-1) ?? "";
    const commit = "0123456789abcdef0123456789abcdef01234567";

    expect(run(`${tag}; echo "$IMAGE_TAG"`)).toMatch(/^\d{8}-\d{6}\n$/);
    expect(run(`CODEBUILD_RESOLVED_SOURCE_VERSION=${commit}; ${tag}; echo "$IMAGE_TAG"`)).toMatch(
      /^\d{8}-\d{6}-0123456789ab\n$/,
    );
  });
});
