// Generated from templates/config/network.yaml by `npm run generate`. Changes belong there.

export interface NetworkOutputs {
  /** Id of the VPC. */
  readonly vpcId: string;
  /** ARN of the VPC. */
  readonly vpcArn: string;
  /** IPv4 range of the VPC. */
  readonly vpcCidr: string;
  /** IPv6 range of the VPC, empty without IPv6. */
  readonly vpcIpv6Cidr: string;
  /** Zones in use, in the order of the subnet lists. */
  readonly availabilityZones: readonly string[];
  /** Ids of the public subnets, one a zone. */
  readonly publicSubnetIds: readonly string[];
  /** IPv4 ranges of the public subnets. */
  readonly publicSubnetCidrs: readonly string[];
  /** Ids of the private subnets, one a zone. */
  readonly privateSubnetIds: readonly string[];
  /** IPv4 ranges of the private subnets. */
  readonly privateSubnetCidrs: readonly string[];
  /** Ids of the database subnets, one a zone, without a route to the internet. */
  readonly databaseSubnetIds: readonly string[];
  /** IPv4 ranges of the database subnets. */
  readonly databaseSubnetCidrs: readonly string[];
  /** Id of the internet gateway. */
  readonly internetGatewayId: string;
  /** Id of the egress-only gateway, empty without IPv6. */
  readonly egressOnlyInternetGatewayId: string;
  /** Ids of the NAT gateways, empty without NAT. */
  readonly natGatewayIds: readonly string[];
  /** Addresses from which private subnets reach the internet, for allow lists elsewhere. */
  readonly natPublicIps: readonly string[];
  /** Id of the route table of all public subnets. */
  readonly publicRouteTableId: string;
  /** Ids of the route tables of the private subnets, one a zone. */
  readonly privateRouteTableIds: readonly string[];
  /** Id of the route table of all database subnets. */
  readonly databaseRouteTableId: string;
  /** Id of the default security group, which lets nothing through. */
  readonly defaultSecurityGroupId: string;
  /** Ids of the network ACLs by tier, empty without them. */
  readonly networkAclIds: Readonly<Record<string, unknown>>;
  /** Ids of the connections to other VPCs by name. */
  readonly peeringConnectionIds: Readonly<Record<string, unknown>>;
  /** Id of the attachment to a transit gateway, empty without one. */
  readonly transitGatewayAttachmentId: string;
  /** Ids of the gateway endpoints by service. */
  readonly gatewayEndpointIds: { readonly s3: string; readonly dynamodb: string };
  /** Ids of the interface endpoints by service. */
  readonly interfaceEndpointIds: Readonly<Record<string, unknown>>;
  /** Id of the security group of the interface endpoints, empty without any. */
  readonly endpointSecurityGroupId: string;
  /** Name of the log group of the flow logs, empty without them. */
  readonly flowLogGroupName: string;
}
