/** Add-ons, access and workloads of every kind, as a configuration for tests. */
export const identitySamples = {
  addOns: [
    {
      name: "vpc-cni",
      version: "v1.20.4-eksbuild.2",
      configuration: { env: { WARM_IP_TARGET: 1 } },
    },
    { name: "eks-pod-identity-agent" },
    { name: "aws-efs-csi-driver" },
  ],
  accessEntries: [
    {
      name: "operators",
      principalArn: "arn:aws:iam::111111111111:role/operators",
      policy: "AmazonEKSClusterAdminPolicy",
    },
    {
      name: "developers",
      principalArn: "arn:aws:iam::111111111111:role/developers",
      policy: "AmazonEKSEditPolicy",
      namespaces: ["shop", "shop-*"],
    },
  ],
  workloads: [
    {
      name: "orders",
      namespace: "shop",
      serviceAccount: "orders",
      statements: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::orders/*"] }],
    },
    {
      name: "reports",
      namespace: "shop",
      serviceAccount: "reports",
      identity: "token",
      managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonAthenaFullAccess"],
    },
  ],
};
