import { expect, test } from "vitest";
import { Platform } from "./support/platform.ts";

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;
const run = expect.stringMatching(/^R\w+$/) as string;

test("two versions are compared by stack, in words", async () => {
  const deployment = await new Platform("small").init(["--set", "base.greeting=hello"]);
  await deployment.deploy();
  deployment.edit("greeting: hello", "greeting: good morning");
  await deployment.deploy();
  await deployment.run("destroy-stack", ["side", "--confirm"]);
  deployment.edit("greeting: good morning", "greeting: good evening");
  expect((await deployment.run("deploy-stack", ["base"])).status).toBe(0);

  const newest = await deployment.run("diff", ["--json"]);
  expect(JSON.parse(newest.stdout)).toEqual({
    deployment: deployment.id,
    environment: "dev",
    from: { version: 2, createdAt: time, run },
    to: { version: 3, createdAt: time, run },
    stacks: [
      { name: "app", change: "unchanged", differences: [] },
      {
        name: "base",
        change: "changed",
        differences: ["config greeting: good morning → good evening"],
      },
      { name: "side", change: "removed", differences: [] },
    ],
  });
  const all = await deployment.run("diff", ["--from", "1", "--to", "3"]);
  expect(all.stdout.split("\n").slice(1)).toEqual([
    "  base               config greeting: hello → good evening",
    "  side               removed",
    "unchanged: app",
    "",
  ]);
  const back = await deployment.run("diff", ["--from", "3", "--to", "2"]);
  expect(back.stdout).toContain("  side               added\n");
});

test("a secret that differs is told, and not shown", async () => {
  const deployment = await new Platform("secrets").init(["--set", "vault.password=a-password"]);
  for (const token of ["first-token-of-vault", "second-token-of-vault"]) {
    const { status } = await deployment.run("deploy", [], { environment: { CANARY_TOKEN: token } });
    expect(status).toBe(0);
  }

  const outcome = await deployment.run("diff");

  expect(outcome.stdout).toContain("token changed (secret)");
  expect(outcome.stdout).not.toMatch(/(first|second)-token/);
});

test("versions that are not there are refused", async () => {
  const deployment = await new Platform("small").init();
  expect((await deployment.run("diff")).stderr).toContain("dev has no version yet");
  await deployment.deploy();

  const first = await deployment.run("diff");

  expect(first.status).toBe(5);
  expect(first.stderr).toBe(
    "error: version 1 of dev is the first: there is none before it\n" +
      "hint: name two versions: --from N --to M\n",
  );
  expect((await deployment.run("diff", ["--from", "1", "--to", "9"])).status).toBe(4);
});
