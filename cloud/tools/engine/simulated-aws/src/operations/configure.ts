import type { ReferenceData } from "../reference.ts";
import { isObject, texts, type Properties, type Value } from "../values.ts";

/** The provider configuration of one connection, as far as it matters here. */
export interface Configuration {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly defaultTags: Readonly<Record<string, string>>;
}

/** Refuses what the real provider refuses while it is being configured. */
export function configure(
  args: Properties,
  credentialsAccount: string,
  data: ReferenceData,
): Configuration {
  const region = args.region;
  if (typeof region !== "string" || region === "") {
    throw new Error("invalid AWS Region: the region is not set (configuration key aws:region)");
  }
  const known = data.regions[region];
  if (!known && args.skipRegionValidation !== "true") {
    throw new Error(`invalid AWS Region: ${region}`);
  }
  const account = effectiveAccount(args, credentialsAccount);
  const allowed = texts(parsed(args.allowedAccountIds));
  const forbidden = texts(parsed(args.forbiddenAccountIds));
  if ((allowed.length > 0 && !allowed.includes(account)) || forbidden.includes(account)) {
    throw new Error(`AWS account ID not allowed: ${account}`);
  }
  return {
    account,
    region,
    partition: data.partition(region),
    defaultTags: tagsOf(parsed(args.defaultTags)),
  };
}

/** Assuming a role moves the caller into the account of the role. */
function effectiveAccount(args: Properties, credentialsAccount: string): string {
  const roles = parsed(args.assumeRoles);
  const last = Array.isArray(roles) ? roles.at(-1) : undefined;
  const arn = isObject(last) ? last.roleArn : undefined;
  return (
    /^arn:[^:]+:iam::(\d{12}):role\//.exec(typeof arn === "string" ? arn : "")?.[1] ??
    credentialsAccount
  );
}

/** Pulumi sends nested configuration as JSON text. */
function parsed(value: Value | undefined): Value | undefined {
  if (typeof value !== "string" || value === "") {
    return value;
  }
  try {
    return JSON.parse(value) as Value;
  } catch {
    return value;
  }
}

function tagsOf(defaultTags: Value | undefined): Record<string, string> {
  const tags = isObject(defaultTags) ? parsed(defaultTags.tags) : undefined;
  if (!isObject(tags)) {
    return {};
  }
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)]));
}
