import * as pulumi from "@pulumi/pulumi";
import { currentAccount, type ParametersOf, type StackContext } from "@cloud/shared";
import { Audit } from "./audit";
import type { definition } from "./definition";
import { Keys } from "./keys";
import { Roles } from "./roles";
import { planRules } from "./rule-plan";
import { SecurityGroups } from "./security-groups";
import { WebAcl } from "./web-acl";

export type SecurityParameters = ParametersOf<typeof definition>;

export interface SecurityArgs {
  readonly context: StackContext;
  readonly parameters: SecurityParameters;
}

/** What all other stacks share to protect themselves: groups, keys, roles, a firewall and what watches. */
export class Security extends pulumi.ComponentResource {
  readonly securityGroups: SecurityGroups;
  readonly keys: Keys;
  readonly roles: Roles;
  readonly webAcl: WebAcl | undefined;
  readonly audit: Audit;

  constructor(name: string, args: SecurityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:security:Security", name, {}, opts);
    const { context, parameters } = args;
    const account = currentAccount({ parent: this });
    this.securityGroups = new SecurityGroups(
      "security-groups",
      { context, vpcId: parameters.vpcId, rules: planRules(parameters) },
      { parent: this },
    );
    this.keys = new Keys(
      "keys",
      {
        context,
        account,
        administratorArns: parameters.keyAdministratorArns,
        deletionWindowDays: parameters.keyDeletionWindowDays,
        rotationDays: parameters.keyRotationDays,
        deletionProtection: parameters.deletionProtection,
      },
      { parent: this },
    );
    this.roles = new Roles(
      "roles",
      {
        context,
        account,
        secretsKeyArn: this.keys.keys.secrets.arn,
        permissionsBoundaryArn: parameters.permissionsBoundaryArn,
      },
      { parent: this },
    );
    this.webAcl = parameters.enableWebAcl
      ? new WebAcl(
          "web-acl",
          { context, mode: parameters.webAclMode, rateLimit: parameters.webAclRateLimit },
          { parent: this },
        )
      : undefined;
    this.audit = new Audit(
      "audit",
      {
        context,
        account,
        logsKeyArn: this.keys.keys.logs.arn,
        guardDuty: parameters.enableGuardDuty
          ? { features: parameters.guardDutyFeatures }
          : undefined,
        securityHub: parameters.enableSecurityHub,
        trail: parameters.enableCloudTrail
          ? {
              bucketName: parameters.trailBucketName,
              retentionDays: parameters.trailRetentionDays,
            }
          : undefined,
        deletionProtection: parameters.deletionProtection,
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
