import type * as pulumi from "@pulumi/pulumi";
import type { Environment } from "./types";

/** What a stack template says about one parameter, as far as a program needs it. */
export interface ParameterDefinition {
  readonly type: "string" | "integer" | "number" | "boolean" | "list" | "object" | "cidr";
  readonly default?: unknown;
  readonly defaults?: Readonly<Partial<Record<Environment, unknown>>>;
  readonly required?: boolean;
  readonly secret?: boolean;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: ParameterDefinition;
  readonly fields?: ParameterDefinitions;
}

export type ParameterDefinitions = Readonly<Record<string, ParameterDefinition>>;

export interface StackDefinition {
  readonly stack: string;
  readonly parameters: ParameterDefinitions;
}

type PlainValue<Definition> = Definition extends { enum: readonly (infer Choice)[] }
  ? Choice
  : Definition extends { type: "string" | "cidr" }
    ? string
    : Definition extends { type: "integer" | "number" }
      ? number
      : Definition extends { type: "boolean" }
        ? boolean
        : Definition extends { type: "list"; items: infer Items }
          ? readonly PlainValue<Items>[]
          : Definition extends { fields: infer Fields }
            ? { readonly [Name in keyof Fields]: FieldValue<Fields[Name]> }
            : Readonly<Record<string, unknown>>;

type FieldValue<Definition> = Definition extends
  { required: true } | { default: unknown } | { defaults: unknown }
  ? PlainValue<Definition>
  : PlainValue<Definition> | undefined;

type ParameterValue<Definition> = Definition extends { secret: true }
  ? pulumi.Output<FieldValue<Definition>>
  : FieldValue<Definition>;

/** The values of all parameters of a stack, each with the type its template gives it. */
export type ParametersOf<Definition extends StackDefinition> = {
  readonly [Name in keyof Definition["parameters"]]: ParameterValue<Definition["parameters"][Name]>;
};
