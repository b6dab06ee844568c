import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildHost, Workspace, type Outcome } from "./workspace.ts";

let workspace: Workspace;

beforeAll(() => {
  buildHost();
  workspace = new Workspace();
}, 60_000);

afterAll(() => {
  workspace.remove();
});

const up = (program: string): Promise<Outcome> => workspace.run("up", program);

function messages({ events }: Outcome, severity: string): string[] {
  return events.flatMap(({ diagnosticEvent }) =>
    diagnosticEvent?.severity === severity ? [diagnosticEvent.message] : [],
  );
}

function outputs({ events }: Outcome): unknown {
  return events.findLast(
    ({ resOutputsEvent }) => resOutputsEvent?.metadata.type === "pulumi:pulumi:Stack",
  )?.resOutputsEvent?.metadata.new?.outputs;
}

const summary = ({ events }: Outcome) =>
  events.find(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent;

/** Declares `name` as a component, which needs no provider. */
const component = (name: string): string =>
  `new (class extends require("@pulumi/pulumi").ComponentResource {})("shop:test:Part", "${name}");`;

describe("a program that succeeds", { timeout: 30_000 }, () => {
  it("turns its exports into stack outputs and knows where it runs", async () => {
    const outcome = await up(`
      const pulumi = require("@pulumi/pulumi");
      exports.where = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()];
      exports.root = pulumi.getRootDirectory();
      exports.folder = process.cwd();
      exports.later = Promise.resolve(pulumi.output(7));
    `);

    expect(outcome.stderr).toBe("");
    expect(outcome.status).toBe(0);
    expect(outputs(outcome)).toEqual({
      where: ["organization", "shop", "dev"],
      root: workspace.folder,
      folder: workspace.folder,
      later: 7,
    });
  });

  it("leaves behind which outputs of other stacks it read", async () => {
    const outcome = await up(`
      const notes = globalThis[Symbol.for("cloud.consumedOutputs")];
      for (const output of ["network.vpcId", "dns.zoneName", "network.vpcId"]) notes.add(output);
    `);

    expect(outcome.status).toBe(0);
    expect(readFileSync(join(workspace.folder, "consumed.json"), "utf8")).toBe(
      '["dns.zoneName","network.vpcId"]\n',
    );
    await up("");
    expect(readFileSync(join(workspace.folder, "consumed.json"), "utf8")).toBe("[]\n");
  });

  it("leaves behind what else it read, but not what the SDK did", async () => {
    const read = (): unknown =>
      JSON.parse(readFileSync(join(workspace.folder, "reads.json"), "utf8"));
    await up(`
      require("@pulumi/pulumi");
      require("@pulumi/aws");
      exports.region = process.env.REGION ?? "none";
      exports.files = require("node:fs").readdirSync(".").length;
    `);

    expect(read()).toEqual({
      files: [`${workspace.folder}/`],
      environment: ["REGION"],
      network: [],
      queries: [],
      processes: [],
      fleeting: [],
    });
    await up(component("one"));
    expect(read()).toEqual({
      files: [],
      environment: [],
      network: [],
      queries: [],
      processes: [],
      fleeting: [],
    });
  });

  it("reads its configuration, and secrets stay secret", async () => {
    workspace.pulumi("config", "set", "-s", "organization/shop/dev", "network:cidr", "10.0.0.0/16");
    workspace.pulumi("config", "set", "-s", "organization/shop/dev", "--secret", "db:key", "x7q");

    const outcome = await up(`
      const pulumi = require("@pulumi/pulumi");
      exports.cidr = new pulumi.Config("network").require("cidr");
      exports.key = new pulumi.Config("db").requireSecret("key");
    `);

    expect(outputs(outcome)).toEqual({
      cidr: "10.0.0.0/16",
      key: expect.objectContaining({ ciphertext: "[secret]" }) as unknown,
    });
    const shown = workspace.pulumi("stack", "output", "-s", "organization/shop/dev", "key");
    expect(shown).toBe("[secret]\n");
  });

  it("may declare resources in callbacks, and later loses those that it no longer declares", async () => {
    const first = await up(`
      ${component("one")}
      setTimeout(() => { ${component("late")} }, 20);
      process.once("beforeExit", () => { ${component("last")} });
    `);
    const second = await up(component("one"));

    expect(summary(first)?.resourceChanges).toMatchObject({ create: 3 });
    expect(summary(second)?.resourceChanges).toEqual({ delete: 2, same: 2 });
  });

  it("may turn a function into text, for which the SDK needs a compiler", async () => {
    const outcome = await up(`
      const { runtime } = require("@pulumi/pulumi");
      const zones = 3;
      const loaded = () => Object.keys(require.cache).some((file) => /typescript\\.js$/.test(file));
      exports.before = loaded();
      exports.text = runtime.serializeFunction(() => zones * 2).then(({ text }) => text);
    `);

    expect(outputs(outcome)).toEqual({
      before: false,
      text: expect.stringContaining("zones: 3") as unknown,
    });
  });

  it("shows what it prints", async () => {
    const outcome = await up(`
      console.log("three zones");
      console.error("one is slow");
    `);

    expect(messages(outcome, "info")).toEqual(["three zones\n", "one is slow\n"]);
    expect(messages(outcome, "debug")).toEqual([]);
  });
});

describe("a program that fails", { timeout: 30_000 }, () => {
  async function failure(program: string): Promise<string> {
    const outcome = await up(program);
    expect(outcome.status).toBe(1);
    expect(summary(outcome)).toMatchObject({ result: "failed" });
    expect(summary(outcome)?.resourceChanges).not.toHaveProperty("delete");
    return messages(outcome, "error").join("");
  }

  beforeAll(async () => {
    await up(component("kept"));
  }, 60_000);

  it("is reported with the place in its source", async () => {
    mkdirSync(join(workspace.folder, "src"));
    const source = workspace.write(
      "src/index.ts",
      `interface Zone { readonly name: string }\nconst pick = (zones: Zone[]): Zone => {\n  throw new Error("no zone");\n};\npick([]);\n`,
    );
    const { outputFiles } = buildSync({
      entryPoints: [source],
      outdir: workspace.folder,
      bundle: true,
      platform: "node",
      sourcemap: "inline",
      write: false,
    });

    const text = await failure(outputFiles[0]?.text ?? "");

    expect(text).toContain("Running program 'program.js' failed with an unhandled exception:");
    expect(text).toMatch(/Error: no zone\n    at pick \(.*src\/index\.ts:3:9\)/);
    expect(text).not.toContain("node:internal");
  });

  it("is reported when it does not parse", async () => {
    expect(await failure("const = 1;")).toMatch(/program\.js:1[^]*SyntaxError/);
  });

  it("is reported when a package is missing", async () => {
    expect(await failure(`require("@pulumi/nothing");`)).toContain(
      "Cannot find module '@pulumi/nothing'",
    );
  });

  it("is reported when a promise that nobody waits for is rejected", async () => {
    expect(await failure(`Promise.reject(new Error("nobody listens"));`)).toContain(
      "Error: nobody listens",
    );
  });

  it("is reported when it throws in a callback", async () => {
    expect(await failure(`setTimeout(() => { throw new Error("too late"); }, 5);`)).toContain(
      "Error: too late",
    );
  });

  it("is reported when it calls process.exit, even with success and where that is caught", async () => {
    expect(await failure(`try { process.exit(0); } catch {}`)).toBe(
      "the program called process.exit(0) before it had ended\n",
    );
  });

  it("is reported when it sets an exit code", async () => {
    expect(await failure(`process.exitCode = 4;`)).toBe("the program set process.exitCode to 4\n");
  });

  it("is reported when it waits for something that never happens", async () => {
    expect(await failure(`exports.never = new Promise(() => {});`)).toBe(
      "the program waits for a promise that nothing can settle any more\n",
    );
  });

  it("is reported when it logs an error itself", async () => {
    expect(await failure(`require("@pulumi/pulumi").log.error("no quota");`)).toBe("no quota\n");
  });

  it("is reported when it kills its process", async () => {
    expect(await failure(`process.kill(process.pid, "SIGKILL");`)).toContain("error reading from");
  });
});

describe("the other operations", { timeout: 30_000 }, () => {
  it("work with a program host attached", async () => {
    await up(component("one"));

    for (const command of ["refresh", "destroy"]) {
      const outcome = await workspace.run(command, component("one"));
      expect(outcome.stderr).toBe("");
      expect(outcome.status).toBe(0);
    }
  });
});
