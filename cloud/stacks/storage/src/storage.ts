import * as pulumi from "@pulumi/pulumi";
import { currentAccount, type ParametersOf, type StackContext } from "@cloud/shared";
import { Buckets } from "./buckets";
import { DataLake } from "./data-lake";
import type { definition } from "./definition";
import { FileSystem } from "./file-system";

export type StorageParameters = ParametersOf<typeof definition>;

export interface StorageArgs {
  readonly context: StackContext;
  readonly parameters: StorageParameters;
}

/** Where an environment keeps what outlives its workloads. */
export class Storage extends pulumi.ComponentResource {
  readonly buckets: Buckets;
  readonly fileSystem: FileSystem | undefined;
  readonly dataLake: DataLake | undefined;

  constructor(name: string, args: StorageArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:storage:Storage", name, {}, opts);
    const { context, parameters } = args;
    const account = currentAccount({ parent: this });
    this.buckets = new Buckets("buckets", { context, account, parameters }, { parent: this });
    this.fileSystem = parameters.enableFileSystem ? this.#fileSystem(args) : undefined;
    this.dataLake = parameters.enableDataLake
      ? new DataLake(
          "data-lake",
          { context, account, bucket: this.buckets.data.bucket, ...parameters },
          { parent: this },
        )
      : undefined;
    this.registerOutputs({});
  }

  #fileSystem({ context, parameters }: StorageArgs): FileSystem {
    return new FileSystem(
      "file-system",
      {
        context,
        vpcId: parameters.vpcId,
        subnetIds: parameters.subnetIds,
        clientGroupIds: {
          application: parameters.applicationSecurityGroupId,
          container: parameters.containerSecurityGroupId,
          function: parameters.functionSecurityGroupId,
        },
        keyArn: parameters.storageKeyArn,
        throughput: parameters.fileSystemThroughput,
        infrequentAccessDays: parameters.fileSystemInfrequentAccessDays,
        backup: parameters.enableFileSystemBackup,
        path: parameters.fileSystemPath,
        user: parameters.fileSystemUser,
        deletionProtection: parameters.deletionProtection,
      },
      { parent: this },
    );
  }
}
