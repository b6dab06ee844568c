import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Account, nameTags, ServiceRole, type StackContext } from "@cloud/shared";
import type { KubernetesParameters } from "./kubernetes";
import { podIdentityTrust, tokenTrust, workloadPolicy } from "./role-policies";

type Workload = KubernetesParameters["workloads"][number];

export interface WorkloadsArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly cluster: aws.eks.Cluster;
  readonly identityProvider: aws.iam.OpenIdConnectProvider;
  readonly issuerUrl: pulumi.Output<string>;
  readonly workloads: readonly Workload[];
  readonly permissionsBoundaryArn: string | undefined;
}

/** One role a workload, which the pods of its service account alone can take on. */
export class Workloads extends pulumi.ComponentResource {
  readonly roles: Readonly<Record<string, ServiceRole>>;
  readonly #args: WorkloadsArgs;

  constructor(name: string, args: WorkloadsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-eks:Workloads", name, {}, opts);
    this.#args = args;
    this.roles = Object.fromEntries(
      args.workloads.map((workload) => [workload.name, this.#role(workload)]),
    );
    for (const workload of args.workloads.filter(({ identity }) => identity === "podIdentity")) {
      this.#association(workload);
    }
    this.registerOutputs({});
  }

  #role(workload: Workload): ServiceRole {
    const { context, permissionsBoundaryArn } = this.#args;
    const { name, managedPolicyArns, statements } = workload;
    return new ServiceRole(
      name,
      {
        context,
        label: `eks-${name}`,
        description: `Pods of the service account ${workload.namespace}/${workload.serviceAccount}`,
        trust: this.#trust(workload),
        managedPolicyArns: Object.fromEntries(
          managedPolicyArns.map((arn) => [arn.slice(arn.lastIndexOf("/") + 1), arn]),
        ),
        ...(statements.length > 0 ? { policy: workloadPolicy(statements) } : {}),
        permissionsBoundaryArn,
      },
      { parent: this },
    );
  }

  #trust(workload: Workload) {
    const { account, cluster, identityProvider, issuerUrl } = this.#args;
    return workload.identity === "token"
      ? pulumi
          .output({ arn: identityProvider.arn, issuerUrl })
          .apply((provider) => tokenTrust(workload, provider))
      : pulumi
          .all([cluster.arn, account])
          .apply(([arn, { accountId }]) => podIdentityTrust(workload, { arn, accountId }));
  }

  #association({ name, namespace, serviceAccount }: Workload): void {
    const { context, cluster } = this.#args;
    const role = this.roles[name];
    if (role === undefined) {
      return;
    }
    new aws.eks.PodIdentityAssociation(
      name,
      {
        clusterName: cluster.name,
        namespace,
        serviceAccount,
        roleArn: role.role.arn,
        tags: nameTags(context, `eks-${name}`),
      },
      { parent: this },
    );
  }
}
