import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  nameLimits,
  nameTags,
  resourceName,
  ServiceRole,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";
import { labelsOf, type NodeGroup, volumesOf } from "./node-plan";
import { managedPolicyArn } from "./role-policies";

export interface NodeGroupsArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly clusterName: pulumi.Input<string>;
  readonly subnetIds: readonly string[];
  readonly groups: readonly NodeGroup[];
  readonly storageKeyArn: string;
  readonly permissionsBoundaryArn: string | undefined;
  /** What nodes need to get ready. */
  readonly after: readonly pulumi.Resource[];
}

/** Nodes that EKS starts, drains and replaces, all under one role that can do little. */
export class NodeGroups extends pulumi.ComponentResource {
  readonly role: ServiceRole;
  readonly groups: readonly aws.eks.NodeGroup[];
  readonly #args: NodeGroupsArgs;

  constructor(name: string, args: NodeGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-eks:NodeGroups", name, {}, opts);
    this.#args = args;
    const { context, account, permissionsBoundaryArn } = args;
    const managed = (policy: string) => account.apply((known) => managedPolicyArn(known, policy));
    this.role = new ServiceRole(
      "node",
      {
        context,
        label: "eks-node",
        description: "Nodes of the cluster",
        trust: serviceTrust("ec2.amazonaws.com"),
        managedPolicyArns: {
          worker: managed("AmazonEKSWorkerNodePolicy"),
          images: managed("AmazonEC2ContainerRegistryPullOnly"),
          "session-manager": managed("AmazonSSMManagedInstanceCore"),
        },
        permissionsBoundaryArn,
      },
      { parent: this },
    );
    this.groups = args.groups.map((group) => this.#group(group));
    this.registerOutputs({ roleArn: this.role.role.arn });
  }

  #group(group: NodeGroup): aws.eks.NodeGroup {
    const { context, clusterName, subnetIds, after } = this.#args;
    const { name } = group;
    const template = this.#launchTemplate(group);
    return new aws.eks.NodeGroup(
      name,
      {
        clusterName,
        // No name is given, so that a replacement is there before the old group is drained.
        nodeRoleArn: this.role.role.arn,
        subnetIds: [...subnetIds],
        amiType: group.amiType,
        capacityType: group.capacityType,
        instanceTypes: [...group.instanceTypes],
        launchTemplate: {
          id: template.id,
          version: pulumi.interpolate`${template.latestVersion}`,
        },
        scalingConfig: {
          minSize: group.minimumSize,
          desiredSize: group.desiredSize,
          maxSize: group.maximumSize,
        },
        updateConfig: { maxUnavailablePercentage: 33 },
        nodeRepairConfig: { enabled: true },
        labels: labelsOf(group),
        taints: group.taints.map(({ key, value, effect }) => ({ key, value, effect })),
        tags: nameTags(context, `eks-${name}`),
      },
      {
        parent: this,
        dependsOn: [...this.role.permissions, ...after],
        // Autoscalers change it.
        ignoreChanges: ["scalingConfig.desiredSize"],
      },
    );
  }

  /** Encrypted volumes, and metadata that pods cannot reach: it would give them the role of the node. */
  #launchTemplate(group: NodeGroup): aws.ec2.LaunchTemplate {
    const { context, storageKeyArn } = this.#args;
    const fullName = `eks-${group.name}`;
    const tags = nameTags(context, fullName);
    return new aws.ec2.LaunchTemplate(
      group.name,
      {
        name: resourceName(context, fullName, nameLimits.launchTemplate),
        description: `Nodes of the group ${group.name}`,
        blockDeviceMappings: volumesOf(group).map(({ deviceName, sizeGib }) => ({
          deviceName,
          ebs: {
            volumeType: "gp3",
            volumeSize: sizeGib,
            encrypted: "true",
            kmsKeyId: storageKeyArn,
            deleteOnTermination: "true",
          },
        })),
        metadataOptions: {
          httpEndpoint: "enabled",
          httpTokens: "required",
          httpPutResponseHopLimit: 1,
        },
        tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags })),
        tags,
      },
      { parent: this },
    );
  }
}
