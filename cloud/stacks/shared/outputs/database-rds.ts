// Generated from templates/config/database-rds.yaml by `npm run generate`. Changes belong there.

export interface DatabaseRdsOutputs {
  /** Host for reading and writing. */
  readonly endpoint: string;
  /** Host for reading; the same one where there is no replica. */
  readonly readerEndpoint: string;
  /** Port of both. */
  readonly port: number;
  /** Database that was made at first. */
  readonly databaseName: string;
  /** Engine as RDS calls it. */
  readonly engine: string;
  /** Names of all instances, the first one writes. */
  readonly instanceIdentifiers: readonly string[];
  /** Name of the cluster, empty for an instance. */
  readonly clusterIdentifier: string;
  /** ARN of the cluster or of the instance. */
  readonly arn: string;
  /** Id for IAM policies of users who log in with their role. */
  readonly resourceId: string;
  /** Secret with username and password. */
  readonly credentialsSecretArn: string;
  /** Security group of the database. */
  readonly securityGroupId: string;
  /** Name of the parameter group. */
  readonly parameterGroupName: string;
  /** Name of the subnet group. */
  readonly subnetGroupName: string;
  /** Log groups of the engine. */
  readonly logGroupNames: readonly string[];
}
