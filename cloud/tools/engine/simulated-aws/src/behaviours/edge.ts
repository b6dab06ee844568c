import type { Behaviours } from "./behaviour.ts";

/** Delivery and other services at the edge of a platform. */
export const edge: Behaviours = {
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
