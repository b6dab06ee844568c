import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { deletionGuard, nameTags, type StackContext } from "@cloud/shared";
import type { HealthChecks } from "./health-checks";
import type { Failover, PlannedRecord, ZoneKind } from "./record-plan";

export interface ZonesArgs {
  readonly context: StackContext;
  readonly publicName: string;
  readonly privateZone: { readonly name: string; readonly vpcId: string } | undefined;
  readonly deletionProtection: boolean;
}

/** The public zone, and a private one where there is a VPC for it. */
export class Zones extends pulumi.ComponentResource {
  readonly publicZone: aws.route53.Zone;
  readonly privateZone: aws.route53.Zone | undefined;

  constructor(name: string, args: ZonesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:dns:Zones", name, {}, opts);
    const { context, publicName, privateZone } = args;
    const options = { parent: this, ...deletionGuard(args.deletionProtection) };
    this.publicZone = new aws.route53.Zone(
      "public",
      {
        name: publicName,
        comment: `Public names of ${context.environment}`,
        tags: nameTags(context, "public-zone"),
      },
      options,
    );
    this.privateZone =
      privateZone === undefined
        ? undefined
        : new aws.route53.Zone(
            "private",
            {
              name: privateZone.name,
              comment: `Private names of ${context.environment}`,
              vpcs: [{ vpcId: privateZone.vpcId }],
              tags: nameTags(context, "private-zone"),
            },
            options,
          );
    this.registerOutputs({ publicZoneId: this.publicZone.zoneId });
  }

  idOf(kind: ZoneKind): pulumi.Output<string> {
    const zone = kind === "public" ? this.publicZone : this.privateZone;
    if (zone === undefined) {
      throw new Error(`there is no ${kind} zone`);
    }
    return zone.zoneId;
  }
}

export interface RecordsArgs {
  readonly zones: Zones;
  readonly records: readonly PlannedRecord[];
  readonly healthChecks: HealthChecks;
}

/** The records from configuration. */
export class Records extends pulumi.ComponentResource {
  readonly records: readonly aws.route53.Record[];

  constructor(name: string, args: RecordsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:dns:Records", name, {}, opts);
    const { zones, records, healthChecks } = args;
    this.records = records.map(
      ({ key, zone, name: recordName, type, content, failover }) =>
        new aws.route53.Record(
          key,
          {
            zoneId: zones.idOf(zone),
            name: recordName,
            type,
            ...("alias" in content
              ? { aliases: [content.alias] }
              : { ttl: content.ttl, records: [...content.values] }),
            ...(failover === undefined ? {} : failoverProperties(failover, healthChecks)),
          },
          { parent: this },
        ),
    );
    this.registerOutputs({ names: this.records.map((record) => record.fqdn) });
  }
}

function failoverProperties({ role, healthCheck }: Failover, healthChecks: HealthChecks) {
  const healthCheckId = healthCheck === undefined ? undefined : healthChecks.ids[healthCheck];
  return {
    setIdentifier: role,
    failoverRoutingPolicies: [{ type: role === "primary" ? "PRIMARY" : "SECONDARY" }],
    ...(healthCheckId === undefined ? {} : { healthCheckId }),
  };
}
