import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, nameTags, resourceName, type StackContext } from "@cloud/shared";
import type { DatabaseParameters } from "./database";
import type { EnginePlan, Topology } from "./engine-plan";

export interface SurroundingsArgs {
  readonly context: StackContext;
  readonly parameters: Pick<
    DatabaseParameters,
    "databaseSubnetIds" | "logRetentionDays" | "logsKeyArn" | "topology"
  >;
  readonly engine: EnginePlan;
  /** What RDS puts into the names of log groups. */
  readonly logSources: readonly string[];
}

/** What a database needs to be there first: subnet group, parameter group and log groups. */
export class Surroundings extends pulumi.ComponentResource {
  readonly subnetGroup: aws.rds.SubnetGroup;
  readonly parameterGroupName: pulumi.Output<string>;
  readonly logGroups: readonly aws.cloudwatch.LogGroup[];

  constructor(name: string, args: SurroundingsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:database-rds:Surroundings", name, {}, opts);
    const { context, parameters } = args;
    this.subnetGroup = new aws.rds.SubnetGroup(
      "database",
      {
        name: resourceName(context, "database", nameLimits.databaseGroup),
        description: "Subnets of the database",
        subnetIds: [...parameters.databaseSubnetIds],
        tags: nameTags(context, "database"),
      },
      { parent: this },
    );
    this.parameterGroupName = this.#parameterGroup(args);
    this.logGroups = args.logSources.flatMap((source) =>
      args.engine.logs.map((log) => this.#logGroup(args, source, log)),
    );
    this.registerOutputs({ subnetGroupName: this.subnetGroup.name });
  }

  /** Another family is another group, which has to be there before the database moves to it. */
  #parameterGroup({ context, parameters, engine }: SurroundingsArgs): pulumi.Output<string> {
    const label = `database-${engine.family.replaceAll(".", "-")}`;
    const args = {
      name: resourceName(context, label, nameLimits.databaseGroup),
      description: `Parameters of ${engine.family}`,
      family: engine.family,
      parameters: engine.parameters.map((parameter) => ({ ...parameter })),
      tags: nameTags(context, label),
    };
    return parameters.topology === "aurora"
      ? new aws.rds.ClusterParameterGroup("database", args, { parent: this }).name
      : new aws.rds.ParameterGroup("database", args, { parent: this }).name;
  }

  /** RDS would make it itself, without key and retention. */
  #logGroup(
    { context, parameters }: SurroundingsArgs,
    source: string,
    log: string,
  ): aws.cloudwatch.LogGroup {
    const label = `${source}-${log}`;
    return new aws.cloudwatch.LogGroup(
      label,
      {
        name: `/aws/rds/${kindOf(parameters.topology)}/${resourceName(context, source, nameLimits.database)}/${log}`,
        retentionInDays: parameters.logRetentionDays,
        kmsKeyId: parameters.logsKeyArn,
        tags: nameTags(context, label),
      },
      { parent: this },
    );
  }
}

function kindOf(topology: Topology): string {
  return topology === "aurora" ? "cluster" : "instance";
}
