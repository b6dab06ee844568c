import { ConfigurationError } from "@cloud/shared";

export type Engine = "postgres" | "mysql" | "mariadb";
export type Topology = "instance" | "aurora";

/** An engine as RDS calls it, and what follows from it. */
export interface EnginePlan {
  readonly engine: Engine | "aurora-postgresql" | "aurora-mysql";
  readonly version: string;
  /** Which parameters there are. */
  readonly family: string;
  readonly port: number;
  readonly logs: readonly string[];
  readonly parameters: readonly EngineParameter[];
}

export interface EngineParameter {
  readonly name: string;
  readonly value: string;
  readonly applyMethod: "immediate" | "pending-reboot";
}

export interface EngineRequest {
  readonly topology: Topology;
  readonly engine: Engine;
  readonly engineVersion: string | undefined;
  readonly port: number | undefined;
  readonly engineParameters: readonly EngineParameter[];
}

interface Kind {
  readonly engine: EnginePlan["engine"];
  readonly version: string;
  /** How many parts of a version name its family. */
  readonly familyParts: number;
  readonly port: number;
  readonly logs: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

const postgres = {
  version: "17",
  familyParts: 1,
  port: 5432,
  parameters: { "rds.force_ssl": "1", log_min_duration_statement: "1000" },
};

const mysql = {
  familyParts: 2,
  port: 3306,
  parameters: {
    require_secure_transport: "1",
    slow_query_log: "1",
    long_query_time: "1",
    log_output: "FILE",
  },
};

const kinds: Readonly<Record<Topology, Readonly<Partial<Record<Engine, Kind>>>>> = {
  instance: {
    postgres: { ...postgres, engine: "postgres", logs: ["postgresql", "upgrade"] },
    mysql: { ...mysql, engine: "mysql", version: "8.4", logs: ["error", "slowquery"] },
    mariadb: { ...mysql, engine: "mariadb", version: "11.4", logs: ["error", "slowquery"] },
  },
  aurora: {
    postgres: { ...postgres, engine: "aurora-postgresql", logs: ["postgresql"] },
    mysql: {
      ...mysql,
      engine: "aurora-mysql",
      version: "8.0",
      logs: ["error", "slowquery"],
      // Groups of clusters know it by a word, those of instances by a number.
      parameters: { ...mysql.parameters, require_secure_transport: "ON" },
    },
  },
};

/** Connections are encrypted and slow queries logged, unless the configuration says otherwise. */
export function planEngine(request: EngineRequest): EnginePlan {
  const kind = kinds[request.topology][request.engine];
  if (kind === undefined) {
    throw new ConfigurationError(
      `database-rds:engine is ${request.engine}, which Aurora does not know: use postgres or ` +
        `mysql, or database-rds:topology instance`,
    );
  }
  const version = request.engineVersion ?? kind.version;
  const given = new Set(request.engineParameters.map(({ name }) => name));
  return {
    engine: kind.engine,
    version,
    family: kind.engine + familyVersion(version, kind),
    port: request.port ?? kind.port,
    logs: kind.logs,
    parameters: [
      ...Object.entries(kind.parameters)
        .filter(([name]) => !given.has(name))
        .map(([name, value]) => ({ name, value, applyMethod: "pending-reboot" as const })),
      ...request.engineParameters,
    ],
  };
}

function familyVersion(version: string, { engine, familyParts }: Kind): string {
  const parts = version.split(".");
  if (parts.length < familyParts) {
    throw new ConfigurationError(
      `database-rds:engineVersion is "${version}", but ${engine} needs major and minor part, ` +
        `for example ${version}.0`,
    );
  }
  return parts.slice(0, familyParts).join(".");
}
