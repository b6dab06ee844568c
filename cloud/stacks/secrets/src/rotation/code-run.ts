import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { code } from "./code";
import type { RotationEvent } from "./rotate";

export interface CodeRun {
  /** Name and request of every call to AWS, in order. */
  readonly calls: readonly (readonly [string, Readonly<Record<string, unknown>>])[];
  /** How long the code wanted to wait, each time; nobody really waits. */
  readonly waits: readonly number[];
  readonly error?: string;
}

/** An SDK whose every method gives the next answer of its list. */
const sdk = `
class Client {
  constructor() {
    return new Proxy(this, {
      get: (_, name) => async (request) => {
        globalThis.calls.push([name, request]);
        const answer = globalThis.answers[name]?.shift();
        if (answer === undefined) throw new Error("no answer for " + name);
        if (answer.error) throw Object.assign(new Error(answer.error), { name: answer.error });
        return answer;
      },
    });
  }
}
export { Client as SecretsManager, Client as RDS };
`;

const main = `
globalThis.calls = [];
globalThis.answers = JSON.parse(process.argv[3]);
const waits = [];
globalThis.setTimeout = (resume, time) => { waits.push(time); resume(); };
const { handler } = await import("./index.mjs");
let error;
try { await handler(JSON.parse(process.argv[2])); } catch (thrown) { error = thrown.message; }
console.log(JSON.stringify({ calls: globalThis.calls, waits, error }));
`;

/** Runs the generated code in a process of its own, as Lambda does, against a made-up AWS. */
export async function runCode(
  event: RotationEvent,
  rotatedSecrets: string,
  answers: Readonly<Record<string, readonly unknown[]>>,
): Promise<CodeRun> {
  const folder = mkdtempSync(join(tmpdir(), "rotation-"));
  try {
    writeFileSync(join(folder, "index.mjs"), code);
    writeFileSync(join(folder, "main.mjs"), main);
    for (const client of ["client-rds", "client-secrets-manager"]) {
      const module = join(folder, "node_modules/@aws-sdk", client);
      mkdirSync(module, { recursive: true });
      writeFileSync(join(module, "package.json"), '{ "type": "module", "main": "index.js" }');
      writeFileSync(join(module, "index.js"), sdk);
    }
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(folder, "main.mjs"), JSON.stringify(event), JSON.stringify(answers)],
      { env: { ROTATED_SECRETS: rotatedSecrets } },
    );
    return JSON.parse(stdout) as CodeRun;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
