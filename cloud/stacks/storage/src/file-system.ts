import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  deletionGuard,
  entriesOf,
  nameLimits,
  nameTags,
  resourceName,
  type StackContext,
} from "@cloud/shared";
import { fileSystemPolicy } from "./file-system-policy";

export interface FileSystemArgs {
  readonly context: StackContext;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** Groups of those who mount the file system, by tier. */
  readonly clientGroupIds: Readonly<Record<string, string>>;
  readonly keyArn: string;
  readonly throughput: "elastic" | "bursting";
  readonly infrequentAccessDays: number;
  readonly backup: boolean;
  readonly path: string;
  readonly user: number;
  readonly deletionProtection: boolean;
}

const nfsPort = 2049;

/** Files that instances, containers and functions share. */
export class FileSystem extends pulumi.ComponentResource {
  readonly fileSystem: aws.efs.FileSystem;
  readonly accessPoint: aws.efs.AccessPoint;
  readonly securityGroup: aws.ec2.SecurityGroup;

  constructor(name: string, args: FileSystemArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:storage:FileSystem", name, {}, opts);
    this.fileSystem = this.#fileSystem(name, args);
    this.securityGroup = this.#securityGroup(name, args);
    const policy = new aws.efs.FileSystemPolicy(
      name,
      {
        fileSystemId: this.fileSystem.id,
        policy: this.fileSystem.arn.apply((arn) => JSON.stringify(fileSystemPolicy(arn))),
      },
      { parent: this },
    );
    for (const [index, subnetId] of args.subnetIds.entries()) {
      new aws.efs.MountTarget(
        `${name}-${index + 1}`,
        {
          fileSystemId: this.fileSystem.id,
          subnetId,
          securityGroups: [this.securityGroup.id],
        },
        // Nobody mounts before the policy is in force.
        { parent: this, dependsOn: [policy] },
      );
    }
    new aws.efs.BackupPolicy(
      name,
      {
        fileSystemId: this.fileSystem.id,
        backupPolicy: { status: args.backup ? "ENABLED" : "DISABLED" },
      },
      { parent: this },
    );
    this.accessPoint = this.#accessPoint(name, args);
    this.registerOutputs({ id: this.fileSystem.id });
  }

  #fileSystem(name: string, args: FileSystemArgs): aws.efs.FileSystem {
    return new aws.efs.FileSystem(
      name,
      {
        creationToken: resourceName(args.context, name, nameLimits.efsCreationToken),
        encrypted: true,
        kmsKeyId: args.keyArn,
        performanceMode: "generalPurpose",
        throughputMode: args.throughput,
        lifecyclePolicies: [
          { transitionToIa: afterDays(args.infrequentAccessDays) },
          // What is used again is kept near at hand.
          { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" },
        ],
        tags: nameTags(args.context, name),
      },
      { parent: this, ...deletionGuard(args.deletionProtection) },
    );
  }

  /** Both ends of each connection, since the groups of the tiers let out only what is named. */
  #securityGroup(name: string, { context, vpcId, clientGroupIds }: FileSystemArgs) {
    const group = new aws.ec2.SecurityGroup(
      name,
      {
        name: resourceName(context, name, nameLimits.securityGroup),
        description: "Mount targets of the file system",
        vpcId,
        tags: nameTags(context, name, { Tier: name }),
      },
      { parent: this },
    );
    const nfs = { ipProtocol: "tcp", fromPort: nfsPort, toPort: nfsPort };
    for (const [tier, clientGroupId] of entriesOf(clientGroupIds)) {
      const from = `${name}-from-${tier}`;
      new aws.vpc.SecurityGroupIngressRule(
        from,
        {
          securityGroupId: group.id,
          referencedSecurityGroupId: clientGroupId,
          ...nfs,
          tags: nameTags(context, from),
        },
        { parent: this },
      );
      const to = `${tier}-to-${name}`;
      new aws.vpc.SecurityGroupEgressRule(
        to,
        {
          securityGroupId: clientGroupId,
          referencedSecurityGroupId: group.id,
          ...nfs,
          tags: nameTags(context, to),
        },
        { parent: this },
      );
    }
    return group;
  }

  #accessPoint(name: string, { context, path, user }: FileSystemArgs): aws.efs.AccessPoint {
    return new aws.efs.AccessPoint(
      name,
      {
        fileSystemId: this.fileSystem.id,
        posixUser: { uid: user, gid: user },
        rootDirectory: {
          path,
          creationInfo: { ownerUid: user, ownerGid: user, permissions: "750" },
        },
        tags: nameTags(context, name),
      },
      { parent: this },
    );
  }
}

/** As EFS spells it, which makes an exception for a single day. */
function afterDays(days: number): string {
  return `AFTER_${days}_${days === 1 ? "DAY" : "DAYS"}`;
}
