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
import { schedulePolicy } from "./build-policy";
import type { ImageBuild } from "./image-build";

/** A build that has a schedule, and when it starts. */
export interface ScheduledBuild {
  readonly build: ImageBuild;
  readonly expression: string;
}

export interface SchedulesArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly builds: readonly ScheduledBuild[];
}

/** Starts builds at their times, with a role that can do nothing else. */
export class Schedules extends pulumi.ComponentResource {
  constructor(name: string, args: SchedulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:containers-images:Schedules", name, {}, opts);
    const { context, account, builds } = args;
    const { role, permissions } = new ServiceRole(
      "image-schedule",
      {
        context,
        description: "EventBridge, to start builds of images",
        trust: account.apply(({ accountId }) => serviceTrust("events.amazonaws.com", accountId)),
        policy: pulumi.all(builds.map(({ build }) => build.project.arn)).apply(schedulePolicy),
      },
      { parent: this },
    );
    for (const { build, expression } of builds) {
      const { name: image } = build.image;
      const rule = new aws.cloudwatch.EventRule(
        image,
        {
          name: resourceName(context, `${image}-build`, nameLimits.eventRule),
          description: `Builds the image ${image}`,
          scheduleExpression: expression,
          tags: nameTags(context, `${image}-build`),
        },
        { parent: this },
      );
      new aws.cloudwatch.EventTarget(
        image,
        { rule: rule.name, targetId: "build", arn: build.project.arn, roleArn: role.arn },
        { parent: this, dependsOn: [...permissions] },
      );
    }
    this.registerOutputs({});
  }
}
