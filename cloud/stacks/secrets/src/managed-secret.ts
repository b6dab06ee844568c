import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Account, deletionGuard, nameTags, type StackContext } from "@cloud/shared";
import { secretPolicy } from "./policies";
import type { PlannedSecret } from "./secret-plan";

export interface ManagedSecretArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly plan: PlannedSecret;
  readonly value: pulumi.Output<string>;
  readonly kmsKeyArn: string;
  readonly recoveryWindowDays: number;
  readonly deletionProtection: boolean;
}

/** A secret with its value and the policy that guards it. */
export class ManagedSecret extends pulumi.ComponentResource {
  readonly secret: aws.secretsmanager.Secret;
  readonly version: aws.secretsmanager.SecretVersion;

  constructor(name: string, args: ManagedSecretArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:secrets:ManagedSecret", name, {}, opts);
    const { plan } = args;
    this.secret = new aws.secretsmanager.Secret(
      name,
      {
        name: plan.fullName,
        description: plan.description,
        kmsKeyId: args.kmsKeyArn,
        recoveryWindowInDays: args.recoveryWindowDays,
        tags: nameTags(args.context, plan.name),
      },
      { parent: this, ...deletionGuard(args.deletionProtection) },
    );
    this.version = new aws.secretsmanager.SecretVersion(
      name,
      { secretId: this.secret.id, secretString: pulumi.secret(args.value) },
      // Once rotation has renewed the value, the one from configuration must not come back.
      { parent: this, ...(plan.rotation === undefined ? {} : { ignoreChanges: ["secretString"] }) },
    );
    new aws.secretsmanager.SecretPolicy(
      name,
      {
        secretArn: this.secret.arn,
        policy: args.account.apply((account) => JSON.stringify(secretPolicy(account))),
        blockPublicPolicy: true,
      },
      { parent: this },
    );
    this.registerOutputs({ arn: this.secret.arn });
  }
}
