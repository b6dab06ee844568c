import { expect, test } from "vitest";
import { filesBelow, leaks } from "./support/canaries.ts";
import type { Deployment } from "./support/deployment.ts";
import { ofType, parseEvents, summaryOf } from "./support/events.ts";
import { credentials, KeyManagement } from "./support/keyManagement.ts";
import { Platform } from "./support/platform.ts";
import { secretsProviderOf, simulatedResources, simulatedValue } from "./support/state.ts";

// Secrets that AWS's key management service guards, instead of a passphrase of the installation.

const password = "Canary-7gK2pW9x-of-the-manifest";
const token = "Canary-3mQ8vT5z-of-the-environment";
const lines = "two lines,\nthe last of which ends\n";

async function withSecrets(): Promise<Deployment> {
  return new Platform("secrets").init(["--set", `vault.password=${password}`]);
}

function guardedBy(provider: string, seen = token): { environment: NodeJS.ProcessEnv } {
  return {
    environment: { ...credentials, CANARY_TOKEN: seen, CLOUD_SECRETS_PROVIDER: provider },
  };
}

function valuesOf(deployment: Deployment): Record<string, string> {
  return Object.fromEntries(
    ["vault-dev/password", "vault-dev/token", "reader-dev/password", "reader-dev/sentence"].map(
      (name) => [name, simulatedValue(deployment, `/${deployment.id}-${name}`)],
    ),
  );
}

const wanted = {
  "vault-dev/password": password,
  "vault-dev/token": token,
  "reader-dev/password": password,
  "reader-dev/sentence": `token=${token};`,
};

test("secrets reach AWS, and the state keeps its key from deploy to deploy", async () => {
  const service = await KeyManagement.start();
  const provider = await service.newKey();
  const guarded = guardedBy(provider);
  const deployment = await withSecrets();

  await deployment.deploy(guarded);
  expect(valuesOf(deployment)).toEqual(wanted);
  const keys = ["vault", "reader"].map((stack) => secretsProviderOf(deployment, stack));
  for (const key of keys) {
    expect(key).toMatchObject({ type: "cloud", state: { url: provider } });
  }
  expect(summaryOf(await deployment.deploy(guarded))).toMatchObject({ deployed: 0, skipped: 2 });

  const forced = await deployment.run("deploy", ["--confirm", "--json", "--force"], guarded);
  expect(forced.status).toBe(0);
  expect(forced.stdout).not.toContain('"resource.started"');
  expect(["vault", "reader"].map((stack) => secretsProviderOf(deployment, stack))).toEqual(keys);

  const { platform } = deployment;
  const written = filesBelow(platform.path(".cloud"), [
    platform.path(".cloud/simulated-aws"),
    platform.path(".cloud/toolchain"),
  ]);
  expect(leaks(password, written)).toEqual([]);
  expect(leaks(token, written)).toEqual([]);
  await deployment.destroy(guarded);
});

test("a secret of several lines arrives as it is", async () => {
  const provider = await (await KeyManagement.start()).newKey();
  const deployment = await withSecrets();

  await deployment.deploy(guardedBy(provider, lines));

  expect(valuesOf(deployment)).toMatchObject({
    "vault-dev/token": lines,
    "reader-dev/sentence": `token=${lines};`,
  });
});

test("a stack that runs changes over to the provider that is set", async () => {
  const service = await KeyManagement.start();
  const deployment = await withSecrets();
  await deployment.deploy(guardedBy("passphrase"));
  const [first, second] = [await service.newKey(), await service.newKey()];

  for (const [provider, type] of [
    [first, "cloud"],
    [second, "cloud"],
    ["passphrase", "passphrase"],
  ] as const) {
    // Alone, so that it reads what another provider still guards.
    for (const stack of ["reader", "vault"]) {
      const { status, stdout } = await deployment.run(
        "deploy-stack",
        [stack, "--confirm", "--json", "--force"],
        guardedBy(provider),
      );
      expect(status).toBe(0);
      expect(stdout).not.toContain('"resource.started"');
      expect(secretsProviderOf(deployment, stack)).toMatchObject({
        type,
        state: type === "cloud" ? { url: provider } : {},
      });
    }
  }
  expect(valuesOf(deployment)).toEqual(wanted);
});

test("a stack whose key does not exist fails before anything is made, and says why", async () => {
  const provider = (await KeyManagement.start()).unknownKey();
  const deployment = await withSecrets();

  const outcome = await deployment.run("deploy", ["--confirm", "--json"], guardedBy(provider));

  expect(outcome.status).toBe(1);
  const [failed] = ofType(parseEvents(outcome.stdout), "stack.failed", "vault");
  expect(failed).toMatchObject({ class: "preDeployment", code: "unavailable" });
  expect(failed?.["message"]).toMatch(
    /^pulumi stack init: .*NotFoundException: Key .* does not exist$/,
  );
  expect(failed?.["advice"]).toMatch(
    / and awskms:\/\/\S* can be reached and that you may use them$/,
  );
  expect(simulatedResources(deployment)).toEqual([]);
});
