import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  nameLimits,
  namePrefix,
  nameTags,
  resourceName,
  type StackContext,
} from "@cloud/shared";
import type { LambdaParameters } from "./functions";
import { checkJobSize } from "./job-size";

export interface JobsArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly parameters: Pick<
    LambdaParameters,
    | "ecsExecutionRoleArn"
    | "ecsTaskRoleArn"
    | "functionSecurityGroupId"
    | "logRetentionDays"
    | "logsKeyArn"
    | "privateSubnetIds"
  >;
  readonly batch: NonNullable<LambdaParameters["batch"]>;
}

/** Jobs on Fargate, for what takes longer than a function may. */
export class Jobs extends pulumi.ComponentResource {
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly queue: aws.batch.JobQueue;
  readonly definition: aws.batch.JobDefinition;

  constructor(name: string, args: JobsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:compute-lambda:Jobs", name, {}, opts);
    const { context, parameters, batch } = args;
    checkJobSize(batch);
    this.logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        // Where the execution role may write.
        name: `/cloud/${namePrefix(context)}/${name}`,
        retentionInDays: parameters.logRetentionDays,
        kmsKeyId: parameters.logsKeyArn,
        tags: nameTags(context, name),
      },
      { parent: this },
    );
    const fullName = resourceName(context, name, nameLimits.batch);
    const environment = new aws.batch.ComputeEnvironment(
      name,
      {
        name: fullName,
        type: "MANAGED",
        state: "ENABLED",
        computeResources: {
          type: "FARGATE",
          maxVcpus: batch.maxVcpus,
          subnets: [...parameters.privateSubnetIds],
          securityGroupIds: [parameters.functionSecurityGroupId],
        },
        tags: nameTags(context, name),
      },
      { parent: this },
    );
    this.queue = new aws.batch.JobQueue(
      name,
      {
        name: fullName,
        state: "ENABLED",
        priority: 1,
        computeEnvironmentOrders: [{ order: 1, computeEnvironment: environment.arn }],
        tags: nameTags(context, name),
      },
      { parent: this },
    );
    this.definition = new aws.batch.JobDefinition(
      name,
      {
        name: fullName,
        type: "container",
        platformCapabilities: ["FARGATE"],
        containerProperties: this.#container(args),
        retryStrategy: { attempts: batch.attempts },
        timeout: { attemptDurationSeconds: batch.timeoutSeconds },
        propagateTags: true,
        tags: nameTags(context, name),
      },
      { parent: this },
    );
    this.registerOutputs({ queueArn: this.queue.arn });
  }

  #container({ account, parameters, batch }: JobsArgs): pulumi.Output<string> {
    return pulumi.jsonStringify({
      image: batch.image,
      command: batch.command,
      executionRoleArn: parameters.ecsExecutionRoleArn,
      jobRoleArn: parameters.ecsTaskRoleArn,
      resourceRequirements: [
        { type: "VCPU", value: batch.vcpus },
        { type: "MEMORY", value: String(batch.memoryMib) },
      ],
      networkConfiguration: { assignPublicIp: "DISABLED" },
      fargatePlatformConfiguration: { platformVersion: "LATEST" },
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": this.logGroup.name,
          "awslogs-region": account.region,
          "awslogs-stream-prefix": "job",
        },
      },
    });
  }
}
