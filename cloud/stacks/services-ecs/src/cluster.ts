import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  capacityProviders,
  capacityStrategy,
  nameLimits,
  namePrefix,
  nameTags,
  resourceName,
  type StackContext,
} from "@cloud/shared";
import type { PlatformParameters } from "./platform";

export interface ClusterArgs {
  readonly context: StackContext;
  readonly parameters: Pick<
    PlatformParameters,
    | "containerInsights"
    | "logRetentionDays"
    | "logsKeyArn"
    | "namespaceName"
    | "onDemandBase"
    | "spotPercent"
    | "vpcId"
  >;
}

/** The cluster with its capacity, the names of its services, and the logs it writes itself. */
export class Cluster extends pulumi.ComponentResource {
  readonly cluster: aws.ecs.Cluster;
  readonly namespace: aws.servicediscovery.PrivateDnsNamespace;
  readonly sessionLog: aws.cloudwatch.LogGroup;
  readonly capacityProviders: pulumi.Output<readonly string[]>;

  constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-ecs:Cluster", name, {}, opts);
    const { context, parameters } = args;
    const prefix = namePrefix(context);
    const clusterName = resourceName(context, "ecs", nameLimits.ecsCluster);
    this.sessionLog = this.#log("sessions", `/cloud/${prefix}/ecs/sessions`, args);
    const logs =
      parameters.containerInsights === "disabled"
        ? [this.sessionLog]
        : // ECS would make it by itself, without a key and for ever.
          [
            this.sessionLog,
            this.#log("insights", `/aws/ecs/containerinsights/${clusterName}/performance`, args),
          ];
    this.namespace = new aws.servicediscovery.PrivateDnsNamespace(
      "services",
      {
        name: parameters.namespaceName ?? `${prefix}.internal`,
        description: `Services of ${prefix}`,
        vpc: parameters.vpcId,
        tags: nameTags(context, "services"),
      },
      { parent: this },
    );
    this.cluster = new aws.ecs.Cluster(
      "cluster",
      {
        name: clusterName,
        settings: [{ name: "containerInsights", value: parameters.containerInsights }],
        configuration: {
          executeCommandConfiguration: {
            logging: "OVERRIDE",
            logConfiguration: {
              cloudWatchEncryptionEnabled: true,
              cloudWatchLogGroupName: this.sessionLog.name,
            },
          },
        },
        serviceConnectDefaults: { namespace: this.namespace.arn },
        tags: nameTags(context, "ecs"),
      },
      { parent: this, dependsOn: logs },
    );
    const capacity = new aws.ecs.ClusterCapacityProviders(
      "cluster",
      {
        clusterName: this.cluster.name,
        capacityProviders: [...capacityProviders],
        defaultCapacityProviderStrategies: capacityStrategy(
          parameters.spotPercent,
          parameters.onDemandBase,
        ),
      },
      { parent: this },
    );
    this.capacityProviders = capacity.capacityProviders.apply((names) => names ?? []);
    this.registerOutputs({ clusterArn: this.cluster.arn });
  }

  #log(label: string, name: string, { context, parameters }: ClusterArgs) {
    return new aws.cloudwatch.LogGroup(
      label,
      {
        name,
        retentionInDays: parameters.logRetentionDays,
        kmsKeyId: parameters.logsKeyArn,
        tags: nameTags(context, `ecs-${label}`),
      },
      { parent: this },
    );
  }
}
