import { formatIpv4, parseCidr } from "../../cidr.ts";
import { ServiceError } from "../../errors.ts";
import { text, type Properties, type Value } from "../../values.ts";
import type { ResourceRecord } from "../../state/record.ts";
import type { Behaviours, Situation } from "../behaviour.ts";
import { arn, subnet, types, vpc } from "./references.ts";

export const gateways: Behaviours = {
  [types.internetGateway]: {
    noun: "Internet Gateway",
    id: "igw-0{hex:16}",
    arn: arn("internet-gateway"),
    references: { vpcId: { ...vpc, operation: "AttachInternetGateway" } },
    unique: [
      {
        properties: ["vpcId"],
        code: "InvalidParameterValue",
        message: "Network {in.vpcId} already has an internet gateway attached",
        operation: "AttachInternetGateway",
      },
    ],
    quota: {
      name: "internetGateways",
      limit: 5,
      code: "InternetGatewayLimitExceeded",
      message: "The maximum number of internet gateways has been reached.",
    },
    seconds: { create: 1, delete: 1 },
    check: refuseToMove,
    checkDelete: ({ inputs, ...around }) => refuseWithMappedAddresses(around, inputs.vpcId),
  },

  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": {
    noun: "Egress-only Internet Gateway",
    id: "eigw-0{hex:16}",
    arn: arn("egress-only-internet-gateway"),
    replace: ["vpcId"],
    references: { vpcId: vpc },
    seconds: { create: 1, delete: 1 },
  },

  [types.natGateway]: {
    noun: "NAT Gateway",
    id: "nat-0{hex:16}",
    arn: arn("natgateway"),
    replace: ["allocationId", "connectivityType", "privateIp", "subnetId"],
    defaults: { connectivityType: "public" },
    computed: { associationId: "eipassoc-0{hex:16}", networkInterfaceId: "eni-0{hex:16}" },
    outputs: addresses,
    references: {
      allocationId: {
        to: types.eip,
        code: "InvalidAllocationID.NotFound",
        message: "The allocation ID '{value}' does not exist",
      },
      subnetId: subnet,
    },
    seconds: { create: 105, delete: 50 },
    check: checkNatGateway,
  },

  "aws:ec2/vpnGateway:VpnGateway": {
    noun: "VPN Gateway",
    id: "vgw-0{hex:16}",
    arn: arn("vpn-gateway"),
    replace: ["amazonSideAsn", "availabilityZone"],
    references: { vpcId: { ...vpc, operation: "AttachVpnGateway" } },
  },
};

/** A public NAT gateway is of no use, and is refused, in a network that has no way to the internet. */
function checkNatGateway(situation: Situation): void {
  const { inputs } = situation;
  const isPublic = (inputs.connectivityType ?? "public") === "public";
  if (isPublic && inputs.allocationId === undefined) {
    throw new ServiceError(
      "MissingParameter",
      "The request must contain the parameter AllocationId",
    );
  }
  const home = situation.find(types.subnet, text(inputs.subnetId) ?? "");
  const vpcId = home?.outputs.vpcId;
  if (
    isPublic &&
    !situation.list(types.internetGateway).some((gateway) => gateway.outputs.vpcId === vpcId)
  ) {
    fail(
      situation,
      `Gateway.NotAttached: Network ${String(vpcId)} has no Internet gateway attached`,
    );
  }
  if (situation.list(types.natGateway).some((other) => isRival(situation, other))) {
    const address = text(inputs.allocationId);
    fail(
      situation,
      `Resource.AlreadyAssociated: Elastic IP address [${address}] is already associated`,
    );
  }
  const zone = home?.outputs.availabilityZone;
  const zoneMates = situation
    .list(types.natGateway)
    .filter((other) => other.id !== situation.id)
    .filter(
      (other) =>
        situation.find(types.subnet, text(other.outputs.subnetId) ?? "")?.outputs
          .availabilityZone === zone,
    );
  const limit = situation.limit("natGatewaysPerZone", 5);
  if (zoneMates.length >= limit) {
    throw new ServiceError(
      "NatGatewayLimitExceeded",
      `Performing this operation would exceed the limit of ${limit} NAT gateways`,
    );
  }
}

function isRival({ id, inputs }: Situation, other: ResourceRecord): boolean {
  const address = text(inputs.allocationId);
  return other.id !== id && address !== undefined && other.outputs.allocationId === address;
}

/** EC2 takes the request, and the gateway itself comes to nothing. */
function fail({ id }: Situation, reason: string): never {
  throw new Error(
    `waiting for EC2 NAT Gateway (${id}) create: unexpected state 'failed', wanted target 'available'. last error: ${reason}`,
  );
}

function addresses({ inputs, random, find }: Situation): Properties {
  const range = parseCidr(
    text(find(types.subnet, text(inputs.subnetId) ?? "")?.outputs.cidrBlock) ?? "",
  );
  const offset = 4 + random.below(200, "private address");
  const own = range && range.first + (BigInt(offset) % (range.last - range.first + 1n));
  return {
    privateIp: text(inputs.privateIp) ?? (own === undefined ? "" : formatIpv4(own)),
    publicIp: text(find(types.eip, text(inputs.allocationId) ?? "")?.outputs.publicIp) ?? "",
  };
}

/** Another VPC for the same gateway means to detach it from the one it serves. */
function refuseToMove(situation: Situation): void {
  const { inputs, previous } = situation;
  if (previous.vpcId !== undefined && previous.vpcId !== inputs.vpcId) {
    refuseWithMappedAddresses(situation, previous.vpcId);
  }
}

function refuseWithMappedAddresses(
  { list, find }: Pick<Situation, "list" | "find">,
  vpcId: Value | undefined,
): void {
  const mapped = list(types.natGateway).some(
    (nat) =>
      nat.outputs.publicIp !== "" &&
      find(types.subnet, text(nat.outputs.subnetId) ?? "")?.outputs.vpcId === vpcId,
  );
  if (vpcId !== undefined && mapped) {
    throw new ServiceError(
      "DependencyViolation",
      `Network ${String(vpcId)} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      { operation: "DetachInternetGateway" },
    );
  }
}
