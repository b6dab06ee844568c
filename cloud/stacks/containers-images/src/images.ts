import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  currentAccount,
  namePrefix,
  type ParametersOf,
  ServiceRole,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";
import { buildPolicy } from "./build-policy";
import type { definition } from "./definition";
import { ImageBuild } from "./image-build";
import { type PlannedImage, planImages } from "./image-plan";
import { Schedules } from "./schedules";

export type ImagesParameters = ParametersOf<typeof definition>;

export interface ImagesArgs {
  readonly context: StackContext;
  readonly parameters: ImagesParameters;
}

/** Everything that builds the images of an environment. */
export class Images extends pulumi.ComponentResource {
  readonly role: ServiceRole | undefined;
  readonly builds: readonly ImageBuild[];
  readonly movingTag: string;

  constructor(name: string, args: ImagesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:containers-images:Images", name, {}, opts);
    const { context, parameters } = args;
    this.movingTag = parameters.movingTag;
    const images = planImages(parameters.images, parameters);
    const account = currentAccount({ parent: this });
    const role = images.length === 0 ? undefined : this.#role(args, images, account);
    this.role = role;
    this.builds = role === undefined ? [] : images.map((image) => this.#build(args, image, role));
    const scheduled = this.builds.flatMap((build) =>
      build.image.schedule === undefined ? [] : [{ build, expression: build.image.schedule }],
    );
    if (scheduled.length > 0) {
      new Schedules("schedules", { context, account, builds: scheduled }, { parent: this });
    }
    this.registerOutputs({ projectNames: this.builds.map(({ project }) => project.name) });
  }

  #role(
    { context, parameters }: ImagesArgs,
    images: readonly PlannedImage[],
    account: pulumi.Output<Account>,
  ): ServiceRole {
    return new ServiceRole(
      "image-build",
      {
        context,
        description: "CodeBuild, to build images",
        trust: account.apply(({ accountId }) => serviceTrust("codebuild.amazonaws.com", accountId)),
        policy: account.apply((known) =>
          buildPolicy({
            account: known,
            images,
            pullThroughPrefixes: parameters.pullThroughPrefixes,
            logGroupNames: images.map((image) => logGroupName(context, image)),
          }),
        ),
      },
      { parent: this },
    );
  }

  #build({ context, parameters }: ImagesArgs, image: PlannedImage, role: ServiceRole): ImageBuild {
    return new ImageBuild(
      image.name,
      {
        context,
        image,
        role,
        logGroupName: logGroupName(context, image),
        logsKeyArn: parameters.logsKeyArn,
        logRetentionDays: parameters.logRetentionDays,
        cache: parameters.cache,
        movingTag: parameters.movingTag,
        computeType: parameters.computeType,
        timeoutMinutes: parameters.timeoutMinutes,
      },
      { parent: this },
    );
  }
}

function logGroupName(context: StackContext, { name }: PlannedImage): string {
  return `/cloud/${namePrefix(context)}/images/${name}`;
}
