import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    coverage: {
      include: ["stacks/**/*.ts"],
      exclude: ["stacks/shared/testing/", "stacks/*.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 80 },
    },
    projects: [
      {
        test: {
          name: "stacks",
          include: ["stacks/**/*.test.ts"],
          // Loading the SDK takes longer than all the tests: files share it, and each program is
          // loaded afresh by the tests themselves.
          isolate: false,
          pool: "threads",
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: "engine",
          include: ["tools/engine/**/*.test.ts"],
        },
      },
    ],
  },
});
