import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { registryOutputs } from "./outputs";
import { Registry } from "./registry";

const registry = new Registry("registry", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const { repositoryUrls, repositoryArns, repositoryNames, registryId, pullThroughPrefixes } =
  registryOutputs(registry);
