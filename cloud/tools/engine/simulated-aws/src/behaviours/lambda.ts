import { isEqual, text, type Properties } from "../values.ts";
import type { Behaviours, Reference, Situation } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";
import { checkAlias, checkFunction, checkMapping } from "./lambdaRules.ts";

export const functionType = "aws:lambda/function:Function";

const functionName: Reference = {
  to: functionType,
  by: "name",
  code: "ResourceNotFoundException",
  message: "Function not found: {value}",
  status: 404,
  holds: false,
};

/** What a new version is published for: the code and how it is run. */
const versioned = [
  "architectures",
  "code",
  "environment",
  "ephemeralStorage",
  "handler",
  "imageConfig",
  "imageUri",
  "layers",
  "loggingConfig",
  "memorySize",
  "role",
  "runtime",
  "s3Bucket",
  "s3Key",
  "s3ObjectVersion",
  "timeout",
  "tracingConfig",
  "vpcConfig",
];

export const lambda: Behaviours = {
  [functionType]: {
    name: { property: "name", max: 64 },
    arn: "arn:{partition}:lambda:{region}:{account}:function:{name}",
    replace: ["name", "packageType"],
    defaults: { memorySize: 128, packageType: "Zip", timeout: 3 },
    outputs: versionOf,
    renewed: Object.fromEntries(
      versioned.map((input) => [input, ["version", "qualifiedArn", "qualifiedInvokeArn"]]),
    ),
    references: {
      "vpcConfig.subnetIds": {
        ...subnet,
        code: "InvalidParameterValueException",
        message:
          "Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID '{value}' does not exist",
      },
      "vpcConfig.securityGroupIds": {
        ...securityGroup,
        code: "InvalidParameterValueException",
        message:
          "Error occurred while DescribeSecurityGroups. EC2 Error Code: InvalidGroup.NotFound. EC2 Error Message: The security group '{value}' does not exist",
      },
    },
    exists: { code: "ResourceConflictException", message: "Function already exist: {name}" },
    seconds: { create: 8, update: 5, delete: 1 },
    check: checkFunction,
  },
  "aws:lambda/permission:Permission": {
    name: { property: "statementId", max: 100 },
    id: ({ inputs, name }) =>
      `${[inputs.function, inputs.qualifier].filter((part) => part).join(":")}/${name}`,
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
    exists: {
      code: "ResourceConflictException",
      message:
        "The statement id ({name}) provided already exists. Please provide a new statement id, or remove the existing statement.",
    },
    seconds: { create: 1, delete: 1 },
  },
  "aws:lambda/alias:Alias": {
    id: "arn:{partition}:lambda:{region}:{account}:function:{in.functionName}:{name}",
    arn: "arn:{partition}:lambda:{region}:{account}:function:{in.functionName}:{name}",
    replace: ["functionName", "name"],
    outputs: ({ arn, partition, region }) => ({ invokeArn: invokeArn(partition, region, arn) }),
    references: { functionName },
    exists: { code: "ResourceConflictException", message: "Alias already exists: {arn}" },
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkAlias,
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    id: "{uuid}",
    replace: ["eventSourceArn", "startingPosition"],
    computed: { uuid: "{id}" },
    seconds: { create: 5, update: 5, delete: 5 },
    check: checkMapping,
  },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": {
    id: ({ inputs }) =>
      [text(inputs.functionName), text(inputs.qualifier)].filter((part) => part).join(":"),
    replace: ["functionName", "qualifier"],
    references: { functionName },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
  },
  "aws:lambda/layerVersion:LayerVersion": {
    id: "{arn}",
    arn: "arn:{partition}:lambda:{region}:{account}:layer:{in.layerName}:1",
    adopts: () => true,
  },
};

/** Published versions are numbers that only grow; without publishing there is `$LATEST`. */
function versionOf({ inputs, previous, arn, partition, region }: Situation): Properties {
  const last = Number(previous.version);
  const changed = versioned.some(
    (input) => input in inputs && !isEqual(inputs[input], previous[input]),
  );
  const next = Number.isInteger(last) ? last + (changed ? 1 : 0) : 1;
  const version = inputs.publish === true ? String(next) : "$LATEST";
  return {
    version,
    invokeArn: invokeArn(partition, region, arn),
    qualifiedArn: `${arn}:${version}`,
    qualifiedInvokeArn: invokeArn(partition, region, `${arn}:${version}`),
  };
}

function invokeArn(partition: string, region: string, arn: string): string {
  return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}
