import { type Account, ConfigurationError, namePrefix, type StackContext } from "@cloud/shared";

export type BucketPurpose = "data" | "logs" | "assets";

/** Where things lie in the buckets, so that policies and rules can speak of them. */
export const prefixes = {
  accessLogs: "access/",
  loadBalancerLogs: "load-balancers/",
  deliveredLogs: "delivered/",
  lake: "lake/",
  queryResults: "query-results/",
} as const;

/** Bucket names are unique in the world, and account and region make them so. */
export function bucketName(
  context: StackContext,
  { accountId, region }: Pick<Account, "accountId" | "region">,
  purpose: string,
): string {
  return `${namePrefix(context)}-${purpose}-${accountId}-${region}`;
}

export interface LifecycleRule {
  readonly id: string;
  readonly status: "Enabled";
  readonly filter: { readonly prefix?: string };
  readonly abortIncompleteMultipartUpload?: { readonly daysAfterInitiation: number };
  readonly transitions?: readonly { readonly days: number; readonly storageClass: string }[];
  readonly expiration?: { readonly days: number };
  readonly noncurrentVersionExpiration?: { readonly noncurrentDays: number };
}

export interface LifecycleRequest {
  readonly infrequentAccessDays: number;
  readonly archiveDays: number;
  readonly oldVersionDays: number;
  readonly logRetentionDays: number;
  readonly queryResultDays: number;
  readonly enableDataLake: boolean;
}

/** S3 takes no object to storage for rare access before. */
const youngestTransition = 30;

/** What has been uploaded in parts and was never finished costs money and is of no use. */
const cleaning: LifecycleRule = {
  ...rule("unfinished-uploads"),
  abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
};

export function lifecycleRules(purpose: BucketPurpose, request: LifecycleRequest): LifecycleRule[] {
  switch (purpose) {
    case "data":
      return [
        cleaning,
        oldVersions(request),
        ...storageClasses(request),
        ...(request.enableDataLake ? [queryResults(request)] : []),
      ];
    case "assets":
      return [cleaning, oldVersions(request)];
    case "logs":
      return [
        cleaning,
        {
          ...rule("retention"),
          expiration: { days: request.logRetentionDays },
          noncurrentVersionExpiration: { noncurrentDays: 1 },
        },
      ];
  }
}

function oldVersions({ oldVersionDays }: LifecycleRequest): LifecycleRule {
  return {
    ...rule("old-versions"),
    noncurrentVersionExpiration: { noncurrentDays: oldVersionDays },
  };
}

function storageClasses({ infrequentAccessDays, archiveDays }: LifecycleRequest): LifecycleRule[] {
  if (infrequentAccessDays > 0 && infrequentAccessDays < youngestTransition) {
    throw new ConfigurationError(
      `storage:infrequentAccessDays must be 0 or at least ${youngestTransition}, ` +
        `not ${infrequentAccessDays}`,
    );
  }
  if (archiveDays > 0 && archiveDays < infrequentAccessDays + youngestTransition) {
    throw new ConfigurationError(
      `storage:archiveDays must be 0 or at least ${infrequentAccessDays + youngestTransition}, ` +
        `${youngestTransition} days after storage:infrequentAccessDays, not ${archiveDays}`,
    );
  }
  const transitions = [
    { days: infrequentAccessDays, storageClass: "STANDARD_IA" },
    { days: archiveDays, storageClass: "GLACIER_IR" },
  ].filter(({ days }) => days > 0);
  return transitions.length === 0 ? [] : [{ ...rule("storage-classes"), transitions }];
}

function queryResults({ queryResultDays }: LifecycleRequest): LifecycleRule {
  return {
    ...rule("query-results", prefixes.queryResults),
    expiration: { days: queryResultDays },
  };
}

function rule(id: string, prefix?: string): Pick<LifecycleRule, "id" | "status" | "filter"> {
  return { id, status: "Enabled", filter: prefix === undefined ? {} : { prefix } };
}
