import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Account, nameTags, type StackContext } from "@cloud/shared";
import type { KubernetesParameters } from "./kubernetes";

export interface AccessArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly clusterName: pulumi.Input<string>;
  readonly entries: KubernetesParameters["accessEntries"];
}

/** Who may use the cluster, with the policies that EKS has for it. */
export class Access extends pulumi.ComponentResource {
  constructor(name: string, args: AccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-eks:Access", name, {}, opts);
    const { context, account, clusterName } = args;
    for (const { name: entryName, principalArn, policy, namespaces } of args.entries) {
      const entry = new aws.eks.AccessEntry(
        entryName,
        { clusterName, principalArn, tags: nameTags(context, `eks-${entryName}`) },
        { parent: this },
      );
      new aws.eks.AccessPolicyAssociation(
        entryName,
        {
          clusterName,
          principalArn: entry.principalArn,
          policyArn: account.apply(
            ({ partition }) => `arn:${partition}:eks::aws:cluster-access-policy/${policy}`,
          ),
          accessScope:
            namespaces.length === 0
              ? { type: "cluster" }
              : { type: "namespace", namespaces: [...namespaces] },
        },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
