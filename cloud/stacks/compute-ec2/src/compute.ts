import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  currentAccount,
  dataStatements,
  Entrance,
  given,
  type ParametersOf,
  policyDocument,
  type StackContext,
} from "@cloud/shared";
import type { definition } from "./definition";
import { Fleet } from "./fleet";
import { Instances } from "./instances";
import { checkSettings, recordFqdn } from "./settings";
import { targetGroup } from "./target-group";
import { userData } from "./user-data";

export type ComputeParameters = ParametersOf<typeof definition>;

export interface ComputeArgs {
  readonly context: StackContext;
  readonly parameters: ComputeParameters;
}

/** An application on instances: how they are started, how many there are, and the way to them. */
export class Compute extends pulumi.ComponentResource {
  readonly instances: Instances;
  readonly entrance: Entrance;
  readonly targetGroup: aws.lb.TargetGroup;
  readonly fleet: Fleet;
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: ComputeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:compute-ec2:Compute", name, {}, opts);
    const { context, parameters } = args;
    checkSettings(parameters);
    // Neither Auto Scaling nor a launch template passes the tags of the provider on to instances.
    const defaultTags = aws.getDefaultTagsOutput({}, { parent: this }).tags;
    this.instances = new Instances(
      "instances",
      { context, parameters, userData: userData(parameters), defaultTags },
      { parent: this },
    );
    this.targetGroup = targetGroup(context, parameters, { parent: this });
    this.entrance = new Entrance(
      "entrance",
      {
        context,
        label: "ec2",
        internal: parameters.internal,
        defaultAction: { type: "forward", targetGroupArn: this.targetGroup.arn },
        parameters,
      },
      { parent: this },
    );
    this.fleet = new Fleet(
      "fleet",
      {
        context,
        parameters,
        launchTemplate: this.instances.launchTemplate,
        entrance: this.entrance,
        targetGroup: this.targetGroup,
        defaultTags,
      },
      { parent: this },
    );
    this.#allowData(parameters);
    this.url = this.#url(parameters);
    this.registerOutputs({ url: this.url });
  }

  /** The role belongs to the security stack, which knows nothing of buckets. */
  #allowData(parameters: ComputeParameters): void {
    const { dataAccess, instanceRoleName, storageKeyArn } = parameters;
    const bucketName = given(parameters.dataBucketName);
    if (dataAccess === "none" || bucketName === undefined) {
      return;
    }
    const use = { bucketName, keyArn: storageKeyArn, access: dataAccess };
    new aws.iam.RolePolicy(
      "data",
      {
        role: instanceRoleName,
        policy: currentAccount({ parent: this }).apply((account) =>
          JSON.stringify(policyDocument(...dataStatements(use, account))),
        ),
      },
      { parent: this },
    );
  }

  /** The record, where one is wanted, is an alias: an address of its own would go stale. */
  #url(parameters: ComputeParameters): pulumi.Output<string> {
    const { loadBalancer, scheme } = this.entrance;
    const record = recordFqdn(parameters);
    if (record === undefined) {
      return pulumi.interpolate`${scheme}://${loadBalancer.dnsName}`;
    }
    new aws.route53.Record(
      "application",
      {
        zoneId: record.zoneId,
        name: record.name,
        type: "A",
        aliases: [
          {
            name: loadBalancer.dnsName,
            zoneId: loadBalancer.zoneId,
            evaluateTargetHealth: true,
          },
        ],
      },
      { parent: this },
    );
    return pulumi.output(`${scheme}://${record.name}`);
  }
}
