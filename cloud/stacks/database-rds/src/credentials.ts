import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "@cloud/shared";
import type { DatabaseParameters } from "./database";

/**
 * How the database gets its master user. Either RDS makes the password, so that nobody else ever
 * has it, or it is read from Secrets Manager and passed on as a write-only value: the provider does
 * not keep it, and Pulumi encrypts it.
 */
export type Credentials =
  | {
      readonly kind: "managed";
      readonly username: string;
      readonly keyArn: string;
      readonly secretArn: undefined;
    }
  | {
      readonly kind: "secret";
      readonly username: pulumi.Output<string>;
      readonly password: pulumi.Output<string>;
      /** Another one whenever there is another password. */
      readonly passwordVersion: pulumi.Output<number>;
      readonly secretArn: pulumi.Output<string>;
    };

export function credentialsOf(
  parameters: Pick<
    DatabaseParameters,
    "credentials" | "databaseSecretArn" | "managedUsername" | "secretsKeyArn"
  >,
  parent: pulumi.Resource,
): Credentials {
  const { credentials, databaseSecretArn, managedUsername, secretsKeyArn } = parameters;
  if (credentials === "managed") {
    return {
      kind: "managed",
      username: managedUsername,
      keyArn: secretsKeyArn,
      secretArn: undefined,
    };
  }
  const version = aws.secretsmanager.getSecretVersionOutput(
    { secretId: databaseSecretArn },
    { parent },
  );
  const login = pulumi.secret(version.secretString).apply(parseLogin);
  return {
    kind: "secret",
    // The name is no secret, and previews should show it.
    username: pulumi.unsecret(login.apply(({ username }) => username)),
    password: login.apply(({ password }) => password),
    passwordVersion: pulumi.unsecret(version.versionId.apply(versionNumber)),
    secretArn: pulumi.output(databaseSecretArn),
  };
}

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** Never shows what it could not read. */
export function parseLogin(text: string): Login {
  const { username, password } = fieldsOf(text);
  if (typeof username !== "string" || typeof password !== "string") {
    throw new ConfigurationError(
      "the secret in database-rds:databaseSecretArn must be JSON with username and password",
    );
  }
  return { username, password };
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** RDS compares numbers, Secrets Manager names versions by UUID: its first 48 bits are a number. */
export function versionNumber(versionId: string): number {
  return Number.parseInt(versionId.replaceAll("-", "").slice(0, 12), 16);
}
