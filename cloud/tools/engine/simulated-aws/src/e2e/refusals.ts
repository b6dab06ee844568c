/**
 * What AWS says to the programs in `wrong/`, by program and resource: the operation, its status, the
 * code and the message. Inputs that the provider refuses by itself have a message only.
 */
export const refusals: Readonly<
  Record<"network" | "services" | "inputs" | "account" | "held", Readonly<Record<string, string>>>
> = {
  network: {
    "aws:ec2/vpc:Vpc::vpc-too-large":
      "CreateVpc, 400 InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid.",
    "aws:ec2/vpc:Vpc::vpc-with-half-a-range":
      "CreateVpc, 400 InvalidParameterValue: Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
    "aws:ec2/vpc:Vpc::vpc-beyond-quota":
      "CreateVpc, 400 VpcLimitExceeded: The maximum number of VPCs has been reached.",
    "aws:ec2/subnet:Subnet::subnet-of-no-vpc":
      "CreateSubnet, 400 InvalidVpcID.NotFound: The vpc ID 'vpc-0123456789abcdef0' does not exist",
    "aws:ec2/subnet:Subnet::subnet-outside":
      "CreateSubnet, 400 InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.",
    "aws:ec2/subnet:Subnet::subnet-overlapping":
      "CreateSubnet, 400 InvalidSubnet.Conflict: The CIDR '10.0.0.0/23' conflicts with another subnet",
    "aws:ec2/subnet:Subnet::subnet-with-odd-range":
      "CreateSubnet, 400 InvalidParameterValue: Value (10.0.300.0/24) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
    "aws:ec2/subnet:Subnet::subnet-in-far-zone":
      "CreateSubnet, 400 InvalidParameterValue: Value (eu-west-1a) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f.",
    "aws:ec2/eip:Eip::address-beyond-quota":
      "AllocateAddress, 400 AddressLimitExceeded: The maximum number of addresses has been reached.",
    "aws:ec2/natGateway:NatGateway::nat-without-internet":
      "waiting for EC2 NAT Gateway (nat-…) create: unexpected state 'failed', wanted target 'available'. last error: Gateway.NotAttached: Network vpc-… has no Internet gateway attached",
    "aws:ec2/internetGateway:InternetGateway::gateway-of-served-vpc":
      "AttachInternetGateway, 400 InvalidParameterValue: Network vpc-… already has an internet gateway attached",
    "aws:ec2/route:Route::route-twice":
      "CreateRoute, 400 RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.",
    "aws:ec2/route:Route::route-to-no-nat":
      "CreateRoute, 400 InvalidNatGatewayID.NotFound: The natGateway ID 'nat-0123456789abcdef0' does not exist",
    "aws:ec2/routeTableAssociation:RouteTableAssociation::association-with-no-table":
      "AssociateRouteTable, 400 InvalidRouteTableID.NotFound: The routeTable ID 'rtb-0123456789abcdef0' does not exist",
    "aws:ec2/securityGroup:SecurityGroup::group-twice":
      "CreateSecurityGroup, 400 InvalidGroup.Duplicate: The security group 'web' already exists for VPC 'vpc-…'",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule::rule-twice":
      'AuthorizeSecurityGroupIngress, 400 InvalidPermission.Duplicate: the specified rule "peer: 10.0.0.0/8, TCP, from port: 443, to port: 443, ALLOW" already exists',
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule::rule-of-no-group":
      "AuthorizeSecurityGroupIngress, 400 InvalidGroup.NotFound: The security group 'sg-0123456789abcdef0' does not exist",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule::rule-from-no-group":
      "AuthorizeSecurityGroupIngress, 400 InvalidGroup.NotFound: The security group 'sg-0123456789abcdef0' does not exist",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule::rule-with-ports-reversed":
      "AuthorizeSecurityGroupIngress, 400 InvalidParameterValue: Invalid TCP/UDP port range (444:443)",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule::rule-with-odd-range":
      "AuthorizeSecurityGroupIngress, 400 InvalidParameterValue: CIDR block 10.0.0.0/33 is malformed",
    "aws:ec2/vpcEndpoint:VpcEndpoint::endpoint-without-host-names":
      "CreateVpcEndpoint, 400 InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for vpc-…",
  },
  services: {
    "aws:iam/role:Role::role-twice":
      "CreateRole, 409 EntityAlreadyExists: Role with name app already exists.",
    "aws:iam/role:Role::role-with-no-json":
      "CreateRole, 400 MalformedPolicyDocument: This policy contains invalid Json",
    "aws:iam/policy:Policy::policy-without-statement":
      "CreatePolicy, 400 MalformedPolicyDocument: Syntax errors in policy.",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment::attachment-to-no-role":
      "AttachRolePolicy, 404 NoSuchEntity: The role with name nobody cannot be found.",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment::attachment-of-no-policy":
      "AttachRolePolicy, 404 NoSuchEntity: Policy arn:aws:iam::111111111111:policy/nothing does not exist or is not attachable.",
    "aws:s3/bucket:Bucket::bucket-twice":
      "CreateBucket, 409 BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded and you already own it.",
    "aws:s3/bucket:Bucket::bucket-with-odd-name":
      "CreateBucket, 400 InvalidBucketName: The specified bucket is not valid.",
    "aws:s3/bucketPolicy:BucketPolicy::policy-for-everybody":
      'PutBucketPolicy, 403 AccessDenied: User: arn:aws:iam::111111111111:root is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::shop-data" because public policies are blocked by the BlockPublicPolicy block public access setting.',
    "aws:s3/bucketPolicy:BucketPolicy::policy-with-no-json":
      "PutBucketPolicy, 400 MalformedPolicy: This policy contains invalid Json",
    "aws:s3/bucketVersioning:BucketVersioning::versions-of-no-bucket":
      "PutBucketVersioning, 404 NoSuchBucket: The specified bucket does not exist",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration::rules-too-early":
      "PutBucketLifecycleConfiguration, 400 InvalidArgument: 'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'",
    "aws:kms/alias:Alias::alias-twice":
      "CreateAlias, 400 AlreadyExistsException: An alias with the name arn:aws:kms:us-east-1:111111111111:alias/shop already exists",
    "aws:cloudwatch/logGroup:LogGroup::log-twice":
      "CreateLogGroup, 400 ResourceAlreadyExistsException: The specified log group already exists",
    "aws:route53/record:Record::record-in-no-zone":
      "ChangeResourceRecordSets, 404 NoSuchHostedZone: No hosted zone found with ID: Z0123456789ABCDEFGHIJ",
    "aws:route53/record:Record::alias-name-at-apex":
      "ChangeResourceRecordSets, 400 InvalidChangeBatch: [RRSet of type CNAME with DNS name shop.example.com. is not permitted at apex in zone shop.example.com.]",
    "aws:rds/subnetGroup:SubnetGroup::subnet-group-in-one-zone":
      "CreateDBSubnetGroup, 400 DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: us-east-1a. Add subnets to cover at least 2 AZs.",
    "aws:rds/instance:Instance::database-with-short-password":
      "CreateDBInstance, 400 InvalidParameterValue: The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.",
    "aws:rds/instance:Instance::database-in-no-subnet-group":
      "CreateDBInstance, 404 DBSubnetGroupNotFoundFault: DB subnet group 'nowhere' does not exist.",
    "aws:lb/loadBalancer:LoadBalancer::load-balancer-in-one-zone":
      "CreateLoadBalancer, 400 ValidationError: At least two subnets in two different Availability Zones must be specified",
    "aws:lb/loadBalancer:LoadBalancer::load-balancer-with-no-group":
      "CreateLoadBalancer, 400 InvalidConfigurationRequest: One or more security groups are invalid",
    "aws:lambda/function:Function::function-with-foreign-role":
      "CreateFunction, 400 InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.",
    "aws:ecs/service:Service::service-in-no-cluster":
      "CreateService, 400 ClusterNotFoundException: Cluster not found.",
  },
  inputs: {
    "aws:ec2/securityGroup:SecurityGroup::rule-with-slip-of-the-pen":
      "aws:ec2/securityGroup:SecurityGroup resource 'rule-with-slip-of-the-pen': property ingress[0].cidrBlock value {<nil>} has a problem: unexpected property 'cidrBlock' (did you mean 'cidrBlocks'?)",
  },
  account: {
    "aws:sqs/queue:Queue::queue": "AWS account ID not allowed: 111111111111",
  },
  held: {
    "aws:ec2/vpc:Vpc::vpc-with-subnet":
      "DeleteVpc, 400 DependencyViolation: The vpc 'vpc-…' has dependencies and cannot be deleted.",
    "aws:ec2/internetGateway:InternetGateway::gateway-with-nat":
      "DetachInternetGateway, 400 DependencyViolation: Network vpc-… has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.",
    "aws:ec2/eip:Eip::address-with-nat":
      "ReleaseAddress, 400 InvalidIPAddress.InUse: Address 54.37.253.139 is in use.",
    "aws:ec2/securityGroup:SecurityGroup::group-with-rule":
      "DeleteSecurityGroup, 400 DependencyViolation: resource sg-… has a dependent object",
    "aws:iam/role:Role::role-with-policy":
      "DeleteRole, 409 DeleteConflict: Cannot delete entity, must detach all policies first.",
    "aws:iam/policy:Policy::policy-with-role":
      "DeletePolicy, 409 DeleteConflict: Cannot delete a policy attached to entities.",
    "aws:s3/bucket:Bucket::bucket-with-object":
      "DeleteBucket, 409 BucketNotEmpty: The bucket you tried to delete is not empty",
    "aws:route53/zone:Zone::zone-with-record":
      "DeleteHostedZone, 400 HostedZoneNotEmpty: The specified hosted zone contains non-required resource record sets and so cannot be deleted.",
    "aws:lb/targetGroup:TargetGroup::targets-with-listener":
      "DeleteTargetGroup, 400 ResourceInUse: Target group 'arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/targets-with-listener-…' is currently in use by a listener or a rule",
    "aws:lb/loadBalancer:LoadBalancer::load-balancer-protected":
      "DeleteLoadBalancer, 400 OperationNotPermitted: Load balancer 'arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/shop/…' cannot be deleted because deletion protection is enabled",
    "aws:rds/instance:Instance::database-protected":
      "DeleteDBInstance, 400 InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.",
  },
};
