// Generated from templates/config/services-ecr.yaml by `npm run generate`. Changes belong there.

export interface ServicesEcrOutputs {
  /** Addresses for docker push and pull by short name. */
  readonly repositoryUrls: Readonly<Record<string, unknown>>;
  /** ARNs by short name. */
  readonly repositoryArns: Readonly<Record<string, unknown>>;
  /** Names on AWS, in the order of the configuration. */
  readonly repositoryNames: readonly string[];
  /** Account whose registry holds the repositories. */
  readonly registryId: string;
  /** Prefixes of cached repositories, in the order of the configuration. */
  readonly pullThroughPrefixes: readonly string[];
}
