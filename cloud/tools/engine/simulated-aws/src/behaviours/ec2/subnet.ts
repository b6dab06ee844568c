import { contains, overlaps, parseCidr, type Cidr } from "../../cidr.ts";
import { ServiceError } from "../../errors.ts";
import { text, type Properties } from "../../values.ts";
import type { Behaviours, Situation } from "../behaviour.ts";
import { arn, inUse, types, vpc } from "./references.ts";

export const subnets: Behaviours = {
  [types.subnet]: {
    id: "subnet-0{hex:16}",
    arn: arn("subnet"),
    replace: [
      "availabilityZone",
      "availabilityZoneId",
      "cidrBlock",
      "ipv6Native",
      "outpostArn",
      "vpcId",
    ],
    defaults: {
      mapPublicIpOnLaunch: false,
      assignIpv6AddressOnCreation: false,
      enableDns64: false,
      ipv6Native: false,
    },
    computed: { privateDnsHostnameTypeOnLaunch: "ip-name" },
    outputs: (situation) => ({ ...zoneOf(situation), ...ipv6Association(situation) }),
    references: { vpcId: vpc },
    quota: {
      name: "subnetsPerVpc",
      limit: 200,
      per: "vpcId",
      code: "SubnetLimitExceeded",
      message: "The maximum number of subnets has been reached.",
    },
    inUse: inUse("subnet"),
    seconds: { create: 11, update: 2, delete: 1 },
    check: checkSubnet,
  },
};

/** Name and id of the zone belong together; without either Amazon chooses one. */
function zoneOf({ inputs, previous, random, zones }: Situation): Properties {
  const all = zones();
  const wanted = all.find(
    (zone) =>
      zone.name === (inputs.availabilityZone ?? previous.availabilityZone) ||
      zone.id === inputs.availabilityZoneId,
  );
  const zone = wanted ?? all[random.below(Math.max(all.length, 1), "zone")];
  return zone ? { availabilityZone: zone.name, availabilityZoneId: zone.id } : {};
}

function ipv6Association({ inputs, random }: Situation): Properties {
  return {
    ipv6CidrBlockAssociationId: inputs.ipv6CidrBlock
      ? `subnet-cidr-assoc-0${random.hex(16, "ipv6")}`
      : "",
  };
}

function checkSubnet(situation: Situation): void {
  const { inputs, zones } = situation;
  const zone = text(inputs.availabilityZone);
  if (zone !== undefined && !zones().some(({ name }) => name === zone)) {
    const valid = zones().map(({ name }) => name);
    throw new ServiceError(
      "InvalidParameterValue",
      `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${valid.join(", ")}.`,
    );
  }
  const parent = situation.find(types.vpc, text(inputs.vpcId) ?? "");
  checkRange(situation, text(inputs.cidrBlock), text(parent?.outputs.cidrBlock), "cidrBlock");
  checkRange(
    situation,
    text(inputs.ipv6CidrBlock),
    text(parent?.outputs.ipv6CidrBlock),
    "ipv6CidrBlock",
  );
}

function checkRange(
  situation: Situation,
  given: string | undefined,
  outer: string | undefined,
  property: string,
): void {
  if (!given) {
    return;
  }
  const range = parseCidr(given);
  if (!range) {
    throw new ServiceError(
      "InvalidParameterValue",
      `Value (${given}) for parameter ${property} is invalid. This is not a valid CIDR block.`,
    );
  }
  const parent = outer ? parseCidr(outer) : undefined;
  if (!parent || !contains(parent, range) || (range.version === 4 && range.prefix > 28)) {
    throw new ServiceError("InvalidSubnet.Range", `The CIDR '${given}' is invalid.`);
  }
  const siblings = situation
    .list(types.subnet)
    .filter((other) => other.id !== situation.id && other.outputs.vpcId === situation.inputs.vpcId);
  const taken = siblings
    .map((other) => parseCidr(text(other.outputs[property]) ?? ""))
    .filter((other): other is Cidr => other !== undefined);
  if (taken.some((other) => overlaps(other, range))) {
    throw new ServiceError(
      "InvalidSubnet.Conflict",
      `The CIDR '${given}' conflicts with another subnet`,
    );
  }
}
