import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, nameTags, recordOf, resourceName, type StackContext } from "@cloud/shared";
import { type Peer, type SecurityRule, type Tier, tierLabel, tiers } from "./rule-plan";

export interface SecurityGroupsArgs {
  readonly context: StackContext;
  readonly vpcId: string;
  readonly rules: readonly SecurityRule[];
}

const descriptions: Readonly<Record<Tier, string>> = {
  loadBalancer: "Load balancers, the only tier reachable from outside",
  application: "Instances behind load balancers",
  container: "Containers behind load balancers and next to each other",
  function: "Functions inside the VPC",
  database: "Databases, reached by workloads only",
  cache: "Caches, reached by workloads only",
  endpoint: "Interface endpoints of services",
};

/**
 * One group a tier. Each rule is a resource of its own: inline rules would take out what other
 * stacks add to the same groups.
 */
export class SecurityGroups extends pulumi.ComponentResource {
  readonly groups: Readonly<Record<Tier, aws.ec2.SecurityGroup>>;
  readonly #context: StackContext;

  constructor(name: string, args: SecurityGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:security:SecurityGroups", name, {}, opts);
    this.#context = args.context;
    this.groups = recordOf(tiers, (tier) => this.#group(tier, args.vpcId));
    for (const rule of args.rules) {
      this.#rule(rule);
    }
    this.registerOutputs({ ids: recordOf(tiers, (tier) => this.groups[tier].id) });
  }

  #group(tier: Tier, vpcId: string): aws.ec2.SecurityGroup {
    const label = tierLabel(tier);
    return new aws.ec2.SecurityGroup(
      label,
      {
        name: resourceName(this.#context, label, nameLimits.securityGroup),
        description: descriptions[tier],
        vpcId,
        tags: nameTags(this.#context, label, { Tier: label }),
      },
      // Names are unique in a VPC only: in another one the new group is made first, so that rules
      // and whatever else refers to the old one can follow before it goes.
      { parent: this, deleteBeforeReplace: false },
    );
  }

  #rule({ key, direction, tier, peer, port }: SecurityRule): void {
    const args = {
      securityGroupId: this.groups[tier].id,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      ...this.#source(peer),
      tags: nameTags(this.#context, key),
    };
    if (direction === "ingress") {
      new aws.vpc.SecurityGroupIngressRule(key, args, { parent: this });
    } else {
      new aws.vpc.SecurityGroupEgressRule(key, args, { parent: this });
    }
  }

  #source(peer: Peer) {
    if ("tier" in peer) {
      return { referencedSecurityGroupId: this.groups[peer.tier].id };
    }
    return peer.cidr.includes(":") ? { cidrIpv6: peer.cidr } : { cidrIpv4: peer.cidr };
  }
}
