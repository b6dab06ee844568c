import { type PolicyDocument, policyDocument } from "@cloud/shared";
import type { Variables } from "./variables";

/**
 * Secrets and parameters that ECS may not read by their names: those of RDS, for example, which
 * names them itself. The execution role reads what is named after the environment anyway.
 */
export function foreignSecretArns(variables: readonly Variables[], prefix: string): string[] {
  const own = new RegExp(`:(secret:|parameter/)cloud/${prefix}/`);
  const arns = variables
    .flatMap(({ secrets }) => Object.values(secrets))
    // What follows the name says which value and version of the secret is wanted.
    .map((location) => location.split(":").slice(0, 7).join(":"));
  return [...new Set(arns)].filter((arn) => !own.test(arn)).toSorted();
}

export function foreignSecretPolicy(arns: readonly string[]): PolicyDocument {
  const parameters = arns.filter((arn) => arn.split(":")[2] === "ssm");
  const secrets = arns.filter((arn) => !parameters.includes(arn));
  return policyDocument(
    ...[
      { Sid: "ReadSecrets", Action: "secretsmanager:GetSecretValue", Resource: secrets },
      { Sid: "ReadParameters", Action: "ssm:GetParameters", Resource: parameters },
    ]
      .filter(({ Resource }) => Resource.length > 0)
      .map((statement) => ({ ...statement, Effect: "Allow" as const })),
  );
}
