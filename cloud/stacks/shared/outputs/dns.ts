// Generated from templates/config/dns.yaml by `npm run generate`. Changes belong there.

export interface DnsOutputs {
  /** Ids of the health checks by name. */
  readonly healthCheckIds: Readonly<Record<string, unknown>>;
  /** Roles with which other accounts delegate zones to themselves, by name of the zone. */
  readonly delegationRoleArns: Readonly<Record<string, unknown>>;
  /** Name of the public zone. */
  readonly zoneName: string;
  /** Id of the public zone. */
  readonly publicZoneId: string;
  /** ARN of the public zone. */
  readonly publicZoneArn: string;
  /** Name servers to which the parent zone must delegate. */
  readonly nameServers: readonly string[];
  /** Id of the private zone, empty without one. */
  readonly privateZoneId: string;
  /** Name of the private zone, empty without one. */
  readonly privateZoneName: string;
  /** ARN of the certificate, issued where the stack waits for it, empty without one. */
  readonly certificateArn: string;
  /** All names of the certificate. */
  readonly certificateDomains: readonly string[];
  /** Full names of the records from configuration. */
  readonly recordNames: readonly string[];
}
