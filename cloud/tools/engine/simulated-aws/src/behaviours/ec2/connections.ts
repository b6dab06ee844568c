import { overlaps, parseCidr } from "../../cidr.ts";
import { ServiceError } from "../../errors.ts";
import { list, text, type Properties } from "../../values.ts";
import type { Behaviours, Situation } from "../behaviour.ts";
import { arn, loose, peering, subnet, transitGateway, types, vpc } from "./references.ts";

/** Connections between networks: peering and transit gateways. */
export const connections: Behaviours = {
  [types.peering]: {
    service: "EC2",
    noun: "VPC Peering Connection",
    id: "pcx-0{hex:16}",
    replace: ["vpcId", "peerVpcId", "peerOwnerId", "peerRegion"],
    outputs: acceptance,
    references: { vpcId: loose(vpc) },
    seconds: { create: 5, update: 2, delete: 3 },
    check: checkPeering,
  },

  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter": {
    noun: "VPC Peering Connection Accepter",
    id: "{in.vpcPeeringConnectionId}",
    replace: ["vpcPeeringConnectionId"],
    computed: { acceptStatus: "active" },
    outputs: (situation) => otherSide(situation),
    references: { vpcPeeringConnectionId: { ...loose(peering), anywhere: true } },
    adopts: () => true,
    seconds: { create: 3, delete: 0 },
  },

  [types.transitGateway]: {
    service: "EC2",
    noun: "Transit Gateway",
    id: "tgw-0{hex:16}",
    arn: arn("transit-gateway"),
    replace: ["amazonSideAsn", "multicastSupport"],
    inUse: {
      code: "IncorrectState",
      message: "{id} has non-deleted VPC Attachments.",
    },
    seconds: { create: 60, delete: 60 },
  },

  [types.transitGatewayAttachment]: {
    service: "EC2",
    noun: "Transit Gateway VPC Attachment",
    id: "tgw-attach-0{hex:16}",
    arn: arn("transit-gateway-attachment"),
    replace: ["vpcId", "transitGatewayId"],
    references: {
      transitGatewayId: { ...transitGateway, anywhere: true },
      vpcId: vpc,
      subnetIds: subnet,
    },
    unique: [
      {
        properties: ["transitGatewayId", "vpcId"],
        code: "DuplicateTransitGatewayAttachment",
        message:
          "{in.transitGatewayId} has non-deleted Transit Gateway Attachments with same VPC ID.",
      },
    ],
    seconds: { create: 60, update: 30, delete: 60 },
    check: checkZones,
  },
};

/** Within one account and region a connection can be accepted while it is being asked for. */
function acceptance({ inputs, previous, place }: Situation): Properties {
  const accepted = inputs.autoAccept === true || previous.acceptStatus === "active";
  return {
    acceptStatus: accepted ? "active" : "pending-acceptance",
    peerOwnerId: text(inputs.peerOwnerId) ?? place.account,
    peerRegion: text(inputs.peerRegion) ?? place.region,
  };
}

function otherSide({ inputs, findAnywhere }: Situation): Properties {
  const request = findAnywhere(types.peering, text(inputs.vpcPeeringConnectionId) ?? "");
  return request === undefined
    ? {}
    : {
        vpcId: request.outputs.peerVpcId ?? "",
        peerVpcId: request.outputs.vpcId ?? "",
        peerOwnerId: request.account,
        peerRegion: request.region,
      };
}

function checkPeering({ inputs, place, find, findAnywhere }: Situation): void {
  const account = text(inputs.peerOwnerId) ?? place.account;
  const region = text(inputs.peerRegion) ?? place.region;
  const isElsewhere = account !== place.account || region !== place.region;
  if (inputs.autoAccept === true && text(inputs.peerRegion)) {
    throw new Error("`peer_region` cannot be set whilst `auto_accept` is `true`");
  }
  const own = find(types.vpc, text(inputs.vpcId) ?? "");
  const other = findAnywhere(types.vpc, text(inputs.peerVpcId) ?? "");
  if (!isElsewhere && !find(types.vpc, text(inputs.peerVpcId) ?? "")) {
    throw new ServiceError(
      "InvalidVpcID.NotFound",
      `The vpc ID '${text(inputs.peerVpcId)}' does not exist`,
    );
  }
  const ranges = [own, other].map((record) => parseCidr(text(record?.outputs.cidrBlock) ?? ""));
  const [mine, theirs] = ranges;
  if (mine && theirs && overlaps(mine, theirs)) {
    throw new Error(
      "creating EC2 VPC Peering Connection: waiting for completion: unexpected state 'failed', wanted target 'active, pending-acceptance'. last error: Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range",
    );
  }
}

function checkZones({ inputs, find }: Situation): void {
  const zones = list(inputs.subnetIds).map(
    (id) => find(types.subnet, text(id) ?? "")?.outputs.availabilityZone,
  );
  if (new Set(zones).size !== zones.length) {
    throw new ServiceError("DuplicateSubnetsInSameZone", "Duplicate Subnets for same AZ");
  }
}
