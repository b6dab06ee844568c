import { ConfigurationError, given } from "@cloud/shared";

/** The variables of a container: plain ones by value, secret ones by where ECS finds them. */
export interface Variables {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

export interface VariableRequest {
  readonly name: string;
  readonly environment: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly database: boolean;
}

/** What other stacks have, as far as variables speak of it. */
export interface VariableSources {
  readonly secretArns: Readonly<Record<string, unknown>> | undefined;
  readonly databaseEndpoint: string | undefined;
  readonly databasePort: number | undefined;
  readonly databaseName: string | undefined;
  readonly databaseSecretArn: string | undefined;
}

export function planVariables(request: VariableRequest, sources: VariableSources): Variables {
  const database = request.database
    ? databaseVariables(request.name, sources)
    : { environment: {}, secrets: {} };
  const environment = { ...database.environment, ...texts(request.environment) };
  const secrets = {
    ...database.secrets,
    ...Object.fromEntries(
      Object.entries(texts(request.secrets)).map(([variable, reference]) => [
        variable,
        secretLocation(request.name, reference, sources.secretArns ?? {}),
      ]),
    ),
  };
  const twice = Object.keys(secrets).find((variable) => variable in environment);
  if (twice !== undefined) {
    throw refusal(request.name, `has ${twice} among environment as well as secrets`);
  }
  return { environment, secrets };
}

/** `name` or `name:key` of the secrets stack, or an ARN that ECS reads as it is. */
function secretLocation(
  application: string,
  reference: string,
  known: Readonly<Record<string, unknown>>,
): string {
  if (reference.startsWith("arn:")) {
    return reference;
  }
  const [name = "", key] = reference.split(":");
  const arn = known[name];
  if (typeof arn !== "string") {
    const names = Object.keys(known).join(", ") || "none";
    throw refusal(application, `wants the secret ${name}, but the secrets are: ${names}`);
  }
  return key === undefined ? arn : valueIn(arn, key);
}

/** One value of a secret that holds JSON, in its current version. */
function valueIn(secretArn: string, key: string): string {
  return `${secretArn}:${key}::`;
}

function databaseVariables(application: string, sources: VariableSources): Variables {
  const { databasePort } = sources;
  const databaseName = given(sources.databaseName);
  const endpoint = given(sources.databaseEndpoint);
  const secretArn = given(sources.databaseSecretArn);
  if (endpoint === undefined || databasePort === undefined || secretArn === undefined) {
    throw refusal(
      application,
      `wants the database, which takes the stack database-rds, or databaseEndpoint, ` +
        `databasePort and databaseSecretArn`,
    );
  }
  return {
    environment: {
      DATABASE_HOST: endpoint,
      DATABASE_PORT: String(databasePort),
      ...(databaseName === undefined ? {} : { DATABASE_NAME: databaseName }),
    },
    secrets: {
      DATABASE_USERNAME: valueIn(secretArn, "username"),
      DATABASE_PASSWORD: valueIn(secretArn, "password"),
    },
  };
}

/** Numbers and truth values are written as people mean them. */
function texts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function refusal(application: string, what: string): ConfigurationError {
  return new ConfigurationError(`containers-apps:applications ${application} ${what}`);
}
