import { ServiceError } from "../errors.ts";
import type { ResourceRecord } from "../state/record.ts";
import { list, text, type Properties } from "../values.ts";
import type { Behaviours, Reference, Situation } from "./behaviour.ts";
import { vpc } from "./ec2/references.ts";

export const zoneType = "aws:route53/zone:Zone";
export const recordType = "aws:route53/record:Record";
const healthCheckType = "aws:route53/healthCheck:HealthCheck";

const zone: Reference = {
  to: zoneType,
  code: "NoSuchHostedZone",
  message: "No hosted zone found with ID: {value}",
  status: 404,
  holds: false,
};
const healthCheck: Reference = {
  to: healthCheckType,
  code: "NoSuchHealthCheck",
  message: "No health check exists with the specified ID.",
  status: 404,
  holds: false,
};
const anyVpc: Reference = {
  ...vpc,
  anywhere: true,
  holds: false,
  code: "InvalidVPCId",
  message:
    "The VPC ID that you specified either isn't a valid ID or the current account is not authorized to access this VPC.",
};

export const route53: Behaviours = {
  [zoneType]: {
    global: true,
    noun: "Hosted Zone",
    id: "Z0{upper:19}",
    arn: "arn:{partition}:route53:::hostedzone/{id}",
    replace: ["name", "delegationSetId"],
    defaults: {
      comment: "Managed by Pulumi",
      enableAcceleratedRecovery: false,
      forceDestroy: false,
    },
    computed: { zoneId: "{id}" },
    outputs: nameServers,
    references: { "vpcs.vpcId": anyVpc },
    quota: {
      name: "hostedZones",
      limit: 500,
      code: "TooManyHostedZones",
      message: "The maximum number of hosted zones has been reached.",
    },
    seconds: { create: 40, update: 5, delete: 30 },
    checkDelete: refuseWithRecords,
  },

  [recordType]: {
    global: true,
    noun: "Record",
    name: { property: "name", auto: false },
    id: recordId,
    replace: ["name", "setIdentifier", "type", "zoneId"],
    outputs: (situation) => ({ fqdn: fqdnOf(situation) }),
    references: { zoneId: zone, healthCheckId: healthCheck },
    exists: {
      code: "InvalidChangeBatch",
      message:
        "[Tried to create resource record set [name='{name}', type='{in.type}'] but it already exists]",
      status: 400,
    },
    adopts: ({ inputs }) => inputs.allowOverwrite === true,
    seconds: { create: 35, update: 30, delete: 30 },
    check: checkRecord,
  },

  "aws:route53/zoneAssociation:ZoneAssociation": {
    global: true,
    id: "{in.zoneId}:{in.vpcId}",
    replace: ["vpcId", "vpcRegion", "zoneId"],
    computed: { owningAccount: "{account}", vpcRegion: "{region}" },
    references: { zoneId: zone, vpcId: anyVpc },
    exists: {
      code: "ConflictingDomainExists",
      message: "The VPC {in.vpcId} is already associated with the hosted zone",
      status: 400,
    },
    seconds: { create: 40, delete: 40 },
  },

  [healthCheckType]: {
    global: true,
    noun: "Health Check",
    id: "{uuid}",
    arn: "arn:{partition}:route53:::healthcheck/{id}",
    replace: ["measureLatency", "referenceName", "requestInterval", "routingControlArn", "type"],
    defaults: { disabled: false },
    quota: {
      name: "healthChecks",
      limit: 200,
      code: "TooManyHealthChecks",
      message:
        "This health check can't be created because the current account has reached the limit on the number of active health checks.",
    },
    seconds: { create: 1, delete: 1 },
  },

  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec": {
    global: true,
    id: "{in.hostedZoneId}",
    replace: ["hostedZoneId"],
    references: { hostedZoneId: zone },
  },
  "aws:route53/keySigningKey:KeySigningKey": {
    global: true,
    id: "{in.hostedZoneId},{name}",
    replace: ["hostedZoneId", "keyManagementServiceArn", "name"],
    references: { hostedZoneId: zone },
  },
  "aws:route53/queryLog:QueryLog": {
    global: true,
    id: "{uuid}",
    replace: ["cloudwatchLogGroupArn", "zoneId"],
    references: { zoneId: zone },
  },
};

function nameServers({ random }: Situation): Properties {
  const servers = ["com", "net", "org", "co.uk"].map((domain, index) => {
    const number = 512 * index + random.below(512, domain);
    return `ns-${number}.awsdns-${String(number % 64).padStart(2, "0")}.${domain}`;
  });
  return { nameServers: servers, primaryNameServer: servers[0]! };
}

function zoneName({ inputs, find }: Situation): string {
  return withoutDot(text(find(zoneType, text(inputs.zoneId) ?? "")?.outputs.name) ?? "");
}

/** Names may be given in full or relative to their zone. */
function fqdnOf(situation: Situation): string {
  const name = withoutDot(text(situation.inputs.name) ?? "").toLowerCase();
  const domain = zoneName(situation);
  if (name === "") {
    return domain;
  }
  return name === domain || name.endsWith(`.${domain}`) || domain === ""
    ? name
    : `${name}.${domain}`;
}

function recordId(situation: Situation): string {
  const { zoneId, type, setIdentifier } = situation.inputs;
  return [zoneId, fqdnOf(situation), type, setIdentifier]
    .filter((part) => typeof part === "string" && part !== "")
    .join("_");
}

function checkRecord(situation: Situation): void {
  const { inputs } = situation;
  const name = fqdnOf(situation);
  const domain = zoneName(situation);
  const isAlias = list(inputs.aliases).length > 0;
  if (!isAlias && (inputs.ttl === undefined || inputs.records === undefined)) {
    throw new ServiceError(
      "InvalidInput",
      "Invalid request: expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId]",
    );
  }
  if (inputs.type === "CNAME" && name === domain) {
    throw new ServiceError(
      "InvalidChangeBatch",
      `[RRSet of type CNAME with DNS name ${name}. is not permitted at apex in zone ${domain}.]`,
    );
  }
  const hasPolicy = Object.keys(inputs).some((key) => key.endsWith("RoutingPolicies"));
  if (hasPolicy && !text(inputs.setIdentifier)) {
    throw new ServiceError(
      "InvalidInput",
      `Invalid request: Missing field 'SetIdentifier' in Change with [Action=CREATE, Name=${name}., Type=${String(inputs.type)}, SetIdentifier=null]`,
    );
  }
  const rivals = situation
    .list(recordType)
    .filter(
      (other) =>
        other.id !== situation.id &&
        other.outputs.zoneId === inputs.zoneId &&
        other.outputs.fqdn === name,
    );
  if (rivals.some((other) => (other.outputs.type === "CNAME") !== (inputs.type === "CNAME"))) {
    throw new ServiceError(
      "InvalidChangeBatch",
      `[RRSet of type ${String(inputs.type)} with DNS name ${name}. is not permitted because a conflicting RRSet with the same DNS name already exists in zone ${domain}.]`,
    );
  }
  refuseMixture(situation, name, rivals);
}

/** A name and type has one record, or several that each say which one they are. */
function refuseMixture({ inputs }: Situation, name: string, rivals: ResourceRecord[]): void {
  const mixed = rivals.some(
    ({ outputs }) =>
      outputs.type === inputs.type && !text(outputs.setIdentifier) !== !text(inputs.setIdentifier),
  );
  if (mixed) {
    const reason = text(inputs.setIdentifier)
      ? "because a non multi-answer rrset exists with the same name and type."
      : "as other RRSets exist with the same name and type.";
    throw new ServiceError(
      "InvalidChangeBatch",
      `[RRSet with DNS name ${name}., type ${String(inputs.type)}, SetIdentifier ${text(inputs.setIdentifier) ?? "null"} cannot be created ${reason}]`,
    );
  }
}

function refuseWithRecords({ id, previous, ...around }: Situation): void {
  if (
    previous.forceDestroy !== true &&
    around.list(recordType).some((record) => record.outputs.zoneId === id)
  ) {
    throw new ServiceError(
      "HostedZoneNotEmpty",
      "The specified hosted zone contains non-required resource record sets and so cannot be deleted.",
    );
  }
}

export function withoutDot(name: string): string {
  return name.replace(/\.$/, "");
}
