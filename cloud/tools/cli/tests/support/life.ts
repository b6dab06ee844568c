import { expect } from "vitest";
import type { Deployment } from "./deployment.ts";
import { ofType, parseEvents, summaryOf, type Summary } from "./events.ts";
import type { Platform } from "./platform.ts";
import { liftProtection, stacksOf, type Refusal } from "./protection.ts";
import { givenRuntimeValues, wantedRuntimeValues } from "./runtimeValues.ts";
import { simulatedResources } from "./state.ts";
import { treeHash } from "./treeHash.ts";

// What every environment of a shipped template has to get through.

export const accounts = { dev: "111111111111", stage: "222222222222", prod: "333333333333" };

export function initWithAccounts(platform: Platform, template: string): Promise<Deployment> {
  const words = Object.entries(accounts).flatMap(([name, account]) => [
    `--account-${name}`,
    account,
  ]);
  return platform.init(words, template);
}

/** Enables another environment in the manifest. */
export function enabled(deployment: Deployment, environment: string): Deployment {
  deployment.edit(`${environment}: { enabled: false`, `${environment}: { enabled: true`);
  return deployment.in(environment);
}

export async function layersOf(deployment: Deployment): Promise<unknown> {
  const { stdout } = await deployment.run("plan", ["--json"]);
  return (JSON.parse(stdout) as { readonly layers: unknown }).layers;
}

/** Each stack is deployed, with exactly the values that the stacks above it have exported. */
export async function expectDeployed(deployment: Deployment, stacks: number): Promise<void> {
  const events = await deployment.deploy();
  expect(summaryOf(events)).toMatchObject({ deployed: stacks, skipped: 0, failed: 0, blocked: 0 });
  const wanted = wantedRuntimeValues(deployment);
  expect(givenRuntimeValues(deployment, events[0]?.run ?? "")).toEqual(wanted);
  expect(Object.keys(wanted)).not.toEqual([]);
}

/** How many resources a preview expects in each stack, all of which are still to be made. */
export async function foreseen(deployment: Deployment): Promise<Record<string, number>> {
  const { status, stdout } = await deployment.run("deploy", ["--preview", "--json"]);
  expect(status).toBe(0);
  const { stacks } = JSON.parse(stdout) as {
    readonly stacks: readonly { readonly name: string; readonly changes: readonly unknown[] }[];
  };
  return Object.fromEntries(stacks.map(({ name, changes }) => [name, changes.length]));
}

/** How many resources each stack has. */
export async function present(deployment: Deployment): Promise<Record<string, number>> {
  const { stacks } = await deployment.status();
  return Object.fromEntries(stacks.map(({ name, resources }) => [name, resources]));
}

/** Another deploy changes nothing, whether a stack is skipped or Pulumi has to look at it. */
export async function expectQuiet(deployment: Deployment, stacks: number): Promise<void> {
  const { deployed, skipped } = await untouched(deployment, []);
  expect(deployed + skipped).toBe(stacks);
  expect(skipped).toBeGreaterThan(0);
}

/** Pulumi, which is made to run for each stack again, finds nothing to do. */
export async function expectUnchanged(deployment: Deployment, stacks: number): Promise<void> {
  expect(await untouched(deployment, ["--force"])).toMatchObject({ deployed: stacks, skipped: 0 });
}

/** Deploys again, after which every file of simulated AWS is as it was, to the byte. */
async function untouched(deployment: Deployment, words: readonly string[]): Promise<Summary> {
  const folder = deployment.platform.path(".cloud/simulated-aws");
  const before = treeHash(folder);
  const { status, stdout } = await deployment.run("deploy", ["--confirm", "--json", ...words]);
  const events = parseEvents(stdout);
  expect(status).toBe(0);
  expect(ofType(events, "resource.started")).toEqual([]);
  expect(treeHash(folder)).toBe(before);
  return summaryOf(events);
}

/** Nothing is left of the environment, and everything of the others. */
export async function expectDestroyed(deployment: Deployment, account: string): Promise<void> {
  const elsewhere = simulatedResources(deployment).filter((path) => !path.startsWith(account));
  await deployment.destroy();
  expect(simulatedResources(deployment)).toEqual(elsewhere);
}

/** Destroying is refused, and nothing done, while these resources are protected. */
export async function expectProtected(
  deployment: Deployment,
  resources: readonly string[],
): Promise<void> {
  const before = simulatedResources(deployment);
  const refused = await deployment.run("destroy", ["--confirm", "--json"]);
  const { error } = JSON.parse(refused.stdout) as Refusal;
  expect(refused.status).toBe(1);
  expect(error.context.toSorted()).toEqual(resources);
  expect(error).toMatchObject({
    code: "conflict",
    message: `nothing was destroyed: ${resources.length} resources in prod are protected against deletion`,
  });
  expect(error.hint).toMatch(
    / set deletionProtection: false under environments\.prod\.config of .*, deploy, then destroy$/,
  );
  expect(simulatedResources(deployment)).toEqual(before);
}

/** What a refusal proposes is enough for the environment to go, and makes or deletes nothing itself. */
export async function expectUnprotected(
  deployment: Deployment,
  resources: readonly string[],
): Promise<void> {
  const before = simulatedResources(deployment);
  liftProtection(deployment, stacksOf(resources));
  const lifted = ofType(await deployment.deploy(), "resource.completed");
  expect(new Set(lifted.map(({ operation }) => operation))).toEqual(new Set(["update"]));
  expect(simulatedResources(deployment)).toEqual(before);
}
