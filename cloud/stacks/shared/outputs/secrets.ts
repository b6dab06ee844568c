// Generated from templates/config/secrets.yaml by `npm run generate`. Changes belong there.

export interface SecretsOutputs {
  /** ARNs of all secrets by name. */
  readonly secretArns: Readonly<Record<string, unknown>>;
  /** Names on AWS of all secrets by name. */
  readonly secretNames: Readonly<Record<string, unknown>>;
  /** Secret with username and password of the database, as JSON. */
  readonly databaseSecretArn: string;
  /** Name of that secret. */
  readonly databaseSecretName: string;
  /** Secret with the secretKey of the applications, as JSON. */
  readonly applicationSecretArn: string;
  /** Name of that secret. */
  readonly applicationSecretName: string;
  /** Function that renews secrets, empty when none is renewed. */
  readonly rotationFunctionArn: string;
  /** Log group of that function, empty without it. */
  readonly rotationFunctionLogGroupName: string;
  /** What the names of all secrets start with. */
  readonly secretNamePrefix: string;
  /** Names on AWS of all parameters by name. */
  readonly parameterNames: Readonly<Record<string, unknown>>;
  /** ARNs of all parameters by name. */
  readonly parameterArns: Readonly<Record<string, unknown>>;
  /** Path below which all parameters are. */
  readonly parameterPathPrefix: string;
}
