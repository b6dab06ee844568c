import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { Functions } from "./functions";
import { functionsOutputs } from "./outputs";

const functions = new Functions("functions", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  functionNames,
  functionArns,
  functionInvokeArns,
  aliasName,
  queueUrls,
  queueArns,
  deadLetterQueueNames,
  logGroupNames,
  stateMachineArn,
  batchJobQueueArn,
  batchJobDefinitionArn,
} = functionsOutputs(functions);
