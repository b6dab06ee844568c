import * as pulumi from "@pulumi/pulumi";
import { mapValues, type StackOutputs } from "@cloud/shared";
import type { Network } from "./network";

/** What other stacks may use, as the template of the stack declares it. */
export function networkOutputs(network: Network) {
  const { vpc, routing, endpoints, natGateways, networkAcls } = network;
  const none = pulumi.output("");
  return {
    vpcId: vpc.vpc.id,
    vpcArn: vpc.vpc.arn,
    vpcCidr: vpc.vpc.cidrBlock,
    vpcIpv6Cidr: vpc.egressOnlyInternetGateway === undefined ? none : vpc.vpc.ipv6CidrBlock,
    availabilityZones: pulumi.output([...network.zones]),
    publicSubnetIds: network.publicSubnets.ids,
    publicSubnetCidrs: pulumi.output([...network.plan.public]),
    privateSubnetIds: network.privateSubnets.ids,
    privateSubnetCidrs: pulumi.output([...network.plan.private]),
    databaseSubnetIds: network.databaseSubnets.ids,
    databaseSubnetCidrs: pulumi.output([...network.plan.database]),
    internetGatewayId: vpc.internetGateway.id,
    egressOnlyInternetGatewayId: vpc.egressOnlyInternetGateway?.id ?? none,
    natGatewayIds: pulumi.output(natGateways.gateways.map((gateway) => gateway.id)),
    natPublicIps: pulumi.output(natGateways.addresses.map((address) => address.publicIp)),
    publicRouteTableId: routing.publicTable.id,
    privateRouteTableIds: pulumi.output(routing.privateTables.map((table) => table.id)),
    databaseRouteTableId: routing.databaseTable.id,
    defaultSecurityGroupId: vpc.defaultSecurityGroup.id,
    networkAclIds: pulumi.output(networkAcls ? mapValues(networkAcls.acls, (acl) => acl.id) : {}),
    peeringConnectionIds: pulumi.output({ ...network.connections.peeringIds }),
    transitGatewayAttachmentId: network.connections.transitGatewayAttachment?.id ?? none,
    gatewayEndpointIds: pulumi.output({ ...endpoints.gatewayIds }),
    interfaceEndpointIds: pulumi.output({ ...endpoints.interfaceIds }),
    endpointSecurityGroupId: endpoints.securityGroup?.id ?? none,
    flowLogGroupName: network.flowLogs?.logGroup.name ?? none,
  } satisfies Record<keyof StackOutputs["network"], pulumi.Output<unknown>>;
}
