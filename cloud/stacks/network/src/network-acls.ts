import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameTags, recordOf, type StackContext } from "@cloud/shared";
import type { AclPeer, AclRule } from "./acl-plan";
import { type CidrPlan, ipv6SubnetCidr, type Tier, tiers } from "./cidr-plan";
import type { Subnets } from "./subnets";

export interface NetworkAclsArgs {
  readonly context: StackContext;
  readonly vpc: aws.ec2.Vpc;
  readonly subnets: Readonly<Record<Tier, Subnets>>;
  readonly plan: CidrPlan;
  readonly rules: Readonly<Record<Tier, readonly AclRule[]>>;
  readonly enableIpv6: boolean;
}

interface Range {
  readonly cidrBlock?: pulumi.Input<string>;
  readonly ipv6CidrBlock?: pulumi.Input<string>;
}

/** Where the rules for IPv6 begin, so that switching it on moves no other rule. */
const ipv6Numbers = 1000;

/** One ACL a tier, in the place of the default one, which lets everything through. */
export class NetworkAcls extends pulumi.ComponentResource {
  readonly acls: Readonly<Record<Tier, aws.ec2.NetworkAcl>>;
  readonly #args: NetworkAclsArgs;

  constructor(name: string, args: NetworkAclsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:network:NetworkAcls", name, {}, opts);
    this.#args = args;
    this.acls = recordOf(tiers, (tier) => this.#acl(tier));
    for (const tier of tiers) {
      for (const rule of args.rules[tier]) {
        this.#rules(tier, rule);
      }
    }
    this.registerOutputs({ ids: recordOf(tiers, (tier) => this.acls[tier].id) });
  }

  #acl(tier: Tier): aws.ec2.NetworkAcl {
    const { context, vpc, subnets } = this.#args;
    return new aws.ec2.NetworkAcl(
      tier,
      {
        vpcId: vpc.id,
        subnetIds: subnets[tier].ids,
        tags: nameTags(context, `${tier}-acl`, { Tier: tier }),
      },
      { parent: this },
    );
  }

  #rules(tier: Tier, rule: AclRule): void {
    this.#rule(`${tier}-${rule.key}`, tier, rule, rule.number, this.#ipv4(rule.peer));
    const ipv6 = this.#args.enableIpv6 ? this.#ipv6(rule.peer) : undefined;
    if (ipv6 !== undefined) {
      this.#rule(`${tier}-${rule.key}-ipv6`, tier, rule, ipv6Numbers + rule.number, ipv6);
    }
  }

  #rule(name: string, tier: Tier, rule: AclRule, ruleNumber: number, range: Range): void {
    new aws.ec2.NetworkAclRule(
      name,
      {
        networkAclId: this.acls[tier].id,
        ruleNumber,
        egress: rule.egress,
        ruleAction: "allow",
        ...protocolOf(rule, range),
        ...(rule.ports === undefined ? {} : { fromPort: rule.ports[0], toPort: rule.ports[1] }),
        ...range,
      },
      // Two rules cannot have one number, not even for a moment.
      { parent: this, deleteBeforeReplace: true },
    );
  }

  #ipv4(peer: AclPeer): Range {
    if (peer === "any") {
      return { cidrBlock: "0.0.0.0/0" };
    }
    if (peer === "vpc") {
      return { cidrBlock: this.#args.vpc.cidrBlock };
    }
    const cidrBlock = "cidr" in peer ? peer.cidr : this.#args.plan[peer.tier][peer.zone];
    return cidrBlock === undefined ? {} : { cidrBlock };
  }

  /** Connected networks are known by IPv4 only. */
  #ipv6(peer: AclPeer): Range | undefined {
    if (peer === "any") {
      return { ipv6CidrBlock: "::/0" };
    }
    const { ipv6CidrBlock } = this.#args.vpc;
    if (peer === "vpc") {
      return { ipv6CidrBlock };
    }
    return "cidr" in peer
      ? undefined
      : {
          ipv6CidrBlock: ipv6CidrBlock.apply((cidr) => ipv6SubnetCidr(cidr, peer.tier, peer.zone)),
        };
  }
}

/** The message that a packet is too big has another number and other types in IPv6. */
function protocolOf({ protocol }: AclRule, range: Range) {
  if (protocol === "icmp") {
    return range.ipv6CidrBlock === undefined
      ? { protocol: "icmp", icmpType: 3, icmpCode: 4 }
      : { protocol: "58", icmpType: 2, icmpCode: 0 };
  }
  return { protocol: protocol === "all" ? "-1" : protocol };
}
