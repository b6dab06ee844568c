import type { OperationNames } from "./names.ts";

/** EC2's network, load balancers, and names. */
export const network: OperationNames = {
  "aws:ec2/vpc:Vpc": "CreateVpc ModifyVpcAttribute DeleteVpc DescribeVpcs",
  "aws:ec2/vpcDhcpOptions:VpcDhcpOptions":
    "CreateDhcpOptions CreateTags DeleteDhcpOptions DescribeDhcpOptions",
  "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation":
    "AssociateDhcpOptions AssociateDhcpOptions AssociateDhcpOptions DescribeVpcs",
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation":
    "AssociateVpcCidrBlock AssociateVpcCidrBlock DisassociateVpcCidrBlock DescribeVpcs",
  "aws:ec2/subnet:Subnet": "CreateSubnet ModifySubnetAttribute DeleteSubnet DescribeSubnets",
  "aws:ec2/internetGateway:InternetGateway":
    "CreateInternetGateway AttachInternetGateway DeleteInternetGateway DescribeInternetGateways",
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway":
    "CreateEgressOnlyInternetGateway CreateTags DeleteEgressOnlyInternetGateway DescribeEgressOnlyInternetGateways",
  "aws:ec2/natGateway:NatGateway":
    "CreateNatGateway AssociateNatGatewayAddress DeleteNatGateway DescribeNatGateways",
  "aws:ec2/vpnGateway:VpnGateway":
    "CreateVpnGateway AttachVpnGateway DeleteVpnGateway DescribeVpnGateways",
  "aws:ec2/eip:Eip": "AllocateAddress AssociateAddress ReleaseAddress DescribeAddresses",
  "aws:ec2/routeTable:RouteTable":
    "CreateRouteTable CreateRoute DeleteRouteTable DescribeRouteTables",
  "aws:ec2/defaultRouteTable:DefaultRouteTable":
    "DescribeRouteTables CreateRoute DescribeRouteTables DescribeRouteTables",
  "aws:ec2/route:Route": "CreateRoute ReplaceRoute DeleteRoute DescribeRouteTables",
  "aws:ec2/routeTableAssociation:RouteTableAssociation":
    "AssociateRouteTable ReplaceRouteTableAssociation DisassociateRouteTable DescribeRouteTables",
  "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation":
    "ReplaceRouteTableAssociation ReplaceRouteTableAssociation ReplaceRouteTableAssociation DescribeRouteTables",
  "aws:ec2/securityGroup:SecurityGroup":
    "CreateSecurityGroup AuthorizeSecurityGroupIngress DeleteSecurityGroup DescribeSecurityGroups",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup":
    "DescribeSecurityGroups AuthorizeSecurityGroupIngress DescribeSecurityGroups DescribeSecurityGroups",
  "aws:ec2/securityGroupRule:SecurityGroupRule":
    "AuthorizeSecurityGroupIngress UpdateSecurityGroupRuleDescriptionsIngress RevokeSecurityGroupIngress DescribeSecurityGroups",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule":
    "AuthorizeSecurityGroupIngress ModifySecurityGroupRules RevokeSecurityGroupIngress DescribeSecurityGroupRules",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule":
    "AuthorizeSecurityGroupEgress ModifySecurityGroupRules RevokeSecurityGroupEgress DescribeSecurityGroupRules",
  "aws:ec2/networkAcl:NetworkAcl":
    "CreateNetworkAcl ReplaceNetworkAclAssociation DeleteNetworkAcl DescribeNetworkAcls",
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl":
    "DescribeNetworkAcls ReplaceNetworkAclAssociation DescribeNetworkAcls DescribeNetworkAcls",
  "aws:ec2/networkAclRule:NetworkAclRule":
    "CreateNetworkAclEntry ReplaceNetworkAclEntry DeleteNetworkAclEntry DescribeNetworkAcls",
  "aws:ec2/networkAclAssociation:NetworkAclAssociation":
    "ReplaceNetworkAclAssociation ReplaceNetworkAclAssociation ReplaceNetworkAclAssociation DescribeNetworkAcls",
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection":
    "CreateVpcPeeringConnection ModifyVpcPeeringConnectionOptions DeleteVpcPeeringConnection DescribeVpcPeeringConnections",
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter":
    "AcceptVpcPeeringConnection ModifyVpcPeeringConnectionOptions DeleteVpcPeeringConnection DescribeVpcPeeringConnections",
  "aws:ec2transitgateway/transitGateway:TransitGateway":
    "CreateTransitGateway ModifyTransitGateway DeleteTransitGateway DescribeTransitGateways",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment":
    "CreateTransitGatewayVpcAttachment ModifyTransitGatewayVpcAttachment DeleteTransitGatewayVpcAttachment DescribeTransitGatewayVpcAttachments",
  "aws:ec2/vpcEndpoint:VpcEndpoint":
    "CreateVpcEndpoint ModifyVpcEndpoint DeleteVpcEndpoints DescribeVpcEndpoints",
  "aws:ec2/flowLog:FlowLog": "CreateFlowLogs CreateTags DeleteFlowLogs DescribeFlowLogs",
  "aws:lb/loadBalancer:LoadBalancer":
    "CreateLoadBalancer ModifyLoadBalancerAttributes DeleteLoadBalancer DescribeLoadBalancers",
  "aws:lb/targetGroup:TargetGroup":
    "CreateTargetGroup ModifyTargetGroup DeleteTargetGroup DescribeTargetGroups",
  "aws:lb/listener:Listener": "CreateListener ModifyListener DeleteListener DescribeListeners",
  "aws:lb/listenerRule:ListenerRule": "CreateRule ModifyRule DeleteRule DescribeRules",
  "aws:lb/targetGroupAttachment:TargetGroupAttachment":
    "RegisterTargets RegisterTargets DeregisterTargets DescribeTargetHealth",
  "aws:acm/certificate:Certificate":
    "RequestCertificate UpdateCertificateOptions DeleteCertificate DescribeCertificate",
  // It only waits for a certificate.
  "aws:acm/certificateValidation:CertificateValidation":
    "DescribeCertificate DescribeCertificate DescribeCertificate DescribeCertificate",
  "aws:route53/zone:Zone":
    "CreateHostedZone UpdateHostedZoneComment DeleteHostedZone GetHostedZone",
  "aws:route53/record:Record":
    "ChangeResourceRecordSets ChangeResourceRecordSets ChangeResourceRecordSets ListResourceRecordSets",
  "aws:route53/zoneAssociation:ZoneAssociation":
    "AssociateVPCWithHostedZone AssociateVPCWithHostedZone DisassociateVPCFromHostedZone ListHostedZonesByVPC",
  "aws:route53/healthCheck:HealthCheck":
    "CreateHealthCheck UpdateHealthCheck DeleteHealthCheck GetHealthCheck",
  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec":
    "EnableHostedZoneDNSSEC EnableHostedZoneDNSSEC DisableHostedZoneDNSSEC GetDNSSEC",
  "aws:route53/keySigningKey:KeySigningKey":
    "CreateKeySigningKey ActivateKeySigningKey DeleteKeySigningKey GetDNSSEC",
  "aws:route53/queryLog:QueryLog":
    "CreateQueryLoggingConfig CreateQueryLoggingConfig DeleteQueryLoggingConfig GetQueryLoggingConfig",
  "aws:cloudfront/distribution:Distribution":
    "CreateDistribution UpdateDistribution DeleteDistribution GetDistribution",
  "aws:cloudfront/originAccessControl:OriginAccessControl":
    "CreateOriginAccessControl UpdateOriginAccessControl DeleteOriginAccessControl GetOriginAccessControl",
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace":
    "CreatePrivateDnsNamespace UpdatePrivateDnsNamespace DeleteNamespace GetNamespace",
  "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace":
    "CreatePublicDnsNamespace UpdatePublicDnsNamespace DeleteNamespace GetNamespace",
  "aws:servicediscovery/httpNamespace:HttpNamespace":
    "CreateHttpNamespace UpdateHttpNamespace DeleteNamespace GetNamespace",
  "aws:servicediscovery/service:Service": "CreateService UpdateService DeleteService GetService",
  "aws:apigatewayv2/api:Api": "CreateApi UpdateApi DeleteApi GetApi",
  "aws:apigatewayv2/apiMapping:ApiMapping":
    "CreateApiMapping UpdateApiMapping DeleteApiMapping GetApiMapping",
  "aws:apigatewayv2/authorizer:Authorizer":
    "CreateAuthorizer UpdateAuthorizer DeleteAuthorizer GetAuthorizer",
  "aws:apigatewayv2/domainName:DomainName":
    "CreateDomainName UpdateDomainName DeleteDomainName GetDomainName",
  "aws:apigatewayv2/integration:Integration":
    "CreateIntegration UpdateIntegration DeleteIntegration GetIntegration",
  "aws:apigatewayv2/route:Route": "CreateRoute UpdateRoute DeleteRoute GetRoute",
  "aws:apigatewayv2/stage:Stage": "CreateStage UpdateStage DeleteStage GetStage",
  "aws:apigatewayv2/vpcLink:VpcLink": "CreateVpcLink UpdateVpcLink DeleteVpcLink GetVpcLink",
  "aws:apigateway/restApi:RestApi": "CreateRestApi UpdateRestApi DeleteRestApi GetRestApi",
};
