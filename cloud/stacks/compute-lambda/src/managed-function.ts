import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  nameLimits,
  nameTags,
  resourceName,
  ServiceRole,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";
import { codeArgs } from "./code";
import { dataUseOf } from "./data-access";
import { type FunctionSettings, secretsOf, variablesOf, visibilitySeconds } from "./function-plan";
import type { LambdaParameters } from "./functions";
import { functionPolicy } from "./policies";
import { makeQueue } from "./queue";

export interface ManagedFunctionArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly parameters: LambdaParameters;
  readonly settings: FunctionSettings;
}

/** How long messages wait in a working queue before they are lost. */
const queueRetentionDays = 4;

/** A function with a role, a log and dead letters of its own, called through its alias only. */
export class ManagedFunction extends pulumi.ComponentResource {
  readonly settings: FunctionSettings;
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly deadLetters: aws.sqs.Queue;
  readonly queue: aws.sqs.Queue | undefined;
  readonly function: aws.lambda.Function;
  readonly alias: aws.lambda.Alias;

  constructor(name: string, args: ManagedFunctionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:compute-lambda:ManagedFunction", name, {}, opts);
    const { context, parameters, settings } = args;
    this.settings = settings;
    const functionName = resourceName(context, name, nameLimits.lambdaFunction);
    this.logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        name: `/aws/lambda/${functionName}`,
        retentionInDays: parameters.logRetentionDays,
        kmsKeyId: parameters.logsKeyArn,
        tags: nameTags(context, name),
      },
      { parent: this },
    );
    const keyArn = parameters.generalKeyArn;
    this.deadLetters = makeQueue(
      `${name}-dead-letters`,
      { context, keyArn, retentionDays: parameters.deadLetterRetentionDays },
      this,
    );
    this.queue = settings.queue && this.#queue(name, args, settings.queue);
    const role = this.#role(name, args);
    this.function = this.#function(functionName, name, args, role);
    this.alias = new aws.lambda.Alias(
      name,
      {
        name: parameters.aliasName,
        description: "The version that is called",
        functionName: this.function.name,
        functionVersion: this.function.version,
      },
      { parent: this },
    );
    new aws.lambda.FunctionEventInvokeConfig(
      name,
      {
        functionName: this.function.name,
        qualifier: this.alias.name,
        maximumEventAgeInSeconds: parameters.maxEventAgeSeconds,
        maximumRetryAttempts: parameters.maxRetries,
        destinationConfig: { onFailure: { destination: this.deadLetters.arn } },
      },
      // Lambda looks whether the role may send there.
      { parent: this, dependsOn: [...role.permissions] },
    );
    if (this.queue && settings.queue) {
      this.#poll(name, this.queue, settings.queue, role);
    }
    this.registerOutputs({ arn: this.alias.arn });
  }

  #queue(
    name: string,
    { context, parameters, settings }: ManagedFunctionArgs,
    queue: NonNullable<FunctionSettings["queue"]>,
  ): aws.sqs.Queue {
    return makeQueue(
      name,
      {
        context,
        keyArn: parameters.generalKeyArn,
        retentionDays: queueRetentionDays,
        visibilitySeconds: visibilitySeconds(settings.timeoutSeconds, queue.batchWindowSeconds),
        redrive: { to: this.deadLetters, maxReceiveCount: queue.maxReceiveCount },
      },
      this,
    );
  }

  #role(name: string, { context, account, parameters, settings }: ManagedFunctionArgs) {
    const arns = {
      logGroupArn: this.logGroup.arn,
      deadLettersArn: this.deadLetters.arn,
      queueArn: this.queue?.arn,
    };
    return new ServiceRole(
      `${name}-function`,
      {
        context,
        description: `Function ${name}`,
        trust: serviceTrust("lambda.amazonaws.com"),
        policy: pulumi.all([account, pulumi.output(arns)]).apply(([known, own]) =>
          functionPolicy({
            ...known,
            ...own,
            queueKeyArn: parameters.generalKeyArn,
            inVpc: settings.vpc,
            secretArns: secretsOf(settings, parameters),
            secretsKeyArn: parameters.secretsKeyArn,
            data: dataUseOf(settings, parameters),
            permissions: settings.permissions,
          }),
        ),
        permissionsBoundaryArn: parameters.permissionsBoundaryArn,
      },
      { parent: this },
    );
  }

  #function(
    functionName: string,
    name: string,
    { context, parameters, settings }: ManagedFunctionArgs,
    role: ServiceRole,
  ): aws.lambda.Function {
    const { privateSubnetIds, functionSecurityGroupId } = parameters;
    return new aws.lambda.Function(
      name,
      {
        name: functionName,
        description: settings.description ?? "",
        role: role.role.arn,
        ...codeArgs(settings),
        architectures: [settings.architecture],
        memorySize: settings.memoryMib,
        timeout: settings.timeoutSeconds,
        ephemeralStorage: { size: settings.temporaryStorageMib },
        reservedConcurrentExecutions: settings.reservedConcurrency,
        environment: { variables: variablesOf(settings, parameters) },
        ...(settings.vpc
          ? {
              vpcConfig: {
                subnetIds: [...privateSubnetIds],
                securityGroupIds: [functionSecurityGroupId],
              },
            }
          : {}),
        tracingConfig: { mode: "Active" },
        loggingConfig: { logFormat: "JSON", logGroup: this.logGroup.name },
        publish: true,
        tags: nameTags(context, name),
      },
      // Lambda would make the log group itself, without key and retention, and it refuses a VPC
      // that the role may not enter yet.
      { parent: this, dependsOn: [this.logGroup, ...role.permissions] },
    );
  }

  #poll(
    name: string,
    queue: aws.sqs.Queue,
    settings: NonNullable<FunctionSettings["queue"]>,
    role: ServiceRole,
  ): void {
    const { batchSize, batchWindowSeconds, maxConcurrency, reportsFailures } = settings;
    new aws.lambda.EventSourceMapping(
      name,
      {
        eventSourceArn: queue.arn,
        functionName: this.alias.arn,
        batchSize,
        maximumBatchingWindowInSeconds: batchWindowSeconds,
        ...(maxConcurrency === undefined
          ? {}
          : { scalingConfig: { maximumConcurrency: maxConcurrency } }),
        functionResponseTypes: reportsFailures ? ["ReportBatchItemFailures"] : [],
      },
      { parent: this, dependsOn: [...role.permissions] },
    );
  }
}
