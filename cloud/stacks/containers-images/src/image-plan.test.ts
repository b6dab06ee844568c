import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeCommitRepository, planImages, type RequestedImage } from "./image-plan";
import { connectionArn, image, known } from "./testing/images";

function plan(...images: RequestedImage[]) {
  return planImages(images, known);
}

describe("the plan of the images", () => {
  it("gives each its repository, by default that of its own name", () => {
    expect(plan(image("web"), image("jobs", { repository: "worker" }))).toMatchObject([
      {
        name: "web",
        repository: "web",
        repositoryUrl: "registry.example.com/web",
        repositoryArn: "arn:aws:ecr:us-east-1:111111111111:repository/web",
      },
      { name: "jobs", repository: "worker", repositoryUrl: "registry.example.com/worker" },
    ]);
  });

  it("names the repositories there are when one is missing", () => {
    expect(() => plan(image("shop"))).toThrow(
      "containers-images:images build shop into shop, but the repositories are: web, worker",
    );
  });

  it("refuses two images of one name or one repository", () => {
    expect(() => plan(image("web"), image("web"))).toThrow("images name web twice");
    expect(() => plan(image("web"), image("jobs", { repository: "web" }))).toThrow(
      "build two images into web",
    );
  });

  it("wants either a source or a Dockerfile, and never both", () => {
    const location = "https://github.com/acme/shop";
    const bare = { inlineDockerfile: undefined };

    expect(() => plan(image("web", bare))).toThrow("have no source for web");
    expect(() => plan(image("web", { location }))).toThrow("have no source for web");
    expect(() => plan(image("web", { webhook: true }))).toThrow("have no source for web");
    expect(() => plan(image("web", { ...bare, sourceType: "GITHUB" }))).toThrow(
      "take the source of web from GITHUB, which needs a location",
    );
    expect(() => plan(image("web", { sourceType: "GITHUB", location }))).toThrow(
      "and no inlineDockerfile",
    );
    expect(plan(image("web", { ...bare, sourceType: "GITHUB", location }))).toHaveLength(1);
  });

  it("wants a connection for a webhook", () => {
    const source = {
      inlineDockerfile: undefined,
      sourceType: "GITHUB",
      location: "https://github.com/acme/shop",
      webhook: true,
    } as const;

    expect(() => plan(image("web", source))).toThrow("want a webhook for web");
    expect(plan(image("web", { ...source, connectionArn }))).toHaveLength(1);
  });

  it("refuses what is no name of a build argument", () => {
    expect(() => plan(image("web", { arguments: { "NODE VERSION": "24" } }))).toThrow(
      "have the argument NODE VERSION for web",
    );
  });
});

describe("an address of CodeCommit", () => {
  it("tells region and name", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("eu-west-1", "us-gov-west-1"),
        fc.stringMatching(/^[\w.-]{1,20}$/),
        (region, name) => {
          const location = `https://git-codecommit.${region}.amazonaws.com/v1/repos/${name}`;
          expect(codeCommitRepository(location)).toEqual({ region, name });
        },
      ),
    );
    expect(
      codeCommitRepository("https://git-codecommit.cn-north-1.amazonaws.com.cn/v1/repos/shop"),
    ).toEqual({ region: "cn-north-1", name: "shop" });
  });

  it("is no other address", () => {
    expect(codeCommitRepository("https://github.com/acme/shop")).toBeUndefined();
    expect(() =>
      plan(
        image("web", {
          inlineDockerfile: undefined,
          sourceType: "CODECOMMIT",
          location: "https://github.com/acme/shop",
        }),
      ),
    ).toThrow("take the source of web from CodeCommit, whose addresses are https://git-codecommit");
  });
});
