import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { HttpApi } from "./http-api";
import { httpApiOutputs } from "./outputs";

const api = new HttpApi("api", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  apiId,
  apiEndpoint,
  apiExecutionArn,
  stageName,
  invokeUrl,
  customDomainName,
  authorizerId,
  vpcLinkId,
  accessLogGroupName,
} = httpApiOutputs(api);
