import * as pulumi from "@pulumi/pulumi";
import type { StackOutputs } from "@cloud/shared";
import type { Images } from "./images";

/** What other stacks may use, as the template of the stack declares it. */
export function imagesOutputs({ builds, role, movingTag }: Images) {
  return {
    projectNames: pulumi.output(builds.map(({ project }) => project.name)),
    projectArns: pulumi.output(
      Object.fromEntries(builds.map(({ image, project }) => [image.name, project.arn])),
    ),
    imageUris: pulumi.output(
      Object.fromEntries(
        builds.map(({ image }) => [image.repository, `${image.repositoryUrl}:${movingTag}`]),
      ),
    ),
    logGroupNames: pulumi.output(builds.map(({ logGroup }) => logGroup.name)),
    buildRoleArn: role?.role.arn ?? pulumi.output(""),
  } satisfies Record<keyof StackOutputs["containers-images"], pulumi.Output<unknown>>;
}
