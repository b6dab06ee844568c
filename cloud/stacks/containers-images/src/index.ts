import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { Images } from "./images";
import { imagesOutputs } from "./outputs";

const images = new Images("images", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const { projectNames, projectArns, imageUris, logGroupNames, buildRoleArn } =
  imagesOutputs(images);
