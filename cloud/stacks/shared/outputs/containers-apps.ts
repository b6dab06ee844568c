// Generated from templates/config/containers-apps.yaml by `npm run generate`. Changes belong there.

export interface ContainersAppsOutputs {
  /** Names of the services on AWS, in the order of the configuration. */
  readonly serviceNames: readonly string[];
  /** ARNs of the services by application. */
  readonly serviceArns: Readonly<Record<string, unknown>>;
  /** ARNs of the task definitions, with their revision, by application. */
  readonly taskDefinitionArns: Readonly<Record<string, unknown>>;
  /** ARNs of the target groups by application, of those that are public. */
  readonly targetGroupArns: Readonly<Record<string, unknown>>;
  /** Parts of those ARNs by which metrics know the target groups. */
  readonly targetGroupArnSuffixes: Readonly<Record<string, unknown>>;
  /** Where each application answers, inside the VPC where it is not public. */
  readonly urls: Readonly<Record<string, unknown>>;
  /** Names of the log groups, in the order of the configuration. */
  readonly logGroupNames: readonly string[];
}
