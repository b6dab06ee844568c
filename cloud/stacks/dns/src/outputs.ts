import * as pulumi from "@pulumi/pulumi";
import type { StackOutputs } from "@cloud/shared";
import type { Dns } from "./dns";

/** What other stacks may use, as the template of the stack declares it. */
export function dnsOutputs(dns: Dns) {
  const { zones, records, domains, certificate } = dns;
  const none = pulumi.output("");
  return {
    zoneName: zones.publicZone.name,
    publicZoneId: zones.publicZone.zoneId,
    publicZoneArn: zones.publicZone.arn,
    nameServers: zones.publicZone.nameServers,
    privateZoneId: zones.privateZone?.zoneId ?? none,
    privateZoneName: zones.privateZone?.name ?? none,
    certificateArn: certificate?.arn ?? none,
    certificateDomains: pulumi.output([...domains]),
    healthCheckIds: pulumi.output({ ...dns.healthChecks.ids }),
    delegationRoleArns: pulumi.output({ ...dns.delegations.roleArns }),
    recordNames: pulumi.output(records.records.map((record) => record.fqdn)),
  } satisfies Record<keyof StackOutputs["dns"], pulumi.Output<unknown>>;
}
