import type { KubernetesParameters } from "./kubernetes";
import type { ServiceAccount } from "./role-policies";

export type AddOn = KubernetesParameters["addOns"][number];

/** A role that an add-on needs: the service account that takes it on, and a policy of AWS. */
export interface AddOnRole extends ServiceAccount {
  readonly policy: string;
  /** Whether it also makes encrypted volumes. */
  readonly usesStorageKey: boolean;
}

/** Daemons, which are ready when they run on all nodes, be there none; nodes need some of them. */
const daemons = new Set([
  "eks-node-monitoring-agent",
  "eks-pod-identity-agent",
  "kube-proxy",
  "vpc-cni",
]);

const roles: Readonly<Record<string, AddOnRole>> = {
  "amazon-cloudwatch-observability": {
    namespace: "amazon-cloudwatch",
    serviceAccount: "cloudwatch-agent",
    policy: "CloudWatchAgentServerPolicy",
    usesStorageKey: false,
  },
  "aws-ebs-csi-driver": {
    namespace: "kube-system",
    serviceAccount: "ebs-csi-controller-sa",
    policy: "service-role/AmazonEBSCSIDriverPolicy",
    usesStorageKey: true,
  },
  "aws-efs-csi-driver": {
    namespace: "kube-system",
    serviceAccount: "efs-csi-controller-sa",
    policy: "service-role/AmazonEFSCSIDriverPolicy",
    usesStorageKey: false,
  },
  "vpc-cni": {
    namespace: "kube-system",
    serviceAccount: "aws-node",
    policy: "AmazonEKS_CNI_Policy",
    usesStorageKey: false,
  },
};

/** What has to stand before the first node, and what needs a node to get ready. */
export function planAddOns(addOns: readonly AddOn[]): {
  readonly beforeNodes: readonly AddOn[];
  readonly afterNodes: readonly AddOn[];
} {
  return {
    beforeNodes: addOns.filter(({ name }) => daemons.has(name)),
    afterNodes: addOns.filter(({ name }) => !daemons.has(name)),
  };
}

/** `undefined` for an add-on that calls no AWS API. */
export function roleOfAddOn(name: string): AddOnRole | undefined {
  return Object.hasOwn(roles, name) ? roles[name] : undefined;
}
