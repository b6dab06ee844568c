import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  formatStackName,
  nameTags,
  resourceName,
  type StackContext,
} from "@cloud/shared";
import { delegatePolicy, delegateTrust, type Delegation } from "./delegation-plan";

/** Short enough that a mistake is over within the hour. */
const delegationTtl = 3600;

export interface DelegationsArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly zone: aws.route53.Zone;
  readonly delegations: readonly Delegation[];
}

/** Zones below ours that live elsewhere, each with its record or with a role to set it. */
export class Delegations extends pulumi.ComponentResource {
  readonly roleArns: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: DelegationsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:dns:Delegations", name, {}, opts);
    const roleArns: Record<string, pulumi.Output<string>> = {};
    for (const delegation of args.delegations) {
      if ("accountId" in delegation) {
        roleArns[delegation.name] = this.#role(args, delegation.accountId, delegation);
      } else {
        nameServerRecord(`delegation-${delegation.name}`, {
          zoneId: args.zone.zoneId,
          zoneName: delegation.fullName,
          nameServers: [...delegation.nameServers],
          options: { parent: this },
        });
      }
    }
    this.roleArns = roleArns;
    this.registerOutputs({ roleArns });
  }

  #role(
    { context, account, zone }: DelegationsArgs,
    accountId: string,
    { name, fullName }: Delegation,
  ): pulumi.Output<string> {
    const label = `dns-delegation-${name}`;
    const role = new aws.iam.Role(
      label,
      {
        name: resourceName(context, label),
        description: `Delegates ${fullName} from account ${accountId}`,
        assumeRolePolicy: pulumi.jsonStringify(
          account.apply(({ partition }) => delegateTrust(accountId, partition)),
        ),
        tags: nameTags(context, label),
      },
      { parent: this },
    );
    new aws.iam.RolePolicy(
      label,
      {
        role: role.id,
        policy: pulumi.jsonStringify(zone.arn.apply((arn) => delegatePolicy(arn, fullName))),
      },
      { parent: this },
    );
    return role.arn;
  }
}

export interface ParentDelegationArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly zone: aws.route53.Zone;
  readonly zoneName: string;
  readonly parentZoneId: string;
  readonly roleArn: string | undefined;
}

/** The record of our own zone in the zone above, which may be in another account. */
export class ParentDelegation extends pulumi.ComponentResource {
  readonly record: aws.route53.Record;

  constructor(name: string, args: ParentDelegationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:dns:ParentDelegation", name, {}, opts);
    const { roleArn } = args;
    const provider = roleArn === undefined ? undefined : this.#provider(name, args, roleArn);
    this.record = nameServerRecord(name, {
      zoneId: args.parentZoneId,
      zoneName: args.zoneName,
      nameServers: args.zone.nameServers,
      options: { parent: this, ...(provider === undefined ? {} : { provider }) },
    });
    this.registerOutputs({ name: this.record.fqdn });
  }

  /** The provider of the stack with one role more: what it takes on already comes first. */
  #provider(name: string, { context, account }: ParentDelegationArgs, roleArn: string) {
    const { profile, assumeRoles = [] } = aws.config;
    const [, , , , accountId = ""] = roleArn.split(":");
    return new aws.Provider(
      name,
      {
        region: account.apply(({ region }) => region as aws.Region),
        ...(profile === undefined ? {} : { profile }),
        assumeRoles: [...assumeRoles, { roleArn, sessionName: formatStackName(context) }],
        allowedAccountIds: [accountId],
      },
      { parent: this },
    );
  }
}

interface NameServerRecord {
  readonly zoneId: pulumi.Input<string>;
  readonly zoneName: string;
  readonly nameServers: pulumi.Input<string[]>;
  readonly options: pulumi.CustomResourceOptions;
}

function nameServerRecord(name: string, record: NameServerRecord): aws.route53.Record {
  const { zoneId, zoneName, nameServers, options } = record;
  return new aws.route53.Record(
    name,
    { zoneId, name: zoneName, type: "NS", ttl: delegationTtl, records: nameServers },
    options,
  );
}
