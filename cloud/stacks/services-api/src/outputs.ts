import * as pulumi from "@pulumi/pulumi";
import type { StackOutputs } from "@cloud/shared";
import type { HttpApi } from "./http-api";

/** What other stacks may use, as the template of the stack declares it. */
export function httpApiOutputs({ api, authorizer, stage, link, domain }: HttpApi) {
  return {
    apiId: api.id,
    apiEndpoint: api.apiEndpoint,
    apiExecutionArn: api.executionArn,
    stageName: stage.stage.name,
    invokeUrl: domain === undefined ? api.apiEndpoint : pulumi.interpolate`https://${domain.name}`,
    customDomainName: domain?.name ?? pulumi.output(""),
    authorizerId: authorizer.id,
    vpcLinkId: link?.link.id ?? pulumi.output(""),
    accessLogGroupName: stage.logGroup.name,
  } satisfies Record<keyof StackOutputs["services-api"], pulumi.Output<unknown>>;
}
