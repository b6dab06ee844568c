import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  entriesOf,
  nameLimits,
  nameTags,
  type PolicyDocument,
  resourceName,
  ServiceRole,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";
import type { ManagedSecret } from "./managed-secret";
import { rotationPolicy } from "./policies";
import { code } from "./rotation/code";
import type { RotatedSecret } from "./rotation/rotate";

export interface RotationArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  /** The secrets that are renewed, by their short names. */
  readonly secrets: Readonly<Record<string, ManagedSecret>>;
  /** How each of them is, by their full names. */
  readonly rotated: Readonly<Record<string, RotatedSecret>>;
  readonly schedule: string;
  readonly window: string;
  readonly secretsKeyArn: string;
  readonly logsKeyArn: string;
  readonly logRetentionDays: number;
  readonly permissionsBoundaryArn: string | undefined;
}

/** Above the longest time that a database may take for a new password. */
const timeoutSeconds = 600;

/** When secrets are renewed, and the function that does it, with a role and a log of its own. */
export class Rotation extends pulumi.ComponentResource {
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly function: aws.lambda.Function;

  constructor(name: string, args: RotationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:secrets:Rotation", name, {}, opts);
    const { context, account } = args;
    const functionName = resourceName(context, name, nameLimits.lambdaFunction);
    const tags = nameTags(context, name);
    this.logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        name: `/aws/lambda/${functionName}`,
        retentionInDays: args.logRetentionDays,
        kmsKeyId: args.logsKeyArn,
        tags,
      },
      { parent: this },
    );
    const { role, permissions } = new ServiceRole(
      name,
      {
        context,
        description: "Function that renews secrets",
        trust: serviceTrust("lambda.amazonaws.com"),
        policy: this.#policy(args),
        permissionsBoundaryArn: args.permissionsBoundaryArn,
      },
      { parent: this },
    );
    this.function = new aws.lambda.Function(
      name,
      {
        name: functionName,
        description: "Renews secrets on behalf of Secrets Manager",
        role: role.arn,
        runtime: aws.lambda.Runtime.NodeJS24dX,
        architectures: ["arm64"],
        handler: "index.handler",
        code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(code) }),
        timeout: timeoutSeconds,
        memorySize: 256,
        environment: { variables: { ROTATED_SECRETS: JSON.stringify(args.rotated) } },
        loggingConfig: { logFormat: "JSON", logGroup: this.logGroup.name },
        tags,
      },
      // Lambda would make the log group itself, without key and retention.
      { parent: this, dependsOn: [...permissions, this.logGroup] },
    );
    const permission = new aws.lambda.Permission(
      name,
      {
        statementId: "RotateBySecretsManager",
        action: "lambda:InvokeFunction",
        function: this.function.name,
        principal: "secretsmanager.amazonaws.com",
        sourceAccount: account.accountId,
      },
      { parent: this },
    );
    for (const [secretName, { secret, version }] of entriesOf(args.secrets)) {
      new aws.secretsmanager.SecretRotation(
        secretName,
        {
          secretId: secret.id,
          rotationLambdaArn: this.function.arn,
          rotationRules: { scheduleExpression: args.schedule, duration: args.window },
          // The database comes after this stack, and nothing is renewed before it is there.
          rotateImmediately: false,
        },
        // Secrets Manager tries out at once whether it may call the function.
        { parent: this, dependsOn: [permission, version] },
      );
    }
    this.registerOutputs({ arn: this.function.arn });
  }

  #policy(args: RotationArgs): pulumi.Output<PolicyDocument> {
    const databaseIdentifiers = Object.values(args.rotated).flatMap(
      ({ databaseIdentifier }) => databaseIdentifier ?? [],
    );
    const arns = Object.values(args.secrets).map(({ secret }) => secret.arn);
    return pulumi
      .all([args.account, pulumi.all(arns), this.logGroup.arn])
      .apply(([account, secretArns, logGroupArn]) =>
        rotationPolicy({
          ...account,
          secretArns,
          databaseIdentifiers,
          secretsKeyArn: args.secretsKeyArn,
          logGroupArn,
        }),
      );
  }
}
