import { text } from "../values.ts";
import type { Behaviours } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";

const functionType = "aws:lambda/function:Function";
const httpApi = "aws:apigatewayv2/api:Api";

const functionName = {
  to: functionType,
  by: "name",
  code: "ResourceNotFoundException",
  message: "Function not found: {value}",
  holds: false,
} as const;

const apiId = {
  apiId: {
    to: httpApi,
    code: "NotFoundException",
    message: "Invalid API identifier specified {value}",
    holds: false,
  },
} as const;

export const serverless: Behaviours = {
  [functionType]: {
    name: { property: "name", max: 64 },
    arn: "arn:{partition}:lambda:{region}:{account}:function:{name}",
    replace: ["name", "packageType"],
    defaults: { memorySize: 128, packageType: "Zip", timeout: 3, version: "$LATEST" },
    computed: { qualifiedArn: "arn:{partition}:lambda:{region}:{account}:function:{name}:$LATEST" },
    outputs: ({ arn, partition, region }) => ({
      invokeArn: `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
    }),
    references: { "vpcConfig.subnetIds": subnet, "vpcConfig.securityGroupIds": securityGroup },
    exists: { code: "ResourceConflictException", message: "Function already exist: {name}" },
    seconds: { create: 8, update: 5, delete: 1 },
  },
  "aws:lambda/permission:Permission": {
    name: { property: "statementId", max: 100 },
    replace: [
      "action",
      "function",
      "principal",
      "qualifier",
      "sourceAccount",
      "sourceArn",
      "statementId",
    ],
    references: { function: functionName },
  },
  "aws:lambda/alias:Alias": {
    arn: "arn:{partition}:lambda:{region}:{account}:function:{in.functionName}:{name}",
    replace: ["functionName", "name"],
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    id: "{uuid}",
    replace: ["eventSourceArn", "startingPosition"],
    references: { functionName },
  },
  "aws:lambda/layerVersion:LayerVersion": {
    id: "{arn}",
    arn: "arn:{partition}:lambda:{region}:{account}:layer:{in.layerName}:1",
    adopts: () => true,
  },

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
  "aws:sfn/stateMachine:StateMachine": {
    id: "{arn}",
    arn: "arn:{partition}:states:{region}:{account}:stateMachine:{name}",
    replace: ["name", "type"],
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
  "aws:sqs/queue:Queue": {
    id: "https://sqs.{region}.amazonaws.com/{account}/{name}",
    arn: "arn:{partition}:sqs:{region}:{account}:{name}",
    replace: ["fifoQueue", "name", "namePrefix"],
    defaults: {
      delaySeconds: 0,
      maxMessageSize: 262144,
      messageRetentionSeconds: 345600,
      visibilityTimeoutSeconds: 30,
    },
    computed: { url: "{id}" },
    exists: {
      code: "QueueNameExists",
      message: "A queue already exists with the same name and a different value for attribute",
      status: 400,
    },
  },
};
