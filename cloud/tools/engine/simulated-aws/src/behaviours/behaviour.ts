import type { Random } from "../naming/random.ts";
import type { Template } from "../naming/template.ts";
import type { Place, ResourceRecord } from "../state/record.ts";
import type { Properties } from "../values.ts";

/** A resource that is being created, updated or deleted, and what it may look at. */
export interface Situation {
  readonly place: Place;
  /** Where the call goes to; differs from `place.region` for services that have no regions. */
  readonly region: string;
  readonly partition: string;
  readonly type: string;
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly inputs: Properties;
  /** What the resource had before; empty when it is being created. */
  readonly previous: Properties;
  readonly random: Random;
  find(type: string, id: string): ResourceRecord | undefined;
  list(type: string): ResourceRecord[];
  findAnywhere(type: string, id: string): ResourceRecord | undefined;
  zones(): readonly { name: string; id: string }[];
  /** A quota, as the settings file or AWS's own default has it. */
  limit(quota: string, standard: number): number;
}

/** A property (or the items of a list, or a path `a.b`) that names another resource. */
export interface Reference {
  readonly to: string;
  /** The output of the other resource that is named; its id when left out. An ARN is recognised in any case. */
  readonly by?: string;
  /** Values that name something AWS itself provides. */
  readonly except?: RegExp;
  /** Looked for in all regions, because the reference comes from a service without regions. */
  readonly anywhere?: boolean;
  readonly code: string;
  /** `{value}` stands for what was given. */
  readonly message: Template;
  readonly status?: number;
  /** The operation that refuses, where it is not the one the type is made by. */
  readonly operation?: string;
  /** Whether the other resource cannot be deleted while this one exists. */
  readonly holds?: boolean;
}

export interface Refusal {
  readonly code: string;
  readonly message: Template;
  readonly status?: number;
  readonly operation?: string;
}

/** At most `limit` resources in one place, or for each value of `per`; the settings file may change the limit. */
export interface Quota extends Refusal {
  readonly name: string;
  readonly limit: number;
  readonly per?: string;
}

/**
 * How one resource type behaves beyond what its declaration tells. Every field is optional: a type without any entry
 * still gets an id, an ARN, computed outputs and checked inputs.
 */
export interface Behaviour {
  /** How errors name it; by default taken from the token. */
  readonly service?: string;
  readonly noun?: string;
  /** True for services without regions: IAM, Route 53, CloudFront. */
  readonly global?: boolean;
  /** The property it is known by; made up from the logical name when `auto`. */
  readonly name?:
    | {
        readonly property: string;
        readonly auto?: boolean;
        readonly max?: number;
        readonly prefix?: string;
        readonly suffix?: string;
      }
    | false;
  readonly id?: Template | ((situation: Situation) => string);
  readonly arn?: Template | ((situation: Situation) => string);
  /** Inputs that cannot be changed in place. */
  readonly replace?: readonly string[];
  /** Replaced by deleting first, because AWS allows only one at a time. */
  readonly deleteBeforeReplace?: boolean;
  /** Outputs that AWS fills in when the input is not given. */
  readonly defaults?: Readonly<Properties>;
  readonly computed?: Readonly<Record<string, Template>>;
  readonly outputs?: (situation: Situation) => Properties;
  /** Outputs that AWS decides anew when an input changes, by input (`*`: any): a preview cannot know them. */
  readonly renewed?: Readonly<Record<string, readonly string[]>>;
  /** Outputs inside of an input that AWS decides when the resource is made: `vpcConfig.vpcId`. */
  readonly decided?: readonly string[];
  readonly references?: Readonly<Record<string, Reference>>;
  /** Ids of this type that exist because another resource does, such as the default security group of a VPC. */
  readonly implied?: readonly { readonly by: string; readonly output: string }[];
  /** Refused when another resource of this type has the same values. */
  readonly unique?: readonly (Refusal & { readonly properties: readonly string[] })[];
  /** Refused when the id, taken from a name, exists already. */
  readonly exists?: Refusal;
  readonly inUse?: Refusal;
  readonly quota?: Quota;
  /** About how long AWS takes. */
  readonly seconds?: {
    readonly create?: number;
    readonly update?: number;
    readonly delete?: number;
  };
  /** Further rules; throws a `ServiceError`. */
  readonly check?: (situation: Situation) => void;
  readonly checkDelete?: (situation: Situation) => void;
  /** Whether creating it takes over what is there already instead of failing. */
  readonly adopts?: (situation: Situation) => boolean;
  /** Other resources that this one's creation changes, as they are afterwards. */
  readonly effects?: (situation: Situation) => readonly ResourceRecord[];
}

export type Behaviours = Readonly<Record<string, Behaviour>>;
