export const environments = ["dev", "stage", "prod"] as const;

export type Environment = (typeof environments)[number];

/** Which deployment, environment and stack a program is running for. */
export interface StackContext {
  /** Id of the deployment, for example `D1BRV40`. */
  readonly deployment: string;
  readonly environment: Environment;
  /** Name of the stack, for example `network`. */
  readonly stack: string;
}

/** The account and region in which the resources of a program are made. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
}

export type Tags = Readonly<Record<string, string>>;
