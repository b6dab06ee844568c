import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { repository } from "./repository.ts";
import { eventually } from "./waiting.ts";

/** What AWS asks for, and moto does not look at. */
export const credentials = { AWS_ACCESS_KEY_ID: "AKIATESTER", AWS_SECRET_ACCESS_KEY: "any" };

const region = "us-east-1";

/** The server that moto brings; `scripts/lib/moto.sh` installs it. */
const server = join(repository, ".cloud/moto/bin/moto_server");

/** AWS's key management service on this machine, as moto plays it, until the test ends. */
export class KeyManagement {
  private readonly endpoint: string;

  private constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  static async start(): Promise<KeyManagement> {
    const child = spawn(server, ["--host", "127.0.0.1", "--port", "0"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    onTestFinished(() => {
      child.kill();
    });
    return new KeyManagement(await addressOf(child));
  }

  /** Makes a key, and names it as Pulumi wants its secrets provider named. */
  async newKey(): Promise<string> {
    const { KeyMetadata } = (await this.ask("CreateKey")) as { KeyMetadata: { KeyId: string } };
    return this.named(KeyMetadata.KeyId);
  }

  /** The name of a key that nobody has made. */
  unknownKey(): string {
    return this.named("00000000-0000-4000-8000-000000000000");
  }

  private named(key: string): string {
    return `awskms://${key}?region=${region}&endpoint=${this.endpoint}`;
  }

  private async ask(action: string): Promise<unknown> {
    const response = await fetch(this.endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `TrentService.${action}`,
        authorization: `AWS4-HMAC-SHA256 Credential=any/20260101/${region}/kms/aws4_request`,
      },
      body: "{}",
    });
    return response.json();
  }
}

/** Where the server listens, as it says itself. */
function addressOf(child: ChildProcess): Promise<string> {
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.on("error", (error) => (said += error.message));
  return eventually(`moto's server (${server})`, () => {
    if (child.exitCode !== null) {
      throw new Error(said);
    }
    return /Running on (http:\S+)/.exec(said)?.[1];
  });
}
