import { text } from "../values.ts";
import type { Behaviours } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";

const httpApi = "aws:apigatewayv2/api:Api";

const apiId = {
  apiId: {
    to: httpApi,
    code: "NotFoundException",
    message: "Invalid API identifier specified {value}",
    holds: false,
  },
} as const;

export const serverless: Behaviours = {
  [httpApi]: {
    id: "{lower:10}",
    arn: "arn:{partition}:apigateway:{region}::/apis/{id}",
    replace: ["protocolType"],
    computed: {
      apiEndpoint: "https://{id}.execute-api.{region}.amazonaws.com",
      executionArn: "arn:{partition}:execute-api:{region}:{account}:{id}",
    },
  },
  "aws:apigatewayv2/stage:Stage": {
    id: "{name}",
    arn: "arn:{partition}:apigateway:{region}::/apis/{in.apiId}/stages/{name}",
    replace: ["apiId", "name"],
    computed: { executionArn: "arn:{partition}:execute-api:{region}:{account}:{in.apiId}/{name}" },
    outputs: ({ inputs, name, region }) => ({
      invokeUrl: `https://${text(inputs.apiId)}.execute-api.${region}.amazonaws.com/${name === "$default" ? "" : name}`,
    }),
    references: apiId,
    adopts: () => true,
  },
  "aws:apigatewayv2/integration:Integration": {
    id: "{lower:7}",
    replace: ["apiId", "integrationType"],
    references: apiId,
  },
  "aws:apigatewayv2/route:Route": { id: "{lower:7}", replace: ["apiId"], references: apiId },
  "aws:apigatewayv2/authorizer:Authorizer": {
    id: "{lower:6}",
    replace: ["apiId", "authorizerType"],
    references: apiId,
  },
  "aws:apigatewayv2/vpcLink:VpcLink": {
    id: "{lower:6}",
    arn: "arn:{partition}:apigateway:{region}::/vpclinks/{id}",
    replace: ["securityGroupIds", "subnetIds"],
    references: { subnetIds: subnet, securityGroupIds: securityGroup },
    seconds: { create: 120, delete: 60 },
  },
  "aws:apigateway/restApi:RestApi": {
    id: "{lower:10}",
    arn: "arn:{partition}:apigateway:{region}::/restapis/{id}",
    computed: {
      executionArn: "arn:{partition}:execute-api:{region}:{account}:{id}",
      rootResourceId: "{lower:10}",
    },
  },
  "aws:sns/topic:Topic": {
    id: "{arn}",
    arn: "arn:{partition}:sns:{region}:{account}:{name}",
    replace: ["fifoTopic", "name", "namePrefix"],
    computed: { owner: "{account}" },
    adopts: () => true,
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    id: "{arn}",
    arn: ({ inputs, random }) => `${text(inputs.topic)}:${random.uuid("subscription")}`,
    replace: ["endpoint", "protocol", "topic"],
    references: {
      topic: {
        to: "aws:sns/topic:Topic",
        code: "NotFound",
        message: "Topic does not exist",
        holds: false,
      },
    },
  },
};
