import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { mapValues, namePrefix, nameTags, type StackContext } from "@cloud/shared";

interface DeclaredParameter {
  readonly name: string;
  readonly description: string;
}

export interface ParametersArgs {
  readonly context: StackContext;
  readonly plain: readonly (DeclaredParameter & { readonly value: string })[];
  readonly secure: readonly DeclaredParameter[];
  readonly secureValues: pulumi.Output<Readonly<Record<string, string>>>;
  readonly kmsKeyArn: string;
}

export function parameterPathPrefix(context: StackContext): string {
  return `/cloud/${namePrefix(context)}`;
}

/** Parameters from configuration, below the path that the roles of the environment may read. */
export class Parameters extends pulumi.ComponentResource {
  readonly parameters: Readonly<Record<string, aws.ssm.Parameter>>;

  constructor(name: string, args: ParametersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:secrets:Parameters", name, {}, opts);
    const { context, plain, secure, secureValues, kmsKeyArn } = args;
    this.parameters = Object.fromEntries([
      ...plain.map((declared) => [
        declared.name,
        // As `value` it would count as a secret, and a preview could not show how it changes.
        this.#parameter(context, declared, { type: "String", insecureValue: declared.value }),
      ]),
      ...secure.map((declared) => [
        declared.name,
        this.#parameter(context, declared, {
          type: "SecureString",
          keyId: kmsKeyArn,
          value: pulumi.secret(secureValues.apply((values) => values[declared.name] ?? "")),
        }),
      ]),
    ]) as Record<string, aws.ssm.Parameter>;
    this.registerOutputs({ arns: mapValues(this.parameters, ({ arn }) => arn) });
  }

  #parameter(
    context: StackContext,
    { name, description }: DeclaredParameter,
    value: Pick<aws.ssm.ParameterArgs, "type" | "insecureValue" | "keyId" | "value">,
  ): aws.ssm.Parameter {
    return new aws.ssm.Parameter(
      name,
      {
        name: `${parameterPathPrefix(context)}/${name}`,
        description,
        ...value,
        tags: nameTags(context, name),
      },
      { parent: this },
    );
  }
}
