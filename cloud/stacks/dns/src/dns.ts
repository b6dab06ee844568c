import * as pulumi from "@pulumi/pulumi";
import { type Account, currentAccount, type ParametersOf, type StackContext } from "@cloud/shared";
import { Certificate } from "./acm";
import type { definition } from "./definition";
import { Delegations, ParentDelegation } from "./delegation";
import { planDelegations } from "./delegation-plan";
import { HealthChecks, requireUsableChecks } from "./health-checks";
import { planRecords } from "./record-plan";
import { Records, Zones } from "./route53";
import { certificateDomains } from "./validation-plan";

export type DnsParameters = ParametersOf<typeof definition>;

export interface DnsArgs {
  readonly context: StackContext;
  readonly parameters: DnsParameters;
}

/** Names and certificate of an environment. */
export class Dns extends pulumi.ComponentResource {
  readonly zones: Zones;
  readonly healthChecks: HealthChecks;
  readonly records: Records;
  readonly delegations: Delegations;
  /** How the zone above finds ours, where this stack says so itself. */
  readonly parentDelegation: ParentDelegation | undefined;
  readonly domains: readonly string[];
  readonly certificate: Certificate | undefined;

  constructor(name: string, args: DnsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:dns:Dns", name, {}, opts);
    const { context, parameters } = args;
    const privateZone = privateZoneOf(parameters);
    requireUsableChecks(parameters.healthChecks);
    const zoneNames = { public: parameters.zoneName, private: privateZone?.name };
    const records = planRecords(
      parameters.records,
      zoneNames,
      parameters.healthChecks.map((check) => check.name),
    );
    const delegations = planDelegations(parameters.delegations, parameters.zoneName);
    const account = currentAccount({ parent: this });
    this.zones = new Zones(
      "zones",
      {
        context,
        publicName: parameters.zoneName,
        privateZone,
        deletionProtection: parameters.deletionProtection,
      },
      { parent: this },
    );
    this.healthChecks = new HealthChecks(
      "health-checks",
      { context, checks: parameters.healthChecks },
      { parent: this },
    );
    this.records = new Records(
      "records",
      { zones: this.zones, records, healthChecks: this.healthChecks },
      { parent: this },
    );
    const zone = this.zones.publicZone;
    this.delegations = new Delegations(
      "delegations",
      { context, account, zone, delegations },
      { parent: this },
    );
    this.parentDelegation = this.#parentDelegation(args, account);
    this.domains = parameters.certificate
      ? certificateDomains(parameters.zoneName, parameters.certificateAlternativeNames)
      : [];
    this.certificate = this.#certificate(args);
    this.registerOutputs({ publicZoneId: this.zones.publicZone.zoneId });
  }

  #parentDelegation(
    { context, parameters }: DnsArgs,
    account: pulumi.Output<Account>,
  ): ParentDelegation | undefined {
    const { parentZone, zoneName } = parameters;
    if (parentZone === undefined) {
      return undefined;
    }
    return new ParentDelegation(
      "parent-zone",
      {
        context,
        account,
        zone: this.zones.publicZone,
        zoneName,
        parentZoneId: parentZone.zoneId,
        roleArn: parentZone.roleArn,
      },
      { parent: this },
    );
  }

  #certificate({ context, parameters }: DnsArgs): Certificate | undefined {
    const [first, ...others] = this.domains;
    if (first === undefined) {
      return undefined;
    }
    return new Certificate(
      "certificate",
      {
        context,
        domains: [first, ...others],
        zoneId: this.zones.publicZone.zoneId,
        waitMinutes: parameters.waitForCertificate
          ? parameters.certificateTimeoutMinutes
          : undefined,
        delegation: this.parentDelegation?.record,
      },
      { parent: this },
    );
  }
}

function privateZoneOf(parameters: DnsParameters): { name: string; vpcId: string } | undefined {
  const { privateZoneName, privateZoneVpcId } = parameters;
  return privateZoneVpcId === undefined
    ? undefined
    : { name: privateZoneName, vpcId: privateZoneVpcId };
}
