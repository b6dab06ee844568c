import type { Properties } from "../values.ts";

/** One resource as it stands on disk, readable and editable by people. */
export interface ResourceRecord {
  readonly type: string;
  readonly id: string;
  readonly urn: string;
  readonly arn?: string;
  readonly account: string;
  readonly region: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** Names of the outputs that are secret; their values stand in the file, which only its owner can read. */
  readonly secrets?: readonly string[];
}

/** Where records live: one account in one region. Services without regions use the region `global`. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

export const globalRegion = "global";
