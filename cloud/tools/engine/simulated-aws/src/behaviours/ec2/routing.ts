import { crc32 } from "node:zlib";
import { ServiceError } from "../../errors.ts";
import { text } from "../../values.ts";
import type { Behaviours, Situation } from "../behaviour.ts";
import {
  arn,
  inUse,
  loose,
  peering,
  routeTable,
  subnet,
  transitGateway,
  types,
  vpc,
} from "./references.ts";

const destinations = [
  "destinationCidrBlock",
  "destinationIpv6CidrBlock",
  "destinationPrefixListId",
];
const targets = [
  "carrierGatewayId",
  "coreNetworkArn",
  "egressOnlyGatewayId",
  "gatewayId",
  "localGatewayId",
  "natGatewayId",
  "networkInterfaceId",
  "transitGatewayId",
  "vpcEndpointId",
  "vpcPeeringConnectionId",
];

export const routing: Behaviours = {
  [types.routeTable]: {
    noun: "Route Table",
    id: "rtb-0{hex:16}",
    arn: arn("route-table"),
    replace: ["vpcId"],
    references: { vpcId: vpc },
    implied: [{ by: types.vpc, output: "defaultRouteTableId" }],
    quota: {
      name: "routeTablesPerVpc",
      limit: 200,
      per: "vpcId",
      code: "RouteTableLimitExceeded",
      message: "The maximum number of route tables has been reached.",
    },
    inUse: inUse("routeTable"),
    seconds: { create: 1, delete: 1 },
  },

  "aws:ec2/defaultRouteTable:DefaultRouteTable": {
    id: "{in.defaultRouteTableId}",
    arn: arn("route-table"),
    replace: ["defaultRouteTableId"],
    references: { defaultRouteTableId: loose(routeTable) },
    adopts: () => true,
  },

  "aws:ec2/route:Route": {
    id: ({ inputs }) => `r-${text(inputs.routeTableId)}${crc32(destinationOf(inputs))}`,
    replace: ["routeTableId", ...destinations],
    defaults: { origin: "CreateRoute", state: "active" },
    computed: { instanceId: "", instanceOwnerId: "" },
    references: {
      routeTableId: loose(routeTable),
      gatewayId: {
        to: types.internetGateway,
        code: "InvalidGatewayID.NotFound",
        message: "The gateway ID '{value}' does not exist",
        except: /^(local$|vgw-|vpce-)/,
        holds: false,
      },
      natGatewayId: {
        to: types.natGateway,
        code: "InvalidNatGatewayID.NotFound",
        message: "The natGateway ID '{value}' does not exist",
        holds: false,
      },
      vpcPeeringConnectionId: { ...loose(peering), anywhere: true },
      transitGatewayId: { ...loose(transitGateway), anywhere: true },
      egressOnlyGatewayId: {
        to: "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
        code: "InvalidGatewayID.NotFound",
        message: "The eigw ID '{value}' does not exist",
        holds: false,
      },
    },
    exists: {
      code: "RouteAlreadyExists",
      message:
        "The route identified by {in.destinationCidrBlock}{in.destinationIpv6CidrBlock} already exists.",
      status: 400,
    },
    seconds: { create: 1, delete: 1 },
    check: checkRoute,
  },

  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    noun: "Route Table Association",
    id: "rtbassoc-0{hex:16}",
    replace: ["subnetId", "gatewayId"],
    references: { routeTableId: routeTable, subnetId: loose(subnet) },
    unique: [
      {
        properties: ["subnetId"],
        code: "Resource.AlreadyAssociated",
        message:
          "the specified association for route table {in.routeTableId} conflicts with an existing association",
      },
    ],
    seconds: { create: 1, delete: 1 },
    check: checkSameNetwork,
  },

  "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation": {
    id: "rtbassoc-0{hex:16}",
    replace: ["vpcId"],
    references: { routeTableId: routeTable, vpcId: loose(vpc) },
  },
};

function destinationOf(inputs: Situation["inputs"]): string {
  return destinations.map((name) => text(inputs[name])).find((value) => value !== undefined) ?? "";
}

function checkRoute({ inputs, find, list }: Situation): void {
  if (destinationOf(inputs) === "") {
    throw new ServiceError(
      "MissingParameter",
      `The request must contain one of the parameters ${destinations.join(", ")}`,
    );
  }
  const given = targets.filter((name) => text(inputs[name]));
  if (given.length !== 1) {
    throw new ServiceError(
      "InvalidParameterCombination",
      `The request must contain exactly one of ${targets.join(", ")}`,
    );
  }
  const vpcId = find(types.routeTable, text(inputs.routeTableId) ?? "")?.outputs.vpcId;
  const isAttached = (attachment: { outputs: Situation["inputs"] }) =>
    attachment.outputs.vpcId === vpcId &&
    attachment.outputs.transitGatewayId === inputs.transitGatewayId;
  if (text(inputs.transitGatewayId) && !list(types.transitGatewayAttachment).some(isAttached)) {
    throw new ServiceError(
      "InvalidTransitGatewayID.NotFound",
      `The transitGateway ID '${text(inputs.transitGatewayId)}' does not exist`,
    );
  }
}

function checkSameNetwork({ inputs, find }: Situation): void {
  const home = find(types.subnet, text(inputs.subnetId) ?? "");
  const table = find(types.routeTable, text(inputs.routeTableId) ?? "");
  if (home && table && home.outputs.vpcId !== table.outputs.vpcId) {
    throw new ServiceError(
      "InvalidParameterValue",
      `Route table ${table.id} and subnet ${home.id} belong to different networks`,
    );
  }
}
