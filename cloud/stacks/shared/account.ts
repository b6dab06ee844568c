import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./types";

/** The account, region and partition of the provider, for ARNs and key policies. */
export function currentAccount(options: pulumi.InvokeOutputOptions = {}): pulumi.Output<Account> {
  const identity = aws.getCallerIdentityOutput({}, options);
  const region = aws.getRegionOutput({}, options);
  const partition = aws.getPartitionOutput({}, options);
  return pulumi.output({
    accountId: identity.accountId,
    region: region.region,
    partition: partition.partition,
  });
}
