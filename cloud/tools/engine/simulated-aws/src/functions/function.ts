import type { Situation } from "../behaviours/behaviour.ts";
import type { Configuration } from "../operations/configure.ts";
import type { ReferenceData } from "../reference.ts";
import type { Properties } from "../values.ts";

/** What a function may look at to find its answer. */
export interface Question extends Pick<
  Situation,
  "place" | "region" | "partition" | "find" | "list" | "findAnywhere" | "zones" | "limit"
> {
  readonly account: string;
  readonly configuration: Configuration;
  readonly data: ReferenceData;
  readonly args: Properties;
}

export interface FunctionAnswer {
  readonly result: Properties;
  /** Names of the results that are secret. */
  readonly secrets?: readonly string[];
}

export type CloudFunction = (question: Question) => FunctionAnswer;
export type CloudFunctions = Readonly<Record<string, CloudFunction>>;
