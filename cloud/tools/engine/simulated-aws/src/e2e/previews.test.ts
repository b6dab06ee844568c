import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadTemplates, stackFolder } from "../../../../../stacks/generate/template.ts";
import {
  buildHost,
  type Outcome,
  type Workspace,
} from "../../../program-host/src/e2e/workspace.ts";
import { AwsProcess, programText } from "./programs.ts";

const templates = loadTemplates();
/** How Pulumi writes what it does not know. */
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What AWS is asked, and may answer differently another time. */
const functions: Readonly<Record<string, readonly string[]>> = {
  network: ["aws:index/getAvailabilityZones:getAvailabilityZones"],
};

/** The same where it can be asked again. */
const queries: Readonly<Record<string, readonly string[]>> = {
  "compute-ec2": ["aws:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"],
};

let aws: AwsProcess;

beforeAll(async () => {
  buildHost();
  aws = new AwsProcess();
  await aws.ready();
}, 60_000);

afterAll(() => aws.stop());

describe("a preview while nothing is known of other stacks", { timeout: 60_000 }, () => {
  test.each(templates.map(({ metadata }) => metadata.name))(
    "succeeds, tells what it assumes, and reads nothing else: %s",
    async (stack) => {
      const { outcome, workspace } = await preview(stack, {});

      expect(errors(outcome)).toEqual([]);
      expect(outcome.status).toBe(0);
      expect(notes(workspace, "assumed.json")).toEqual(outputsIn(configOf(stack)));
      expect(notes(workspace, "reads.json")).toEqual({
        files: [],
        environment: [],
        network: functions[stack] ?? [],
        queries: queries[stack] ?? [],
        processes: [],
        fleeting: [],
      });
      // Pulumi has seen none of what stands in for them.
      expect(JSON.stringify(inputs(outcome))).not.toMatch(/0dd5ca1ab1e|198\.18\./);
    },
  );

  test("shows as unknown what is passed on", async () => {
    const { outcome } = await preview("security", {});

    expect(inputs(outcome, "aws:ec2/securityGroup:SecurityGroup")[0]).toMatchObject({
      vpcId: unknown,
    });
  });

  test("asks AWS nothing about it", async () => {
    const { outcome } = await preview("database-rds", { credentials: "secret" });

    expect(errors(outcome)).toEqual([]);
    expect(inputs(outcome, "aws:rds/instance:Instance")).toMatchObject([{ username: unknown }]);
  });
});

async function preview(
  stack: string,
  overrides: Readonly<Record<string, unknown>>,
): Promise<{ outcome: Outcome; workspace: Workspace }> {
  const workspace = aws.stack(`organization/shop/D1BRV40-${stack}-dev`);
  const config = Object.entries({ ...configOf(stack), ...overrides });
  configure(
    workspace,
    Object.fromEntries(config.map(([name, value]) => [`${stack}:${name}`, value])),
  );
  return {
    outcome: await workspace.run(
      "preview",
      programText({ file: join(stackFolder(stack), "src/index.ts") }),
    ),
    workspace,
  };
}

/** Defaults as they are resolved for a preview in which every other stack is still to be made. */
function configOf(stack: string): Record<string, unknown> {
  const { spec } = templates.find(({ metadata }) => metadata.name === stack)!;
  const values = Object.entries(spec.parameters).map(
    ([name, parameter]) => [name, parameter.defaults?.["dev"] ?? parameter.default] as const,
  );
  const given = values.filter(([, value]) => value !== undefined && value !== null);
  const text = JSON.stringify(Object.fromEntries(given))
    .replaceAll(/\{\{RUNTIME:calculate:[^}]+\}\}/g, "a".repeat(64))
    .replaceAll("{{RUNTIME:", "{{UNKNOWN:")
    .replaceAll("{{DOMAIN}}", "example.com");
  return JSON.parse(text) as Record<string, unknown>;
}

function outputsIn(config: unknown): string[] {
  const marks = JSON.stringify(config).matchAll(/\{\{UNKNOWN:([^:]+):([^}]+)\}\}/g);
  return [...new Set(Array.from(marks, ([, stack, output]) => `${stack}.${output}`))].sort();
}

function configure(workspace: Workspace, config: Record<string, unknown>): void {
  const name = `Pulumi.${workspace.stack.split("/").at(-1)}.yaml`;
  const written = load(readFileSync(join(workspace.folder, name), "utf8")) as { config: object };
  workspace.write(name, JSON.stringify({ ...written, config: { ...written.config, ...config } }));
}

function notes(workspace: Workspace, name: string): unknown {
  return JSON.parse(readFileSync(join(workspace.folder, name), "utf8")) as unknown;
}

function errors({ events }: Outcome): string[] {
  return events.flatMap(({ diagnosticEvent }) =>
    diagnosticEvent?.severity === "error" ? [diagnosticEvent.message] : [],
  );
}

/** What each resource of a type is to be made of; without a type, of all. */
function inputs({ events }: Outcome, type = ""): unknown[] {
  return events.flatMap(({ resourcePreEvent }) =>
    resourcePreEvent?.metadata.new?.inputs !== undefined &&
    resourcePreEvent.metadata.type.startsWith(type)
      ? [resourcePreEvent.metadata.new.inputs]
      : [],
  );
}
