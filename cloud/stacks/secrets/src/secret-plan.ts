import { ConfigurationError, namePrefix, resourceName, type StackContext } from "@cloud/shared";
import type { RotatedSecret } from "./rotation/rotate";

export interface PlannedSecret {
  /** Name in this stack, by which others find it. */
  readonly name: string;
  /** Name on AWS, below the path that the roles of the environment may read. */
  readonly fullName: string;
  readonly description: string;
  /** How it is renewed, `undefined` when it is not. */
  readonly rotation: RotatedSecret | undefined;
}

export interface SecretPlanRequest {
  readonly secrets: readonly {
    readonly name: string;
    readonly description: string;
    readonly rotate: boolean;
  }[];
  readonly rotateDatabase: boolean;
  readonly rotateApplication: boolean;
  readonly databaseIdentifier: string | undefined;
}

/** RDS takes no longer identifiers. */
const longestIdentifier = 63;

export function secretNamePrefix(context: StackContext): string {
  return `cloud/${namePrefix(context)}`;
}

/** The two secrets that every environment has, and those from configuration. */
export function planSecrets(context: StackContext, request: SecretPlanRequest): PlannedSecret[] {
  const databaseIdentifier =
    request.databaseIdentifier ?? resourceName(context, "database", longestIdentifier);
  const planned = [
    {
      name: "database",
      description: "User name and password of the database",
      rotation: request.rotateDatabase ? { key: "password", databaseIdentifier } : undefined,
    },
    {
      name: "application",
      description: "Key with which applications sign and encrypt",
      rotation: request.rotateApplication ? { key: "secretKey" } : undefined,
    },
    ...request.secrets.map(({ name, description, rotate }) => ({
      name,
      description,
      rotation: rotate ? {} : undefined,
    })),
  ].map((secret) => ({ ...secret, fullName: `${secretNamePrefix(context)}/${secret.name}` }));
  refuseTwins(
    "secrets:secrets",
    planned.map(({ name }) => name),
  );
  return planned;
}

/** What the rotation function has to know, by the name that Secrets Manager tells it. */
export function rotatedSecrets(planned: readonly PlannedSecret[]): Record<string, RotatedSecret> {
  return Object.fromEntries(
    planned.flatMap(({ fullName, rotation }) =>
      rotation === undefined ? [] : [[fullName, rotation]],
    ),
  );
}

export function refuseTwins(key: string, names: readonly string[]): void {
  const twins = names.filter((name, index) => names.indexOf(name) !== index);
  if (twins.length > 0) {
    throw new ConfigurationError(`${key}: more than one ${[...new Set(twins)].join(", ")}`);
  }
}
