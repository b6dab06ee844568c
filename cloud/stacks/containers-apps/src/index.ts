import { currentContext, readParameters } from "@cloud/shared";
import { Applications } from "./applications";
import { definition } from "./definition";
import { applicationsOutputs } from "./outputs";

const applications = new Applications("applications", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  serviceNames,
  serviceArns,
  taskDefinitionArns,
  targetGroupArns,
  targetGroupArnSuffixes,
  urls,
  logGroupNames,
} = applicationsOutputs(applications);
