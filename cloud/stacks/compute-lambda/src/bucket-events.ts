import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "@cloud/shared";
import type { FunctionSettings } from "./function-plan";
import type { ManagedFunction } from "./managed-function";

export interface BucketEventsArgs {
  readonly account: pulumi.Output<Account>;
  readonly bucketName: string;
  readonly notified: readonly {
    readonly target: ManagedFunction;
    readonly source: NonNullable<FunctionSettings["bucketEvents"]>;
  }[];
}

/** Events of one bucket. AWS keeps all notifications of a bucket as one setting, so there is one. */
export class BucketEvents extends pulumi.ComponentResource {
  constructor(name: string, args: BucketEventsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:compute-lambda:BucketEvents", name, {}, opts);
    const { account, bucketName, notified } = args;
    const sourceArn = pulumi.interpolate`arn:${account.partition}:s3:::${bucketName}`;
    const permissions = notified.map(
      ({ target }) =>
        new aws.lambda.Permission(
          target.settings.name,
          {
            statementId: "CallByBucket",
            action: "lambda:InvokeFunction",
            function: target.function.name,
            qualifier: target.alias.name,
            principal: "s3.amazonaws.com",
            sourceArn,
            // The name alone could belong to somebody else one day.
            sourceAccount: account.accountId,
          },
          { parent: this },
        ),
    );
    new aws.s3.BucketNotification(
      name,
      {
        bucket: bucketName,
        lambdaFunctions: notified.map(({ target, source }) => ({
          id: target.settings.name,
          lambdaFunctionArn: target.alias.arn,
          events: [...source.events],
          filterPrefix: source.prefix,
          filterSuffix: source.suffix,
        })),
      },
      // S3 tries at once whether it may call them.
      { parent: this, dependsOn: permissions },
    );
    this.registerOutputs({});
  }
}
