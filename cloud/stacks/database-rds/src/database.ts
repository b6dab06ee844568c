import * as pulumi from "@pulumi/pulumi";
import type { ParametersOf, StackContext } from "@cloud/shared";
import { AuroraCluster } from "./aurora-cluster";
import { type Credentials, credentialsOf } from "./credentials";
import type { definition } from "./definition";
import { planEngine } from "./engine-plan";
import type { Server } from "./server";
import { checkSettings } from "./settings";
import { replicaNames, SingleInstance } from "./single-instance";
import { Surroundings } from "./surroundings";

export type DatabaseParameters = ParametersOf<typeof definition>;

export interface DatabaseArgs {
  readonly context: StackContext;
  readonly parameters: DatabaseParameters;
}

/** The database of the environment, of either topology. */
export class Database extends pulumi.ComponentResource {
  readonly server: Server;
  readonly surroundings: Surroundings;
  readonly credentials: Credentials;
  readonly databaseName: string;
  readonly engine: string;
  readonly securityGroupId: string;

  constructor(name: string, args: DatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:database-rds:Database", name, {}, opts);
    const { context, parameters } = args;
    checkSettings(parameters);
    const engine = planEngine(parameters);
    const isCluster = parameters.topology === "aurora";
    this.databaseName = parameters.databaseName;
    this.engine = engine.engine;
    this.securityGroupId = parameters.databaseSecurityGroupId;
    this.credentials = credentialsOf(parameters, this);
    this.surroundings = new Surroundings(
      "surroundings",
      {
        context,
        parameters,
        engine,
        // A cluster logs as one, instances each for themselves.
        logSources: ["database", ...(isCluster ? [] : replicaNames(parameters.replicas))],
      },
      { parent: this },
    );
    const Topology = isCluster ? AuroraCluster : SingleInstance;
    this.server = new Topology(
      "server",
      {
        context,
        parameters,
        engine,
        credentials: this.credentials,
        surroundings: this.surroundings,
      },
      { parent: this },
    );
    this.registerOutputs({ endpoint: this.server.endpoint });
  }
}
