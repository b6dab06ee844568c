import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { Dns } from "./dns";
import { dnsOutputs } from "./outputs";

const dns = new Dns("dns", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  zoneName,
  publicZoneId,
  publicZoneArn,
  nameServers,
  privateZoneId,
  privateZoneName,
  certificateArn,
  certificateDomains,
  healthCheckIds,
  delegationRoleArns,
  recordNames,
} = dnsOutputs(dns);
