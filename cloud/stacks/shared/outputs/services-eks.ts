// Generated from templates/config/services-eks.yaml by `npm run generate`. Changes belong there.

export interface ServicesEksOutputs {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** ARN of the cluster. */
  readonly clusterArn: string;
  /** URL of the Kubernetes API. */
  readonly clusterEndpoint: string;
  /** Security group that EKS makes for nodes and control plane. */
  readonly clusterSecurityGroupId: string;
  /** Security group that lets clients reach the private endpoint. */
  readonly controlPlaneSecurityGroupId: string;
  /** Certificate of the API in base64, for kubeconfig. */
  readonly certificateAuthority: string;
  /** ARN of the identity provider for tokens of service accounts. */
  readonly oidcProviderArn: string;
  /** URL of the issuer of these tokens. */
  readonly oidcIssuerUrl: string;
  /** Names of the node groups. */
  readonly nodeGroupNames: readonly string[];
  /** Role of the nodes. */
  readonly nodeRoleArn: string;
  /** ARNs of the roles of workloads by their names. */
  readonly workloadRoleArns: Readonly<Record<string, unknown>>;
  /** Log group of the control plane. */
  readonly logGroupName: string;
}
