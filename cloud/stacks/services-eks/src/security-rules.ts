import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameTags, type StackContext } from "@cloud/shared";
import type { Group, Peer, SecurityRule } from "./rule-plan";

export interface SecurityRulesArgs {
  readonly context: StackContext;
  readonly groupIds: Readonly<Record<Group, pulumi.Input<string>>>;
  readonly rules: readonly SecurityRule[];
}

/** Rules as resources of their own, in groups of this stack, of EKS and of the security stack. */
export class SecurityRules extends pulumi.ComponentResource {
  readonly #args: SecurityRulesArgs;

  constructor(name: string, args: SecurityRulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-eks:SecurityRules", name, {}, opts);
    this.#args = args;
    for (const rule of args.rules) {
      this.#rule(rule);
    }
    this.registerOutputs({});
  }

  #rule({ key, direction, group, peer, port }: SecurityRule): void {
    const { context, groupIds } = this.#args;
    const args = {
      securityGroupId: groupIds[group],
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      ...this.#source(peer),
      tags: nameTags(context, `eks-${key}`),
    };
    if (direction === "ingress") {
      new aws.vpc.SecurityGroupIngressRule(key, args, { parent: this });
    } else {
      new aws.vpc.SecurityGroupEgressRule(key, args, { parent: this });
    }
  }

  #source(peer: Peer) {
    if ("group" in peer) {
      return { referencedSecurityGroupId: this.#args.groupIds[peer.group] };
    }
    return peer.cidr.includes(":") ? { cidrIpv6: peer.cidr } : { cidrIpv4: peer.cidr };
  }
}
