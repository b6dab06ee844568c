import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, nameTags, resourceName, type StackContext } from "@cloud/shared";
import { queuePolicy } from "./policies";

export interface QueueArgs {
  readonly context: StackContext;
  readonly keyArn: string;
  readonly retentionDays: number;
  readonly visibilitySeconds?: number;
  /** Where messages go that were tried too often. */
  readonly redrive?: { readonly to: aws.sqs.Queue; readonly maxReceiveCount: number };
}

const secondsOfDay = 24 * 60 * 60;

/** An encrypted queue that is reached over encrypted connections only. */
export function makeQueue(
  name: string,
  { context, keyArn, retentionDays, visibilitySeconds, redrive }: QueueArgs,
  parent: pulumi.Resource,
): aws.sqs.Queue {
  const queue = new aws.sqs.Queue(
    name,
    {
      name: resourceName(context, name, nameLimits.queue),
      kmsMasterKeyId: keyArn,
      // Fewer calls to the key, which are paid for.
      kmsDataKeyReusePeriodSeconds: 3600,
      messageRetentionSeconds: retentionDays * secondsOfDay,
      ...(visibilitySeconds === undefined ? {} : { visibilityTimeoutSeconds: visibilitySeconds }),
      ...(redrive === undefined
        ? {}
        : {
            redrivePolicy: pulumi.jsonStringify({
              deadLetterTargetArn: redrive.to.arn,
              maxReceiveCount: redrive.maxReceiveCount,
            }),
          }),
      tags: nameTags(context, name),
    },
    { parent },
  );
  new aws.sqs.QueuePolicy(
    name,
    { queueUrl: queue.url, policy: pulumi.jsonStringify(queue.arn.apply(queuePolicy)) },
    { parent },
  );
  return queue;
}
