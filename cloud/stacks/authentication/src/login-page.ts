import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Account, namePrefix, type StackContext } from "@cloud/shared";
import type { Tier } from "./client-plan";
import type { CustomDomain } from "./combinations";

export interface LoginPageArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly tier: Tier;
  readonly domainPrefix: string | undefined;
  readonly customDomain: CustomDomain | undefined;
  readonly userPool: aws.cognito.UserPool;
}

/** Versions of the login page: the one with branding needs more than the tier LITE. */
const classic = 1;
const managed = 2;

/** Where users sign in, under a name of Cognito or of one's own. */
export class LoginPage extends pulumi.ComponentResource {
  readonly domain: aws.cognito.UserPoolDomain;
  readonly hostName: pulumi.Output<string>;

  constructor(name: string, args: LoginPageArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:authentication:LoginPage", name, {}, opts);
    const { context, account, customDomain, userPool } = args;
    const managedLoginVersion = args.tier === "LITE" ? classic : managed;
    if (customDomain === undefined) {
      const prefix = account.apply(
        ({ accountId }) => args.domainPrefix ?? `${namePrefix(context)}-${accountId}`,
      );
      this.domain = new aws.cognito.UserPoolDomain(
        name,
        { userPoolId: userPool.id, domain: prefix, managedLoginVersion },
        { parent: this },
      );
      this.hostName = pulumi.interpolate`${this.domain.domain}.auth.${account.region}.amazoncognito.com`;
    } else {
      this.domain = new aws.cognito.UserPoolDomain(
        name,
        {
          userPoolId: userPool.id,
          domain: customDomain.name,
          certificateArn: customDomain.certificateArn,
          managedLoginVersion,
        },
        { parent: this },
      );
      this.hostName = this.domain.domain;
      if (customDomain.zoneId !== undefined) {
        this.#record(name, customDomain.zoneId);
      }
    }
    this.registerOutputs({ hostName: this.hostName });
  }

  #record(name: string, zoneId: string): void {
    new aws.route53.Record(
      name,
      {
        zoneId,
        name: this.domain.domain,
        type: "A",
        aliases: [
          {
            name: this.domain.cloudfrontDistribution,
            zoneId: this.domain.cloudfrontDistributionZoneId,
            evaluateTargetHealth: false,
          },
        ],
      },
      { parent: this },
    );
  }
}
