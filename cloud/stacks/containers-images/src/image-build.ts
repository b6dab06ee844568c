import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  nameLimits,
  nameTags,
  resourceName,
  type ServiceRole,
  type StackContext,
} from "@cloud/shared";
import { buildSpec, type CacheMode } from "./build-spec";
import type { PlannedImage } from "./image-plan";
import { cacheOf, environmentOf, sourceOf, webhookFilters } from "./project-settings";

export interface ImageBuildArgs {
  readonly context: StackContext;
  readonly image: PlannedImage;
  readonly role: ServiceRole;
  readonly logGroupName: string;
  readonly logsKeyArn: string;
  readonly logRetentionDays: number;
  readonly cache: CacheMode;
  readonly movingTag: string;
  readonly computeType: string;
  readonly timeoutMinutes: number;
}

/** The project that builds one image, its log, and its webhook where there is one. */
export class ImageBuild extends pulumi.ComponentResource {
  readonly image: PlannedImage;
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly project: aws.codebuild.Project;

  constructor(name: string, args: ImageBuildArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:containers-images:ImageBuild", name, {}, opts);
    const { context, image } = args;
    this.image = image;
    this.logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        name: args.logGroupName,
        retentionInDays: args.logRetentionDays,
        kmsKeyId: args.logsKeyArn,
        tags: nameTags(context, `${name}-build`),
      },
      { parent: this },
    );
    this.project = this.#project(name, args);
    if (image.webhook) {
      new aws.codebuild.Webhook(
        name,
        {
          projectName: this.project.name,
          buildType: "BUILD",
          filterGroups: [{ filters: webhookFilters(image) }],
        },
        { parent: this },
      );
    }
    this.registerOutputs({ projectArn: this.project.arn });
  }

  #project(name: string, args: ImageBuildArgs): aws.codebuild.Project {
    const { context, image, cache } = args;
    const hasSource = image.sourceType !== "NO_SOURCE";
    return new aws.codebuild.Project(
      name,
      {
        name: resourceName(context, name, nameLimits.buildProject),
        description: `Builds the image ${name} into the repository ${image.repository}`,
        serviceRole: args.role.role.arn,
        source: sourceOf(image, JSON.stringify(buildSpec(image, cache, args.movingTag))),
        ...(hasSource ? { sourceVersion: image.branch } : {}),
        artifacts: { type: "NO_ARTIFACTS" },
        environment: environmentOf(image.architecture, args.computeType),
        cache: cacheOf(cache, hasSource),
        logsConfig: {
          cloudwatchLogs: { status: "ENABLED", groupName: this.logGroup.name },
        },
        buildTimeout: args.timeoutMinutes,
        tags: nameTags(context, name),
      },
      // A webhook or a schedule may start a build at once.
      { parent: this, dependsOn: [...args.role.permissions] },
    );
  }
}
