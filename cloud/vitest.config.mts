import { defineConfig } from "vitest/config";

// They need a built `cloud` and take minutes: only when they are asked for by name.
const endToEnd = process.argv.some((word) => word.includes("end-to-end"))
  ? [
      {
        test: {
          name: "end-to-end",
          include: ["tools/cli/tests/*.test.ts"],
          globalSetup: ["tools/cli/tests/support/repository.ts"],
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "end-to-end-templates",
          include: ["tools/cli/tests/templates/*.test.ts"],
          globalSetup: ["tools/cli/tests/support/repository.ts"],
          // Each is the whole life of many stacks.
          maxWorkers: 2,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
    ]
  : [];

export default defineConfig({
  test: {
    coverage: {
      include: ["stacks/**/*.ts"],
      exclude: ["stacks/shared/testing/", "stacks/*/src/testing/", "stacks/*.ts"],
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
          // Documents come from running a program three times, on a machine that may be busy.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "engine",
          include: ["tools/engine/**/*.test.ts"],
        },
      },
      ...endToEnd,
    ],
  },
});
