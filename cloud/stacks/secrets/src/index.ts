import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { secretsOutputs } from "./outputs";
import { Secrets } from "./secrets";

const secrets = new Secrets("secrets", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  secretArns,
  secretNames,
  databaseSecretArn,
  databaseSecretName,
  applicationSecretArn,
  applicationSecretName,
  rotationFunctionArn,
  rotationFunctionLogGroupName,
  secretNamePrefix,
  parameterNames,
  parameterArns,
  parameterPathPrefix,
} = secretsOutputs(secrets);
