// Generated from templates/config/authentication.yaml by `npm run generate`. Changes belong there.

export interface AuthenticationOutputs {
  /** Id of the user pool. */
  readonly userPoolId: string;
  /** ARN of the user pool. */
  readonly userPoolArn: string;
  /** Host name and path of the user pool. */
  readonly userPoolEndpoint: string;
  /** Issuer of the tokens, below which their keys are published. */
  readonly issuerUrl: string;
  /** Ids of the clients by name. */
  readonly clientIds: Readonly<Record<string, unknown>>;
  /** Secrets with id and secret of servers and machines by name, as JSON. */
  readonly clientSecretArns: Readonly<Record<string, unknown>>;
  /** Ids of all clients, whose tokens an API accepts. */
  readonly apiAudiences: readonly string[];
  /** Full names of the scopes. */
  readonly apiScopeNames: readonly string[];
  /** Host name of the login page. */
  readonly userPoolDomain: string;
  /** URL below which the login page and the tokens are. */
  readonly loginUrl: string;
  /** Names of the groups, the first in order of precedence first. */
  readonly groupNames: readonly string[];
  /** Roles of the groups that have one, by name. */
  readonly groupRoleArns: Readonly<Record<string, unknown>>;
  /** Id of the identity pool, empty without one. */
  readonly identityPoolId: string;
  /** Role of users without a group that has one, empty without an identity pool. */
  readonly authenticatedRoleArn: string;
}
