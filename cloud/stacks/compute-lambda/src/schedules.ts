import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  nameLimits,
  resourceName,
  ServiceRole,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";
import type { FunctionSettings } from "./function-plan";
import type { LambdaParameters } from "./functions";
import type { ManagedFunction } from "./managed-function";
import { schedulerPolicy } from "./policies";

export interface SchedulesArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly parameters: Pick<
    LambdaParameters,
    "generalKeyArn" | "maxEventAgeSeconds" | "maxRetries"
  >;
  readonly permissionsBoundaryArn: string | undefined;
  readonly scheduled: readonly {
    readonly target: ManagedFunction;
    readonly source: NonNullable<FunctionSettings["schedule"]>;
  }[];
}

/** Calls functions at their times, with a role that can do nothing else. */
export class Schedules extends pulumi.ComponentResource {
  constructor(name: string, args: SchedulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:compute-lambda:Schedules", name, {}, opts);
    const { context, account, parameters, scheduled } = args;
    const targets = scheduled.map(({ target }) => target);
    const { role, permissions } = new ServiceRole(
      "function-schedules",
      {
        context,
        description: "EventBridge Scheduler, to call functions",
        trust: account.apply(({ accountId }) => serviceTrust("scheduler.amazonaws.com", accountId)),
        policy: pulumi
          .all([
            pulumi.all(targets.map(({ alias }) => alias.arn)),
            pulumi.all(targets.map(({ deadLetters }) => deadLetters.arn)),
          ])
          .apply(([aliasArns, deadLetterArns]) =>
            schedulerPolicy(aliasArns, deadLetterArns, parameters.generalKeyArn),
          ),
        permissionsBoundaryArn: args.permissionsBoundaryArn,
      },
      { parent: this },
    );
    for (const { target, source } of scheduled) {
      const functionName = target.settings.name;
      new aws.scheduler.Schedule(
        functionName,
        {
          name: resourceName(context, functionName, nameLimits.schedule),
          description: `Calls the function ${functionName}`,
          scheduleExpression: source.expression,
          scheduleExpressionTimezone: source.timezone,
          flexibleTimeWindow: { mode: "OFF" },
          target: {
            arn: target.alias.arn,
            roleArn: role.arn,
            input: JSON.stringify(source.input),
            deadLetterConfig: { arn: target.deadLetters.arn },
            retryPolicy: {
              maximumEventAgeInSeconds: parameters.maxEventAgeSeconds,
              maximumRetryAttempts: parameters.maxRetries,
            },
          },
        },
        { parent: this, dependsOn: [...permissions] },
      );
    }
    this.registerOutputs({});
  }
}
