import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { Network } from "./network";
import { networkOutputs } from "./outputs";

const network = new Network("network", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  vpcId,
  vpcArn,
  vpcCidr,
  vpcIpv6Cidr,
  availabilityZones,
  publicSubnetIds,
  publicSubnetCidrs,
  privateSubnetIds,
  privateSubnetCidrs,
  databaseSubnetIds,
  databaseSubnetCidrs,
  internetGatewayId,
  egressOnlyInternetGatewayId,
  natGatewayIds,
  natPublicIps,
  publicRouteTableId,
  privateRouteTableIds,
  databaseRouteTableId,
  defaultSecurityGroupId,
  networkAclIds,
  peeringConnectionIds,
  transitGatewayAttachmentId,
  gatewayEndpointIds,
  interfaceEndpointIds,
  endpointSecurityGroupId,
  flowLogGroupName,
} = networkOutputs(network);
