import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { Platform } from "./support/platform.ts";
import { program } from "./support/repository.ts";
import { Running, type Outcome } from "./support/running.ts";
import { statesOf } from "./support/status.ts";

/** Runs `cloud` on a terminal of its own, where somebody types `typed`. */
function onTerminal(
  { platform, id }: Deployment,
  command: string,
  typed: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const answers = platform.path("answers");
  writeFileSync(answers, typed);
  return new Running({
    program: "/bin/sh",
    words: [
      "-c",
      `script --quiet --return --command '${program} ${command} ${id} -e dev' /dev/null <'${answers}'`,
    ],
    directory: platform.root,
    environment: { ...platform.environment(), TERM: "xterm", ...environment },
  }).ended();
}

test("on a terminal a deploy shows what goes on, and leaves single lines behind", async () => {
  const deployment = await new Platform("small").init();

  const outcome = await onTerminal(deployment, "deploy", "");

  expect(outcome.status).toBe(0);
  expect(outcome.stdout).toMatch(/ {2}base +\d+ done {2}[\d.]+ s of about 1 min {2}/);
  expect(outcome.stdout).toMatch(
    /0 of 3 stacks settled, (about \d+ (s|min) left; base holds the run|waiting for base)/,
  );
  expect(outcome.stdout).toContain("\u001b[32mbase: completed in ");
  expect(outcome.stdout).toContain("\u001b[1A\u001b[2K");
  expect(outcome.stdout.split("\r\n").at(-2)).toBe(
    `See \`cloud status ${deployment.id} --environment dev\``,
  );

  const plain = await onTerminal(deployment, "deploy --force", "", { NO_COLOR: "1" });
  expect(plain.stdout).toContain("base: completed in ");
  expect(plain.stdout).not.toContain("\u001b[32m");
});

test("on a terminal a destroy wants the name of the environment", async () => {
  const deployment = await new Platform("small").init();
  await deployment.deploy();

  const refused = await onTerminal(deployment, "destroy", "prod\n");
  expect(refused.status).toBe(8);
  expect(refused.stdout).toContain("nothing was changed");
  expect(statesOf(await deployment.status())).toMatchObject({ base: "deployed" });

  const meant = await onTerminal(deployment, "destroy", "dev\n");
  expect(meant.status).toBe(0);
  expect(statesOf(await deployment.status())).toMatchObject({ base: "notDeployed" });
});
