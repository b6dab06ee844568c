import * as pulumi from "@pulumi/pulumi";
import type { ParametersOf, StackContext } from "@cloud/shared";
import { Certificate } from "./acm";
import type { definition } from "./definition";
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
  readonly records: Records;
  readonly domains: readonly string[];
  readonly certificate: Certificate | undefined;

  constructor(name: string, args: DnsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:dns:Dns", name, {}, opts);
    const { context, parameters } = args;
    const privateZone = privateZoneOf(parameters);
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
    const zoneNames = { public: parameters.zoneName, private: privateZone?.name };
    this.records = new Records(
      "records",
      { zones: this.zones, records: planRecords(parameters.records, zoneNames) },
      { parent: this },
    );
    this.domains = parameters.certificate
      ? certificateDomains(parameters.zoneName, parameters.certificateAlternativeNames)
      : [];
    this.certificate = this.#certificate(args);
    this.registerOutputs({ publicZoneId: this.zones.publicZone.zoneId });
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
