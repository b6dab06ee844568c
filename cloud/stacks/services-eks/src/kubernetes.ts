import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { currentAccount, nameTags, type ParametersOf, type StackContext } from "@cloud/shared";
import { Access } from "./access";
import { planAddOns } from "./add-on-plan";
import { AddOns } from "./add-ons";
import { checkCluster } from "./cluster-check";
import { ControlPlane } from "./control-plane";
import type { definition } from "./definition";
import { NodeGroups } from "./node-groups";
import { planRules } from "./rule-plan";
import { SecurityRules } from "./security-rules";
import { Workloads } from "./workloads";

export type KubernetesParameters = ParametersOf<typeof definition>;

export interface KubernetesArgs {
  readonly context: StackContext;
  readonly parameters: KubernetesParameters;
}

/** A cluster with everything that its workloads expect of it. */
export class Kubernetes extends pulumi.ComponentResource {
  readonly controlPlane: ControlPlane;
  readonly identityProvider: aws.iam.OpenIdConnectProvider;
  readonly nodeGroups: NodeGroups;
  readonly workloads: Workloads;

  constructor(name: string, args: KubernetesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-eks:Kubernetes", name, {}, opts);
    const { context, parameters } = args;
    checkCluster(parameters);
    const account = currentAccount({ parent: this });
    this.controlPlane = new ControlPlane(
      "control-plane",
      { context, account, parameters },
      { parent: this },
    );
    const { cluster, issuerUrl } = this.controlPlane;
    // IAM looks up the certificate of the issuer by itself.
    this.identityProvider = new aws.iam.OpenIdConnectProvider(
      "cluster",
      {
        url: issuerUrl,
        clientIdLists: ["sts.amazonaws.com"],
        tags: nameTags(context, "eks"),
      },
      { parent: this },
    );
    const shared = {
      context,
      account,
      clusterName: cluster.name,
      storageKeyArn: parameters.storageKeyArn,
      permissionsBoundaryArn: parameters.permissionsBoundaryArn,
    };
    const identity = { identityProvider: this.identityProvider, issuerUrl };
    const { beforeNodes, afterNodes } = planAddOns(parameters.addOns);
    const daemons = new AddOns(
      "daemons",
      { ...shared, ...identity, addOns: beforeNodes, after: [] },
      { parent: this },
    );
    this.nodeGroups = new NodeGroups(
      "node-groups",
      {
        ...shared,
        subnetIds: parameters.subnetIds,
        groups: parameters.nodeGroups,
        after: daemons.addOns,
      },
      { parent: this },
    );
    new AddOns(
      "add-ons",
      { ...shared, ...identity, addOns: afterNodes, after: this.nodeGroups.groups },
      { parent: this },
    );
    this.workloads = new Workloads(
      "workloads",
      { ...shared, ...identity, cluster, workloads: parameters.workloads },
      { parent: this },
    );
    new Access(
      "access",
      { context, account, clusterName: cluster.name, entries: parameters.accessEntries },
      { parent: this },
    );
    this.#openConnections(args);
    this.registerOutputs({});
  }

  #openConnections({ context, parameters }: KubernetesArgs): void {
    new SecurityRules(
      "security-rules",
      {
        context,
        groupIds: {
          controlPlane: this.controlPlane.securityGroup.id,
          nodes: this.controlPlane.clusterSecurityGroupId,
          loadBalancer: parameters.loadBalancerSecurityGroupId,
          database: parameters.databaseSecurityGroupId,
          cache: parameters.cacheSecurityGroupId,
        },
        rules: planRules(parameters),
      },
      { parent: this },
    );
  }
}
