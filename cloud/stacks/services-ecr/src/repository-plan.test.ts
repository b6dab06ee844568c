import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planRepositories, tagMutability } from "./repository-plan";

const rules = { mutableTags: ["latest"], keepImages: 10 };

function requested(name: string, further: object = {}) {
  return { name, mutableTags: undefined, keepImages: undefined, ...further };
}

describe("the plan of the repositories", () => {
  it("gives each its own rules where it has some, else those for all", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            name: fc.stringMatching(/^[a-z]{1,8}$/),
            mutableTags: fc.option(fc.subarray(["latest", "edge", "v*"]), { nil: undefined }),
            keepImages: fc.option(fc.integer({ min: 1, max: 10000 }), { nil: undefined }),
          }),
          { selector: ({ name }) => name },
        ),
        (all) => {
          expect(planRepositories(all, rules)).toEqual(
            all.map(({ name, mutableTags, keepImages }) => ({
              name,
              mutableTags: mutableTags ?? ["latest"],
              keepImages: keepImages ?? 10,
            })),
          );
        },
      ),
    );
  });

  it("names a repository that is there twice", () => {
    const twice = [requested("web"), requested("api"), requested("web")];

    expect(() => planRepositories(twice, rules)).toThrow("services-ecr:repositories names web");
  });

  it("refuses more moving tags than AWS exempts, counting each once", () => {
    const tags = ["a", "b", "c", "d", "e"];
    const plan = (mutableTags: string[]) =>
      planRepositories([requested("web", { mutableTags })], rules);

    expect(plan([...tags, "a"])[0]?.mutableTags).toEqual(tags);
    expect(() => plan([...tags, "f"])).toThrow("has 6 tags for web, but AWS takes 5");
    expect(() => plan(["a*b*c*"])).toThrow("has a*b*c* for web, but AWS takes 2 asterisks");
  });
});

describe("the tags of a repository", () => {
  it("never move unless some are meant to", () => {
    expect(tagMutability([])).toEqual({ imageTagMutability: "IMMUTABLE" });
    expect(tagMutability(["latest", "pr-*"])).toEqual({
      imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
      imageTagMutabilityExclusionFilters: [
        { filter: "latest", filterType: "WILDCARD" },
        { filter: "pr-*", filterType: "WILDCARD" },
      ],
    });
  });
});
