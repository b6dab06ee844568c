import type { OperationNames } from "./names.ts";

/** Who may do what in an account, its keys and secrets, and what watches over it. */
export const account: OperationNames = {
  "aws:iam/role:Role": "CreateRole UpdateRole DeleteRole GetRole",
  "aws:iam/user:User": "CreateUser UpdateUser DeleteUser GetUser",
  "aws:iam/group:Group": "CreateGroup UpdateGroup DeleteGroup GetGroup",
  "aws:iam/policy:Policy": "CreatePolicy CreatePolicyVersion DeletePolicy GetPolicy",
  "aws:iam/rolePolicy:RolePolicy": "PutRolePolicy PutRolePolicy DeleteRolePolicy GetRolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment":
    "AttachRolePolicy AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment":
    "AttachUserPolicy AttachUserPolicy DetachUserPolicy ListAttachedUserPolicies",
  "aws:iam/accessKey:AccessKey": "CreateAccessKey UpdateAccessKey DeleteAccessKey ListAccessKeys",
  "aws:iam/instanceProfile:InstanceProfile":
    "CreateInstanceProfile AddRoleToInstanceProfile DeleteInstanceProfile GetInstanceProfile",
  "aws:iam/serviceLinkedRole:ServiceLinkedRole":
    "CreateServiceLinkedRole UpdateRole DeleteServiceLinkedRole GetRole",
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider":
    "CreateOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint DeleteOpenIDConnectProvider GetOpenIDConnectProvider",
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy":
    "UpdateAccountPasswordPolicy UpdateAccountPasswordPolicy DeleteAccountPasswordPolicy GetAccountPasswordPolicy",
  "aws:kms/key:Key": "CreateKey PutKeyPolicy ScheduleKeyDeletion DescribeKey",
  "aws:kms/alias:Alias": "CreateAlias UpdateAlias DeleteAlias ListAliases",
  "aws:secretsmanager/secret:Secret": "CreateSecret UpdateSecret DeleteSecret DescribeSecret",
  "aws:secretsmanager/secretVersion:SecretVersion":
    "PutSecretValue UpdateSecretVersionStage UpdateSecretVersionStage GetSecretValue",
  "aws:secretsmanager/secretPolicy:SecretPolicy":
    "PutResourcePolicy PutResourcePolicy DeleteResourcePolicy GetResourcePolicy",
  "aws:secretsmanager/secretRotation:SecretRotation":
    "RotateSecret RotateSecret CancelRotateSecret DescribeSecret",
  "aws:ssm/parameter:Parameter": "PutParameter PutParameter DeleteParameter GetParameter",
  "aws:cognito/userPool:UserPool": "CreateUserPool UpdateUserPool DeleteUserPool DescribeUserPool",
  "aws:cognito/userPoolClient:UserPoolClient":
    "CreateUserPoolClient UpdateUserPoolClient DeleteUserPoolClient DescribeUserPoolClient",
  "aws:cognito/userPoolDomain:UserPoolDomain":
    "CreateUserPoolDomain UpdateUserPoolDomain DeleteUserPoolDomain DescribeUserPoolDomain",
  "aws:cognito/userGroup:UserGroup": "CreateGroup UpdateGroup DeleteGroup GetGroup",
  "aws:cognito/resourceServer:ResourceServer":
    "CreateResourceServer UpdateResourceServer DeleteResourceServer DescribeResourceServer",
  "aws:cognito/identityProvider:IdentityProvider":
    "CreateIdentityProvider UpdateIdentityProvider DeleteIdentityProvider DescribeIdentityProvider",
  "aws:cognito/managedLoginBranding:ManagedLoginBranding":
    "CreateManagedLoginBranding UpdateManagedLoginBranding DeleteManagedLoginBranding DescribeManagedLoginBranding",
  "aws:cognito/identityPool:IdentityPool":
    "CreateIdentityPool UpdateIdentityPool DeleteIdentityPool DescribeIdentityPool",
  "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment":
    "SetIdentityPoolRoles SetIdentityPoolRoles SetIdentityPoolRoles GetIdentityPoolRoles",
  "aws:wafv2/webAcl:WebAcl": "CreateWebACL UpdateWebACL DeleteWebACL GetWebACL",
  "aws:wafv2/ipSet:IpSet": "CreateIPSet UpdateIPSet DeleteIPSet GetIPSet",
  "aws:wafv2/regexPatternSet:RegexPatternSet":
    "CreateRegexPatternSet UpdateRegexPatternSet DeleteRegexPatternSet GetRegexPatternSet",
  "aws:wafv2/ruleGroup:RuleGroup": "CreateRuleGroup UpdateRuleGroup DeleteRuleGroup GetRuleGroup",
  "aws:wafv2/webAclAssociation:WebAclAssociation":
    "AssociateWebACL AssociateWebACL DisassociateWebACL GetWebACLForResource",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration":
    "PutLoggingConfiguration PutLoggingConfiguration DeleteLoggingConfiguration GetLoggingConfiguration",
  "aws:cloudtrail/trail:Trail": "CreateTrail UpdateTrail DeleteTrail DescribeTrails",
  "aws:guardduty/detector:Detector": "CreateDetector UpdateDetector DeleteDetector GetDetector",
  "aws:guardduty/detectorFeature:DetectorFeature":
    "UpdateDetector UpdateDetector UpdateDetector GetDetector",
  "aws:securityhub/account:Account":
    "EnableSecurityHub UpdateSecurityHubConfiguration DisableSecurityHub DescribeHub",
  "aws:securityhub/standardsSubscription:StandardsSubscription":
    "BatchEnableStandards BatchEnableStandards BatchDisableStandards GetEnabledStandards",
  "aws:cloudwatch/metricAlarm:MetricAlarm":
    "PutMetricAlarm PutMetricAlarm DeleteAlarms DescribeAlarms",
  "aws:cloudwatch/dashboard:Dashboard": "PutDashboard PutDashboard DeleteDashboards GetDashboard",
  "aws:cloudwatch/logGroup:LogGroup":
    "CreateLogGroup PutRetentionPolicy DeleteLogGroup DescribeLogGroups",
  "aws:cloudwatch/logMetricFilter:LogMetricFilter":
    "PutMetricFilter PutMetricFilter DeleteMetricFilter DescribeMetricFilters",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy":
    "PutResourcePolicy PutResourcePolicy DeleteResourcePolicy DescribeResourcePolicies",
  "aws:cloudwatch/eventRule:EventRule": "PutRule PutRule DeleteRule DescribeRule",
  "aws:cloudwatch/eventTarget:EventTarget": "PutTargets PutTargets RemoveTargets ListTargetsByRule",
  "aws:xray/samplingRule:SamplingRule":
    "CreateSamplingRule UpdateSamplingRule DeleteSamplingRule GetSamplingRules",
  "aws:xray/group:Group": "CreateGroup UpdateGroup DeleteGroup GetGroup",
  "aws:budgets/budget:Budget": "CreateBudget UpdateBudget DeleteBudget DescribeBudget",
};
