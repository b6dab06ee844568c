import { nameLimits, resourceName } from "./naming";
import type { StackContext, Tags } from "./types";

/**
 * Tags of one resource. Organization, project, environment, cost centre and the like are default
 * tags of the provider and need no repetition.
 */
export function nameTags(context: StackContext, name: string, further: Tags = {}): Tags {
  return { Name: resourceName(context, name, nameLimits.tag), ...further };
}
