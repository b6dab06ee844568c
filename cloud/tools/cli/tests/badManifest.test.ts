import { expect, test } from "vitest";
import { Platform } from "./support/platform.ts";
import { treeHash } from "./support/treeHash.ts";

interface Mistake {
  readonly name: string;
  readonly edit: (manifest: string) => string;
  /** M is the manifest; ‹text› is where this text stands in it, and ‹before|text› tells which. */
  readonly message: string;
  readonly context?: readonly string[];
  readonly hint?: string;
}

const mistakes: readonly Mistake[] = [
  {
    name: "broken YAML",
    edit: replacing("target: simulated", "target: [simulated"),
    message: "M:‹  |pulumi:›: '[' is never closed",
  },
  {
    name: "a tab",
    edit: replacing("  target: simulated", "\ttarget: simulated"),
    message: "M:‹target|:›: a tab indents this line; YAML allows only spaces",
  },
  {
    name: "a key that is given twice",
    edit: replacing("    dns:\n", "    network: {}\n    dns:\n"),
    message: "M:‹    |network:\n›: key 'network' is given twice (first at ‹    |network: {}›)",
  },
  {
    name: "a bomb of aliases",
    edit: (manifest) => `${aliasBomb()}${manifest}`,
    message: "M:1:5: anchors ('&a0') are not supported; write the value out",
  },
  {
    name: "10 MB",
    edit: (manifest) => `${manifest}# ${"x".repeat(10 << 20)}\n`,
    message: "M: larger than 1024 KiB, which is more than such a file can be",
  },
  {
    name: "10,000 levels",
    edit: replacing("config: {}", `config: { records: ${"[".repeat(1e4)}${"]".repeat(1e4)} }`),
    message: `M:‹records: ${"[".repeat(59)}|[›: nested deeper than 64 levels`,
  },
  {
    name: "nothing at all",
    edit: () => "",
    message: "M:1:1: the document must be a map, not null",
  },
  {
    name: "an unknown key",
    edit: replacing("      enabled: true", "      enabld: true"),
    message: "M:‹enabld›: unknown key 'enabld' in spec.stacks.dns (did you mean 'enabled'?)",
  },
  {
    name: "a key in another spelling, which is therefore missing as well",
    edit: replacing("organization:", "organisation:"),
    message: "M: 2 problems",
    context: [
      "M:‹metadata:›: 'organization' is missing in metadata",
      "M:‹organisation:›: unknown key 'organisation' in metadata (did you mean 'organization'?)",
    ],
  },
  {
    name: "a wrong type",
    edit: replacing("azCount: 2", "azCount: two"),
    message: "M:‹azCount: |two›: network.azCount must be a whole number, not text",
  },
  {
    name: "a number where the manifest wants true or false",
    edit: replacing("      enabled: true", "      enabled: 1"),
    message: "M:‹enabled: |1›: 'spec.stacks.dns.enabled' must be true or false, not a whole number",
  },
  {
    name: "a region that AWS does not have",
    edit: replacing("us-east-1", "us-esat-1"),
    message:
      "M:‹region: |us-esat-1›: 'spec.environments.dev.region' must be an AWS region, " +
      "not 'us-esat-1' (did you mean 'us-east-1'?)",
  },
  {
    name: "an unknown stack",
    edit: replacing("    dns:\n", "    netwrok:\n"),
    message: "M:‹netwrok›: unknown stack 'netwrok' (did you mean 'network'?)",
    hint: "`cloud list-stacks` shows the stacks there are",
  },
  {
    name: "an unknown parameter",
    edit: replacing("azCount: 2", "azCont: 2"),
    message: "M:‹azCont›: stack 'network' has no parameter 'azCont' (did you mean 'azCount'?)",
    hint: "`cloud show-template network` lists its parameters",
  },
  {
    name: "a cycle",
    edit: replacing("azCount: 2", 'flowLogsKmsKeyArn: "{{RUNTIME:security:logsKeyArn}}"'),
    message: "M: circular dependency: network → security → network",
    hint: "remove one dependency or runtime value of each cycle",
  },
  {
    name: "a dependency that is not there",
    edit: (manifest) =>
      manifest.slice(0, manifest.indexOf("    # VPC with")) +
      manifest.slice(manifest.indexOf("    # Security groups")),
    message: "M: 3 problems",
    context: [
      "M:‹security:›: stack 'security' depends on 'network', which is not in the manifest",
      "cloud/tools/templates/config/security.yaml:18:17: " +
        "{{RUNTIME:network:vpcId}}: unknown stack 'network'",
      "cloud/tools/templates/config/security.yaml:24:17: " +
        "{{RUNTIME:network:vpcCidr}}: unknown stack 'network'",
    ],
  },
  {
    name: "a placeholder that is misspelled",
    edit: replacing("azCount: 2", 'azCount: "{{RUNTIM:security:x}}"'),
    message:
      'M:‹"{{RUNTIM›: unknown variable {{RUNTIM:security:x}} ' +
      "(a runtime value is written {{RUNTIME:<stack>:<output>}})",
  },
  {
    name: "a placeholder of a kind that does not exist",
    edit: replacing("azCount: 2", 'azCount: "{{RUNTIME:calculat:uuid}}"'),
    message:
      "M:‹{{RUNTIME:calculat:›: {{RUNTIME:calculat:uuid}}: unknown stack 'calculat' (did you mean 'calculate'?)",
  },
  {
    name: "a placeholder without an end",
    edit: replacing("azCount: 2", 'azCount: "{{RUNTIME:dns:zoneName"'),
    message: "M:‹\"{{RUNTIME:dns›: '{{' is never closed; write '{{{{' for a literal '{{'",
  },
  {
    name: "an output that the stack does not have",
    edit: replacing("config: {}", 'config: { privateZoneVpcId: "{{RUNTIME:network:vpcIdd}}" }'),
    message:
      "M:‹{{RUNTIME:network›: {{RUNTIME:network:vpcIdd}}: " +
      "stack 'network' has no output 'vpcIdd' (did you mean 'vpcId'?)",
  },
  {
    name: "an address range that is none",
    edit: replacing("10.0.0.0/16", "10.0.1.0/16"),
    message:
      "M:‹10.0.1.0/16›: network.vpcCidr: '10.0.1.0/16' has host bits set (the range is 10.0.0.0/16)",
  },
  {
    name: "an address range that no VPC can have",
    edit: replacing("10.0.0.0/16", "10.0.0.0/30"),
    message:
      "M:‹10.0.0.0/30›: network.vpcCidr cannot be '10.0.0.0/30' " +
      "(IPv4 address range of the VPC, between /16 and /28; pattern /(1[6-9]|2[0-8])$)",
  },
  {
    name: "subnets that do not fit into their range",
    edit: replacing("azCount: 2", 'azCount: "{{RUNTIME:calculate:subnets:10.0.0.0/24:26:9}}"'),
    message:
      "M:‹{{RUNTIME:calculate:›: {{RUNTIME:calculate:subnets:10.0.0.0/24:26:9}}: " +
      "9 subnets of /26 do not fit into 10.0.0.0/24, which holds 4",
  },
  {
    name: "the id of another deployment",
    edit: replacing("id: DBAD", "id: DOTHER"),
    message: "M:‹DOTHER›: the manifest has the id 'DOTHER', but its folder is named for 'DBAD'",
  },
];

test.each(mistakes)("a manifest with $name is refused by name, place and cure", async (mistake) => {
  const platform = new Platform("shipped");
  const deployment = await platform.init(["DBAD"]);
  const path = deployment.manifestFile.slice(platform.root.length + 1);
  const edited = mistake.edit(deployment.manifest);
  const naming = (text: string): string =>
    text.replace(/^M\b/, path).replace(/‹([^›]*)›/g, (_, marked: string) => place(marked, edited));
  expect(edited).not.toBe(deployment.manifest);
  deployment.manifest = edited;
  const before = treeHash(platform.root);

  for (const command of ["validate", "generate-config", "plan", "deploy"]) {
    const where = command === "generate-config" ? [] : ["--environment", "dev"];
    const outcome = await platform.cloud([command, deployment.id, ...where, "--json"]);

    expect({ command, ...outcome, stdout: JSON.parse(outcome.stdout) as unknown }).toEqual({
      command,
      status: 5,
      signal: null,
      stderr: "",
      stdout: {
        error: {
          code: "invalid_input",
          message: naming(mistake.message),
          context: (mistake.context ?? []).map(naming),
          hint: mistake.hint ?? "",
        },
      },
    });
  }
  expect(treeHash(platform.root)).toBe(before);
});

test("an environment that is not there or not enabled is named", async () => {
  const platform = new Platform("shipped");
  const deployment = await platform.init(["DBAD"]);
  const before = treeHash(platform.root);

  const missing = await platform.cloud(["deploy", "DBAD", "--environment", "stage"]);
  expect(missing).toMatchObject({
    status: 4,
    stderr: "error: deployment DBAD has no environment 'stage'\nhint: it has: dev\n",
  });
  expect(treeHash(platform.root)).toBe(before);

  deployment.edit("enabled: true, account", "enabled: false, account");
  const line = deployment.manifest.split("enabled: false")[0]?.split("\n").length;
  const disabled = await deployment.run("deploy");
  expect(disabled).toMatchObject({
    status: 5,
    stderr:
      `error: cloud/deploy/DBAD-company-a-ecommerce/Deployment_Manifest.yaml:${line}: ` +
      "environment 'dev' is not enabled\n" +
      "hint: cloud enable-environment DBAD dev\n",
  });
});

/** Line and column of a text; of what stands behind the "|" where there is one. */
function place(marked: string, manifest: string): string {
  const [before = "", text] = marked.includes("|") ? marked.split("|") : ["", marked];
  const start = manifest.indexOf(before + (text ?? ""));
  expect(start).toBeGreaterThanOrEqual(0);
  const lines = manifest.slice(0, start + before.length).split("\n");
  return `${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
}

function replacing(from: string, to: string): (manifest: string) => string {
  return (manifest) => manifest.replace(from, to);
}

/** Ten levels, each ten times the one before: 10^10 values in less than a kilobyte. */
function aliasBomb(): string {
  const levels = Array.from({ length: 10 }, (_, level) => {
    const item = level === 0 ? "x" : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array(10).fill(item).join(", ")}]\n`;
  });
  return levels.join("");
}
