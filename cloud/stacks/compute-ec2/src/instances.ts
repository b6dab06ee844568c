import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, nameTags, resourceName, type StackContext, type Tags } from "@cloud/shared";
import type { ComputeParameters } from "./compute";

export interface InstancesArgs {
  readonly context: StackContext;
  readonly parameters: Pick<
    ComputeParameters,
    | "applicationSecurityGroupId"
    | "detailedMonitoring"
    | "imageId"
    | "imageParameter"
    | "instanceProfileName"
    | "instanceType"
    | "rootDeviceName"
    | "storageKeyArn"
    | "volumeSizeGib"
  >;
  readonly userData: string;
  readonly defaultTags: pulumi.Output<Tags>;
}

/** How an instance is started. There is no key pair: people come in through Session Manager. */
export class Instances extends pulumi.ComponentResource {
  readonly imageId: pulumi.Output<string>;
  readonly launchTemplate: aws.ec2.LaunchTemplate;

  constructor(name: string, args: InstancesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:compute-ec2:Instances", name, {}, opts);
    const { context, parameters } = args;
    this.imageId = this.#image(parameters);
    this.launchTemplate = new aws.ec2.LaunchTemplate(
      "application",
      {
        name: resourceName(context, "ec2", nameLimits.launchTemplate),
        description: "Instances of the application",
        imageId: this.imageId,
        instanceType: parameters.instanceType,
        iamInstanceProfile: { name: parameters.instanceProfileName },
        vpcSecurityGroupIds: [parameters.applicationSecurityGroupId],
        metadataOptions: {
          httpEndpoint: "enabled",
          // Tokens keep a request that an application was tricked into from reading credentials, and
          // one hop keeps containers away from the role of the instance.
          httpTokens: "required",
          httpPutResponseHopLimit: 1,
          instanceMetadataTags: "enabled",
        },
        monitoring: { enabled: parameters.detailedMonitoring },
        blockDeviceMappings: [
          {
            deviceName: parameters.rootDeviceName,
            ebs: {
              volumeType: "gp3",
              volumeSize: parameters.volumeSizeGib,
              encrypted: "true",
              kmsKeyId: parameters.storageKeyArn,
              deleteOnTermination: "true",
            },
          },
        ],
        tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
          resourceType,
          tags: args.defaultTags.apply((tags) => ({ ...tags, ...nameTags(context, "ec2") })),
        })),
        userData: args.userData,
        updateDefaultVersion: true,
        tags: nameTags(context, "ec2"),
      },
      { parent: this },
    );
    this.registerOutputs({ launchTemplateId: this.launchTemplate.id });
  }

  /** Looked up at every deployment, so that a new image is a change that previews show. */
  #image({ imageId, imageParameter }: InstancesArgs["parameters"]): pulumi.Output<string> {
    return imageId === undefined
      ? // The answer is secret as a whole; which image it names is not.
        pulumi.unsecret(
          aws.ssm.getParameterOutput({ name: imageParameter }, { parent: this }).insecureValue,
        )
      : pulumi.output(imageId);
  }
}
