/** A lifecycle policy as ECR reads it. */
export interface LifecyclePolicy {
  readonly rules: readonly LifecycleRule[];
}

interface LifecycleRule {
  readonly rulePriority: number;
  readonly description: string;
  readonly selection: Readonly<Record<string, string | number>>;
  readonly action: { readonly type: "expire" };
}

/** Images without a tag go after a while, and beyond a number the oldest go. */
export function repositoryLifecycle(untaggedDays: number, keepImages: number): LifecyclePolicy {
  return {
    rules: [
      rule(1, `Untagged for ${untaggedDays} days`, "untagged", sincePushed(untaggedDays)),
      // A rule about any image must have the last priority.
      rule(2, `Beyond the newest ${keepImages}`, "any", {
        countType: "imageCountMoreThan",
        countNumber: keepImages,
      }),
    ],
  };
}

/** What is cached can be fetched again, so nothing stays longer than it is likely to be needed. */
export function cacheLifecycle(days: number): LifecyclePolicy {
  return { rules: [rule(1, `Older than ${days} days`, "any", sincePushed(days))] };
}

function sincePushed(days: number) {
  return { countType: "sinceImagePushed", countUnit: "days", countNumber: days };
}

function rule(
  rulePriority: number,
  description: string,
  tagStatus: "untagged" | "any",
  count: Readonly<Record<string, string | number>>,
): LifecycleRule {
  return {
    rulePriority,
    description,
    selection: { tagStatus, ...count },
    action: { type: "expire" },
  };
}
