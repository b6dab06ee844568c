import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  deletionGuard,
  nameLimits,
  nameTags,
  recordOf,
  resourceName,
  type StackContext,
} from "@cloud/shared";
import { keyDescriptions, keyPolicy, type KeyPurpose, keyPurposes } from "./key-policies";

export interface KeysArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly administratorArns: readonly string[];
  readonly deletionWindowDays: number;
  readonly rotationDays: number;
  readonly deletionProtection: boolean;
}

/** One key a purpose, so that access and loss of one kind of data say nothing about another. */
export class Keys extends pulumi.ComponentResource {
  readonly keys: Readonly<Record<KeyPurpose, aws.kms.Key>>;
  readonly aliases: Readonly<Record<KeyPurpose, aws.kms.Alias>>;

  constructor(name: string, args: KeysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:security:Keys", name, {}, opts);
    this.keys = recordOf(keyPurposes, (purpose) => this.#key(purpose, args));
    this.aliases = recordOf(keyPurposes, (purpose) => this.#alias(purpose, args.context));
    this.registerOutputs({ arns: recordOf(keyPurposes, (purpose) => this.keys[purpose].arn) });
  }

  #key(purpose: KeyPurpose, args: KeysArgs): aws.kms.Key {
    const { context, account, administratorArns } = args;
    return new aws.kms.Key(
      purpose,
      {
        description: keyDescriptions[purpose],
        enableKeyRotation: true,
        rotationPeriodInDays: args.rotationDays,
        deletionWindowInDays: args.deletionWindowDays,
        policy: account.apply((known) =>
          JSON.stringify(keyPolicy(purpose, known, administratorArns)),
        ),
        tags: nameTags(context, `${purpose}-key`),
      },
      { parent: this, ...deletionGuard(args.deletionProtection) },
    );
  }

  #alias(purpose: KeyPurpose, context: StackContext): aws.kms.Alias {
    return new aws.kms.Alias(
      purpose,
      {
        name: `alias/${resourceName(context, purpose, nameLimits.kmsAlias)}`,
        targetKeyId: this.keys[purpose].keyId,
      },
      { parent: this },
    );
  }
}
