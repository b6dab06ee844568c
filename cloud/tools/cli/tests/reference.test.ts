import { expect, test } from "vitest";
import { Platform } from "./support/platform.ts";

/** What a command prints with --json. */
async function json(platform: Platform, ...words: readonly string[]): Promise<unknown> {
  const outcome = await platform.cloud([...words, "--json"]);
  expect(outcome).toMatchObject({ status: 0, stderr: "" });
  return JSON.parse(outcome.stdout);
}

test("list shows every deployment, and says which cannot be read", async () => {
  const platform = new Platform("small");
  expect(await platform.cloud(["list"])).toMatchObject({
    status: 0,
    stdout: "no deployments; make one with `cloud init`\n",
  });
  const one = await platform.init(["DONE"]);
  await platform.init(["DTWO"]);
  one.manifest = "metadata: [";

  const { deployments } = (await json(platform, "list")) as { deployments: object[] };

  expect(deployments).toMatchObject([
    { id: "DONE", problem: expect.stringContaining("'[' is never closed") as string },
    {
      id: "DTWO",
      organization: "Company-A",
      project: "ecommerce",
      target: "simulated",
      environments: [{ name: "dev", enabled: true, account: "111111111111", region: "us-east-1" }],
      directory: "cloud/deploy/DTWO-company-a-ecommerce",
    },
  ]);
  expect(await json(platform, "list", "--org", "company-b")).toEqual({ deployments: [] });
});

test("templates and stacks can be looked up", async () => {
  const platform = new Platform("small");

  expect(await json(platform, "list-templates")).toMatchObject({
    templates: [
      { name: "secrets", stacks: ["vault", "reader"] },
      { name: "small", stacks: ["base", "app", "side"], environments: ["dev"] },
      {
        name: "staged",
        stacks: ["base", "app", "side"],
        environments: ["dev", "stage", "prod"],
      },
    ],
  });
  const { stacks } = (await json(platform, "list-stacks")) as { stacks: object[] };
  expect(stacks).toContainEqual({
    name: "app",
    description: "Needs the base",
    priority: 20,
    dependencies: ["base"],
    estimatedMs: 60_000,
    estimatedResources: 1,
    file: "cloud/tools/templates/config/app.yaml",
  });
  expect(await json(platform, "show-template", "vault")).toMatchObject({
    name: "vault",
    parameters: expect.arrayContaining([
      expect.objectContaining({ name: "password", secret: true, required: true }),
    ]) as object[],
  });
  const unknown = await platform.cloud(["show-template", "smal"]);
  expect(unknown.status).toBe(4);
  expect(unknown.stderr).toContain("(did you mean 'small'?)");
});
