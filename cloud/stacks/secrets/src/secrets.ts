import * as pulumi from "@pulumi/pulumi";
import { currentAccount, type ParametersOf, type StackContext } from "@cloud/shared";
import type { definition } from "./definition";
import { ManagedSecret } from "./managed-secret";
import { Parameters } from "./parameters";
import { Rotation } from "./rotation";
import { planSecrets, refuseTwins, rotatedSecrets } from "./secret-plan";
import { valuesFor } from "./secret-values";

export type SecretsParameters = ParametersOf<typeof definition>;

export interface SecretsArgs {
  readonly context: StackContext;
  readonly parameters: SecretsParameters;
}

/** The secrets and parameters of an environment, and what renews secrets. */
export class Secrets extends pulumi.ComponentResource {
  readonly context: StackContext;
  /** By their short names, `database` and `application` among them. */
  readonly secrets: Readonly<Record<string, ManagedSecret>>;
  readonly rotation: Rotation | undefined;
  readonly parameters: Parameters;

  constructor(name: string, args: SecretsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:secrets:Secrets", name, {}, opts);
    const { context, parameters } = args;
    this.context = context;
    // Whatever is wrong is told before anything is made.
    const planned = planSecrets(context, parameters);
    refuseTwins(
      "secrets:parameters and secrets:secureParameters",
      [...parameters.parameters, ...parameters.secureParameters].map((each) => each.name),
    );
    const account = currentAccount({ parent: this });
    const values = secretTexts(parameters);
    this.secrets = Object.fromEntries(
      planned.map((plan) => [
        plan.name,
        new ManagedSecret(
          plan.name,
          {
            context,
            account,
            plan,
            value: values.apply((texts) => texts[plan.name] ?? ""),
            kmsKeyArn: parameters.secretsKeyArn,
            recoveryWindowDays: parameters.recoveryWindowDays,
            deletionProtection: parameters.deletionProtection,
          },
          { parent: this },
        ),
      ]),
    );
    const renewed = planned.filter(({ rotation }) => rotation !== undefined);
    this.rotation =
      renewed.length === 0
        ? undefined
        : new Rotation(
            "secret-rotation",
            {
              context,
              account,
              secrets: pick(
                this.secrets,
                renewed.map((plan) => plan.name),
              ),
              rotated: rotatedSecrets(planned),
              schedule: parameters.rotationSchedule,
              window: parameters.rotationWindow,
              secretsKeyArn: parameters.secretsKeyArn,
              logsKeyArn: parameters.logsKeyArn,
              logRetentionDays: parameters.logRetentionDays,
              permissionsBoundaryArn: parameters.permissionsBoundaryArn,
            },
            { parent: this },
          );
    this.parameters = this.#parameters(args);
    this.registerOutputs({});
  }

  #parameters({ context, parameters }: SecretsArgs): Parameters {
    const { parameters: plain, secureParameters: secure } = parameters;
    const names = secure.map((parameter) => parameter.name);
    return new Parameters(
      "parameters",
      {
        context,
        plain,
        secure,
        secureValues: parameters.secureParameterValues.apply((values) =>
          valuesFor("secrets:secureParameterValues", names, values),
        ),
        kmsKeyArn: parameters.secretsKeyArn,
      },
      { parent: this },
    );
  }
}

/** What goes into each secret. The two that every environment has are JSON, others as they are. */
function secretTexts(parameters: SecretsParameters): pulumi.Output<Record<string, string>> {
  const names = parameters.secrets.map(({ name }) => name);
  return pulumi
    .all([parameters.databasePassword, parameters.applicationSecretKey, parameters.secretValues])
    .apply(([password, secretKey, values]): Record<string, string> => ({
      database: JSON.stringify({ username: parameters.databaseUsername, password }),
      application: JSON.stringify({ secretKey }),
      ...valuesFor("secrets:secretValues", names, values),
    }));
}

function pick<Value>(
  record: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
}
