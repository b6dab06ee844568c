import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  deletionGuard,
  nameLimits,
  nameTags,
  resourceName,
  ServiceRole,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";
import type { KubernetesParameters } from "./kubernetes";
import { managedPolicyArn, secretsKeyPolicy } from "./role-policies";

export interface ControlPlaneArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly parameters: KubernetesParameters;
}

const longestClusterName = 100;

/** The cluster itself with its role, its log group, and a group for clients of the private endpoint. */
export class ControlPlane extends pulumi.ComponentResource {
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly securityGroup: aws.ec2.SecurityGroup;
  readonly cluster: aws.eks.Cluster;
  readonly clusterSecurityGroupId: pulumi.Output<string>;
  readonly issuerUrl: pulumi.Output<string>;

  constructor(name: string, args: ControlPlaneArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-eks:ControlPlane", name, {}, opts);
    const { context, parameters } = args;
    const clusterName = resourceName(context, "eks", longestClusterName);
    // EKS would make the group itself, without an end to its records and without our key.
    this.logGroup = new aws.cloudwatch.LogGroup(
      "control-plane",
      {
        name: `/aws/eks/${clusterName}/cluster`,
        retentionInDays: parameters.logRetentionDays,
        kmsKeyId: parameters.logsKeyArn,
        tags: nameTags(context, "eks-control-plane"),
      },
      { parent: this },
    );
    this.securityGroup = new aws.ec2.SecurityGroup(
      "control-plane",
      {
        name: resourceName(context, "eks-control-plane", nameLimits.securityGroup),
        description: "Clients of the private endpoint of the cluster",
        vpcId: parameters.vpcId,
        tags: nameTags(context, "eks-control-plane"),
      },
      { parent: this },
    );
    this.cluster = this.#cluster(clusterName, args);
    this.clusterSecurityGroupId = this.cluster.vpcConfig.clusterSecurityGroupId;
    this.issuerUrl = this.cluster.identities.apply((identities) => issuerOf(identities));
    this.registerOutputs({ clusterName: this.cluster.name });
  }

  #cluster(clusterName: string, { context, account, parameters }: ControlPlaneArgs) {
    const role = new ServiceRole(
      "control-plane",
      {
        context,
        label: "eks-control-plane",
        description: "Control plane of the cluster",
        trust: account.apply(({ accountId }) => serviceTrust("eks.amazonaws.com", accountId)),
        managedPolicyArns: {
          cluster: account.apply((known) => managedPolicyArn(known, "AmazonEKSClusterPolicy")),
        },
        policy: secretsKeyPolicy(parameters.secretsKeyArn),
        permissionsBoundaryArn: parameters.permissionsBoundaryArn,
      },
      { parent: this },
    );
    return new aws.eks.Cluster(
      "cluster",
      {
        name: clusterName,
        version: parameters.kubernetesVersion,
        roleArn: role.role.arn,
        upgradePolicy: { supportType: parameters.supportPolicy },
        accessConfig: {
          authenticationMode: "API",
          // Fixed for the life of the cluster, and in no list that somebody could review.
          bootstrapClusterCreatorAdminPermissions: false,
        },
        // All add-ons are those of EKS, so that they can be upgraded with it.
        bootstrapSelfManagedAddons: false,
        vpcConfig: {
          subnetIds: [...parameters.subnetIds],
          securityGroupIds: [this.securityGroup.id],
          ...endpointAccess(parameters.publicAccessCidrs),
        },
        kubernetesNetworkConfig: { serviceIpv4Cidr: parameters.serviceCidr },
        encryptionConfig: {
          provider: { keyArn: parameters.secretsKeyArn },
          resources: ["secrets"],
        },
        enabledClusterLogTypes: [...parameters.controlPlaneLogs],
        deletionProtection: parameters.deletionProtection,
        tags: nameTags(context, "eks"),
      },
      {
        parent: this,
        dependsOn: [this.logGroup, ...role.permissions],
        ...deletionGuard(parameters.deletionProtection),
      },
    );
  }
}

/** The private endpoint is always there; the public one exists for named ranges only. */
export function endpointAccess(publicAccessCidrs: readonly string[]) {
  return {
    endpointPrivateAccess: true,
    endpointPublicAccess: publicAccessCidrs.length > 0,
    ...(publicAccessCidrs.length > 0 ? { publicAccessCidrs: [...publicAccessCidrs] } : {}),
  };
}

function issuerOf(identities: readonly aws.types.output.eks.ClusterIdentity[]): string {
  return identities[0]?.oidcs[0]?.issuer ?? "";
}
