import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow, leaks, Watch } from "./support/canaries.ts";
import type { Deployment } from "./support/deployment.ts";
import { withFaults } from "./support/faults.ts";
import { Platform } from "./support/platform.ts";
import { simulatedValue } from "./support/state.ts";
import { stackOf, statesOf } from "./support/status.ts";

const password = "Canary-7gK2pW9x-of-the-manifest";
const token = "Canary-3mQ8vT5z-of-the-environment";
const environment = { CANARY_TOKEN: token };

test("a secret would be found, plain or as base 64 at any place", () => {
  const encoded = ["", "x", "xy"].map((before) => Buffer.from(`${before}${token}z`));
  const texts = Object.fromEntries(
    encoded.map((bytes, index) => [`at ${index}`, bytes.toString("base64")]),
  );

  expect(leaks(token, { ...texts, plain: `a${token}b`, other: password })).toEqual([
    "at 0",
    "at 1",
    "at 2",
    "plain",
  ]);
});

async function withSecrets(): Promise<Deployment> {
  return new Platform("secrets").init(["--set", `vault.password=${password}`]);
}

/** Everything but the manifest, which the user wrote, and what stands for AWS itself. */
function written(deployment: Deployment): Record<string, Buffer> {
  const { platform } = deployment;
  return {
    ...filesBelow(platform.path(".cloud"), [
      platform.path(".cloud/simulated-aws"),
      platform.path(".cloud/toolchain"),
    ]),
    ...filesBelow(deployment.folder, [deployment.manifestFile]),
  };
}

test("a secret reaches AWS, and is to be read nowhere on the way", async () => {
  const deployment = await withSecrets();
  const texts: Record<string, string> = {};

  const running = deployment.start("deploy", ["--json"], { environment });
  const watch = new Watch(deployment.platform.root);
  const deployed = await running.ended();
  await watch.stop();
  expect(deployed.status).toBe(0);
  const generated = simulatedValue(deployment, `/${deployment.id}-vault-dev/generated`);
  expect(generated).toMatch(/^.{32}$/);
  for (const [name, value] of Object.entries({ password, token, generated })) {
    expect(simulatedValue(deployment, `/${deployment.id}-vault-dev/${name}`)).toBe(value);
  }
  expect(simulatedValue(deployment, `/${deployment.id}-reader-dev/password`)).toBe(password);
  expect(simulatedValue(deployment, `/${deployment.id}-reader-dev/sentence`)).toBe(
    `token=${token};`,
  );

  for (const command of [
    ["deploy", "--json"],
    ["deploy"],
    ["status", "--outputs"],
    ["status", "--json"],
    ["logs"],
    ["logs", "--json"],
    ["plan"],
    ["plan", "--json"],
  ]) {
    const [name = "", ...words] = command;
    const { status, stdout, stderr } = await deployment.run(name, words, { environment });
    expect(status).toBe(0);
    texts[`output of ${command.join(" ")}`] = stdout + stderr;
  }
  const all = { ...texts, ...watch.seen, ...written(deployment), deploy: deployed.stdout };
  expect(Object.keys(all).some((name) => name.startsWith("arguments of"))).toBe(true);
  for (const secret of [password, token, generated]) {
    expect(leaks(secret, all)).toEqual([]);
  }
  expect(stackOf(await deployment.status(), "vault").outputs).toEqual({
    password: "[secret]",
    all: "[secret]",
  });
});

test("a generated secret stays the same from deploy to deploy", async () => {
  const deployment = await withSecrets();
  const name = `/${deployment.id}-vault-dev/generated`;

  await deployment.deploy({ environment });
  const first = simulatedValue(deployment, name);
  await deployment.deploy({ environment });

  expect(simulatedValue(deployment, name)).toBe(first);
});

test("a secret that AWS itself repeats in an error is masked", async () => {
  const deployment = await withSecrets();
  const faults = withFaults(deployment.platform, {
    name: "token",
    error: { code: "ValidationException", message: `'${token}' is not a value` },
  });

  const running = deployment.start("deploy", ["--json", "--rollback", "never"], {
    environment: { ...faults.environment, ...environment },
  });
  const outcome = await running.ended();

  expect(outcome.status).toBe(1);
  expect(outcome.stdout).toContain("ValidationException: '[secret]' is not a value");
  const status = await deployment.run("status", ["--json"]);
  const all = {
    ...written(deployment),
    output: outcome.stdout + outcome.stderr,
    status: status.stdout,
  };
  expect(leaks(token, all)).toEqual([]);
  expect(statesOf(await deployment.status())).toMatchObject({ vault: "failed" });
});

test("a secret edited by hand in a configuration file is shown masked", async () => {
  const deployment = await withSecrets();
  const file = join(deployment.folder, "config/vault.dev.yaml");
  const edited = readFileSync(file, "utf8").replace(
    /vault:password:\n\s+secure: .*\n/,
    `vault:password: ${token}\n`,
  );
  expect(leaks(token, { edited })).toEqual(["edited"]);
  writeFileSync(file, edited);

  const outcome = await deployment.platform.cloud(["generate-config", deployment.id]);

  expect(outcome.status).toBe(1);
  expect(outcome.stderr).toContain('+vault:password: "[secret, changed]"\n');
  expect(leaks(token, { output: outcome.stdout + outcome.stderr })).toEqual([]);
});
