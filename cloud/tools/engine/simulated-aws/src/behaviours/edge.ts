import type { Behaviours } from "./behaviour.ts";

const userPool = "aws:cognito/userPool:UserPool";
const ofUserPool = {
  userPoolId: {
    to: userPool,
    code: "ResourceNotFoundException",
    message: "User pool {value} does not exist.",
    holds: false,
  },
} as const;

/** Sign-in, delivery, and other services at the edge of a platform. */
export const edge: Behaviours = {
  [userPool]: {
    id: "{region}_{mixed:9}",
    arn: "arn:{partition}:cognito-idp:{region}:{account}:userpool/{id}",
    replace: ["aliasAttributes", "usernameAttributes", "usernameConfiguration"],
    computed: { endpoint: "cognito-idp.{region}.amazonaws.com/{id}", customDomain: "", domain: "" },
  },
  "aws:cognito/userPoolClient:UserPoolClient": {
    id: "{lower:26}",
    replace: ["generateSecret", "userPoolId"],
    computed: { clientSecret: "{lower:51}" },
    references: ofUserPool,
  },
  "aws:cognito/userPoolDomain:UserPoolDomain": {
    id: "{in.domain}",
    replace: ["domain", "userPoolId"],
    computed: {
      awsAccountId: "{account}",
      cloudfrontDistribution: "d{lower:13}.cloudfront.net",
      cloudfrontDistributionZoneId: "Z2FDTNDATAQYW2",
    },
    references: ofUserPool,
    exists: {
      code: "InvalidParameterException",
      message: "Domain already associated with another user pool.",
      status: 400,
    },
  },
  "aws:cognito/userGroup:UserGroup": {
    id: "{in.userPoolId}/{name}",
    replace: ["name", "userPoolId"],
    references: ofUserPool,
  },
  "aws:cognito/resourceServer:ResourceServer": {
    id: "{in.userPoolId}|{in.identifier}",
    replace: ["identifier", "userPoolId"],
    references: ofUserPool,
  },
  "aws:cognito/identityPool:IdentityPool": {
    name: false,
    id: "{region}:{uuid}",
    arn: "arn:{partition}:cognito-identity:{region}:{account}:identitypool/{id}",
    replace: ["developerProviderName"],
  },

  "aws:cloudfront/distribution:Distribution": {
    global: true,
    id: "E{upper:13}",
    arn: "arn:{partition}:cloudfront::{account}:distribution/{id}",
    computed: {
      domainName: "d{lower:13}.cloudfront.net",
      etag: "E{upper:13}",
      hostedZoneId: "Z2FDTNDATAQYW2",
      status: "Deployed",
    },
    seconds: { create: 240, update: 200, delete: 240 },
  },
  "aws:cloudfront/originAccessControl:OriginAccessControl": {
    global: true,
    id: "E{upper:13}",
    arn: "arn:{partition}:cloudfront::{account}:origin-access-control/{id}",
  },

  "aws:backup/vault:Vault": {
    arn: "arn:{partition}:backup:{region}:{account}:backup-vault:{name}",
    replace: ["kmsKeyArn", "name"],
  },
  "aws:backup/plan:Plan": {
    id: "{uuid}",
    arn: "arn:{partition}:backup:{region}:{account}:backup-plan:{id}",
  },
};
