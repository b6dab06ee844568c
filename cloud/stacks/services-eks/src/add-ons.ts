import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Account, nameTags, ServiceRole, type StackContext } from "@cloud/shared";
import { type AddOn, type AddOnRole, roleOfAddOn } from "./add-on-plan";
import { managedPolicyArn, tokenTrust, volumeKeyPolicy } from "./role-policies";

export interface AddOnsArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly clusterName: pulumi.Input<string>;
  readonly identityProvider: aws.iam.OpenIdConnectProvider;
  readonly issuerUrl: pulumi.Output<string>;
  readonly storageKeyArn: string;
  readonly permissionsBoundaryArn: string | undefined;
  readonly addOns: readonly AddOn[];
  readonly after: readonly pulumi.Resource[];
}

/** Add-ons that EKS keeps in step with the cluster, those that call AWS under roles of their own. */
export class AddOns extends pulumi.ComponentResource {
  readonly addOns: readonly aws.eks.Addon[];
  readonly #args: AddOnsArgs;

  constructor(name: string, args: AddOnsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-eks:AddOns", name, {}, opts);
    this.#args = args;
    this.addOns = args.addOns.map((addOn) => this.#addOn(addOn));
    this.registerOutputs({});
  }

  #addOn({ name, version, configuration }: AddOn): aws.eks.Addon {
    const { context, clusterName, after } = this.#args;
    const wanted = roleOfAddOn(name);
    const role = wanted === undefined ? undefined : this.#role(name, wanted);
    return new aws.eks.Addon(
      name,
      {
        clusterName,
        addonName: name,
        ...(version === undefined ? {} : { addonVersion: version }),
        ...(configuration === undefined
          ? {}
          : { configurationValues: JSON.stringify(configuration) }),
        ...(role === undefined ? {} : { serviceAccountRoleArn: role.role.arn }),
        // The configuration here is the one that counts.
        resolveConflictsOnCreate: "OVERWRITE",
        resolveConflictsOnUpdate: "OVERWRITE",
        tags: nameTags(context, `eks-${name}`),
      },
      { parent: this, dependsOn: [...(role?.permissions ?? []), ...after] },
    );
  }

  #role(name: string, { policy, usesStorageKey, ...account }: AddOnRole): ServiceRole {
    const { context, identityProvider, issuerUrl, permissionsBoundaryArn } = this.#args;
    return new ServiceRole(
      name,
      {
        context,
        label: `eks-${name}`,
        description: `Add-on ${name} of the cluster`,
        trust: pulumi
          .output({ arn: identityProvider.arn, issuerUrl })
          .apply((provider) => tokenTrust(account, provider)),
        managedPolicyArns: {
          driver: this.#args.account.apply((known) => managedPolicyArn(known, policy)),
        },
        ...(usesStorageKey ? { policy: volumeKeyPolicy(this.#args.storageKeyArn) } : {}),
        permissionsBoundaryArn,
      },
      { parent: this },
    );
  }
}
