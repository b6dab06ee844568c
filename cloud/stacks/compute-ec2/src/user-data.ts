import { ConfigurationError, given } from "@cloud/shared";
import { exampleApplication } from "./example-application";

export interface UserDataSettings {
  readonly applicationPort: number;
  readonly applicationSecretArn: string | undefined;
  readonly dataAccess: "none" | "read" | "readWrite";
  readonly dataBucketName: string | undefined;
  readonly environment: Readonly<Record<string, unknown>>;
  readonly startScript: string | undefined;
}

/** AWS takes 16 KiB before it is encoded. */
const largestScript = 16 * 1024;

/**
 * The script that an instance runs when it is first booted, encoded as EC2 wants it. Everybody on
 * the instance can read it, so it must not hold secrets: applications fetch those by themselves.
 */
export function userData(settings: UserDataSettings): string {
  const script = bootScript(settings);
  const size = Buffer.byteLength(script);
  if (size > largestScript) {
    throw new ConfigurationError(
      `compute-ec2:startScript and compute-ec2:environment make a boot script of ${size} bytes, ` +
        `EC2 takes ${largestScript}: put the application into an image or a bucket`,
    );
  }
  return Buffer.from(script).toString("base64");
}

export function bootScript(settings: UserDataSettings): string {
  return [
    "#!/bin/bash",
    "set -euo pipefail",
    "umask 077",
    "cat >/etc/application.env <<'END-OF-ENVIRONMENT'",
    environmentFile(settings),
    "END-OF-ENVIRONMENT",
    "umask 022",
    settings.startScript ?? exampleApplication,
    "",
  ].join("\n");
}

/** Lines that both a shell and systemd read as the same values. */
export function environmentFile(settings: UserDataSettings): string {
  const secretArn = given(settings.applicationSecretArn);
  const bucketName = given(settings.dataBucketName);
  const variables = {
    ...settings.environment,
    PORT: settings.applicationPort,
    ...(secretArn === undefined ? {} : { APPLICATION_SECRET_ARN: secretArn }),
    ...(settings.dataAccess === "none" || bucketName === undefined
      ? {}
      : { DATA_BUCKET: bucketName }),
  };
  return Object.entries(variables)
    .map(([name, value]) => `${variableName(name)}=${quoted(name, value)}`)
    .join("\n");
}

function variableName(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new ConfigurationError(
      `compute-ec2:environment.${name} is no name of a variable: use letters, digits and _`,
    );
  }
  return name;
}

function quoted(name: string, value: unknown): string {
  const isPlain = ["string", "number", "boolean"].includes(typeof value);
  const text = String(value);
  if (!isPlain || /[\n\r\0]/.test(text)) {
    throw new ConfigurationError(
      `compute-ec2:environment.${name} must be one line of text, a number, true or false`,
    );
  }
  return `'${text.replaceAll("'", "'\\''")}'`;
}
