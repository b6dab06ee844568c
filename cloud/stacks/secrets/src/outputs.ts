import * as pulumi from "@pulumi/pulumi";
import { mapValues, type StackOutputs } from "@cloud/shared";
import { parameterPathPrefix } from "./parameters";
import { secretNamePrefix } from "./secret-plan";
import type { Secrets } from "./secrets";

/** What other stacks may use, as the template of the stack declares it. */
export function secretsOutputs({ context, secrets, rotation, parameters }: Secrets) {
  const none = pulumi.output("");
  const arns = mapValues(secrets, ({ secret }) => secret.arn);
  const names = mapValues(secrets, ({ secret }) => secret.name);
  return {
    secretArns: pulumi.output(arns),
    secretNames: pulumi.output(names),
    databaseSecretArn: arns["database"] ?? none,
    databaseSecretName: names["database"] ?? none,
    applicationSecretArn: arns["application"] ?? none,
    applicationSecretName: names["application"] ?? none,
    rotationFunctionArn: rotation?.function.arn ?? none,
    rotationFunctionLogGroupName: rotation?.logGroup.name ?? none,
    secretNamePrefix: pulumi.output(secretNamePrefix(context)),
    parameterNames: pulumi.output(mapValues(parameters.parameters, ({ name }) => name)),
    parameterArns: pulumi.output(mapValues(parameters.parameters, ({ arn }) => arn)),
    parameterPathPrefix: pulumi.output(parameterPathPrefix(context)),
  } satisfies Record<keyof StackOutputs["secrets"], pulumi.Output<unknown>>;
}
