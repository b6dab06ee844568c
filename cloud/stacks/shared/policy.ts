// Policy documents as plain values: built and tested without an engine, and sent as text.

type OneOrMore = string | readonly string[];

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, OneOrMore>>;
  readonly Action: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

export function policyDocument(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/** Lets a service of AWS take on a role, for the benefit of `sourceAccount` only where it says so. */
export function serviceTrust(service: string, sourceAccount?: string): PolicyDocument {
  return policyDocument({
    Sid: "AssumeByService",
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    ...(sourceAccount === undefined
      ? {}
      : { Condition: { StringEquals: { "aws:SourceAccount": sourceAccount } } }),
  });
}
