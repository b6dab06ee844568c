import fc from "fast-check";
import { expect, it } from "vitest";
import { cacheLifecycle, repositoryLifecycle } from "./lifecycle";

it("images without a tag expire by age, and the oldest of all by number", () => {
  expect(repositoryLifecycle(7, 20)).toEqual({
    rules: [
      {
        rulePriority: 1,
        description: "Untagged for 7 days",
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: 7,
        },
        action: { type: "expire" },
      },
      {
        rulePriority: 2,
        description: "Beyond the newest 20",
        selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 20 },
        action: { type: "expire" },
      },
    ],
  });
});

it("a rule about any image is the last one, as AWS demands", () => {
  const number = fc.integer({ min: 1, max: 10000 });
  fc.assert(
    fc.property(number, number, (days, images) => {
      for (const { rules } of [repositoryLifecycle(days, images), cacheLifecycle(days)]) {
        const priorities = rules.map(({ rulePriority }) => rulePriority);
        const any = rules.find(({ selection }) => selection["tagStatus"] === "any");
        expect(new Set(priorities).size).toBe(rules.length);
        expect(any?.rulePriority).toBe(Math.max(...priorities));
      }
    }),
  );
});
