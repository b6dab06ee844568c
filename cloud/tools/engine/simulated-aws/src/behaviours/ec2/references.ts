import type { Reference, Refusal } from "../behaviour.ts";

export const types = {
  vpc: "aws:ec2/vpc:Vpc",
  subnet: "aws:ec2/subnet:Subnet",
  internetGateway: "aws:ec2/internetGateway:InternetGateway",
  eip: "aws:ec2/eip:Eip",
  natGateway: "aws:ec2/natGateway:NatGateway",
  routeTable: "aws:ec2/routeTable:RouteTable",
  securityGroup: "aws:ec2/securityGroup:SecurityGroup",
  networkAcl: "aws:ec2/networkAcl:NetworkAcl",
  peering: "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  transitGateway: "aws:ec2transitgateway/transitGateway:TransitGateway",
  transitGatewayAttachment: "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  dhcpOptions: "aws:ec2/vpcDhcpOptions:VpcDhcpOptions",
} as const;

export const vpc: Reference = {
  to: types.vpc,
  code: "InvalidVpcID.NotFound",
  message: "The vpc ID '{value}' does not exist",
};

export const subnet: Reference = {
  to: types.subnet,
  code: "InvalidSubnetID.NotFound",
  message: "The subnet ID '{value}' does not exist",
};

export const securityGroup: Reference = {
  to: types.securityGroup,
  code: "InvalidGroup.NotFound",
  message: "The security group '{value}' does not exist",
};

export const routeTable: Reference = {
  to: types.routeTable,
  code: "InvalidRouteTableID.NotFound",
  message: "The routeTable ID '{value}' does not exist",
};

export const networkAcl: Reference = {
  to: types.networkAcl,
  code: "InvalidNetworkAclID.NotFound",
  message: "The networkAcl ID '{value}' does not exist",
};

export const peering: Reference = {
  to: types.peering,
  code: "InvalidVpcPeeringConnectionID.NotFound",
  message: "The vpcPeeringConnection ID '{value}' does not exist",
};

export const transitGateway: Reference = {
  to: types.transitGateway,
  code: "InvalidTransitGatewayID.NotFound",
  message: "Transit Gateway {value} was deleted or does not exist.",
};

/** A reference that AWS drops silently when the other resource is deleted. */
export function loose(reference: Reference): Reference {
  return { ...reference, holds: false };
}

export function inUse(kind: string): Refusal {
  return {
    code: "DependencyViolation",
    message: `The ${kind} '{id}' has dependencies and cannot be deleted.`,
  };
}

export function arn(kind: string): string {
  return `arn:{partition}:ec2:{region}:{account}:${kind}/{id}`;
}
