import type { Inventory } from "./inventory";
import type { Thresholds } from "./monitoring";
import { above, below, signal, type Signal, type Source } from "./signal";

const oneDay = 86_400;
const bytesPerGib = 1024 ** 3;
const bytesPerMib = 1024 ** 2;

/** Where data is kept: databases, file systems, buckets, images, messages that nobody could handle. */
export function dataSignals(inventory: Inventory, thresholds: Thresholds): Signal[] {
  return [
    ...inventory.databaseInstances.flatMap((id) =>
      database(id, inventory.databaseIsCluster, thresholds),
    ),
    ...fileSystem(inventory),
    ...bucket(inventory),
    ...inventory.repositoryNames.flatMap(repository),
    ...inventory.deadLetterQueues.flatMap(deadLetterQueue),
  ];
}

function database(id: string, isCluster: boolean, thresholds: Thresholds): Signal[] {
  const { cpuPercent, databaseConnections, freeMemoryMib, freeStorageGib } = thresholds;
  const source: Source = {
    stack: "database-rds",
    subject: id,
    namespace: "AWS/RDS",
    dimensions: { DBInstanceIdentifier: id },
  };
  const busy = "The database is short of processors, look for slow queries";
  const full = "The database is nearly out of storage and stops when it is full";
  const short = "The database is short of memory";
  const many = "The database has many connections and refuses more at its maximum";
  return [
    signal(source, "Processors", "CPUUtilization", "Average", above(cpuPercent, "alert", busy, 3)),
    signal(
      source,
      "Connections",
      "DatabaseConnections",
      "Maximum",
      above(databaseConnections, "alert", many, 2),
    ),
    signal(
      source,
      "Free memory",
      "FreeableMemory",
      "Minimum",
      below(freeMemoryMib * bytesPerMib, "alert", short, 3),
    ),
    // The storage of a cluster grows by itself.
    ...(isCluster
      ? []
      : [
          signal(
            source,
            "Free storage",
            "FreeStorageSpace",
            "Minimum",
            below(freeStorageGib * bytesPerGib, "critical", full),
          ),
        ]),
    signal(source, "Latency of reads", "ReadLatency", "Average"),
    signal(source, "Latency of writes", "WriteLatency", "Average"),
  ];
}

function fileSystem({ fileSystemId }: Inventory): Signal[] {
  if (fileSystemId === undefined) {
    return [];
  }
  const source: Source = {
    stack: "storage",
    subject: fileSystemId,
    namespace: "AWS/EFS",
    dimensions: { FileSystemId: fileSystemId },
  };
  const slow = "The file system is near the limit of its operations";
  return [
    signal(source, "Connections", "ClientConnections", "Sum"),
    signal(source, "Bytes read and written", "TotalIOBytes", "Sum"),
    signal(source, "Share of the limit", "PercentIOLimit", "Maximum", above(90, "alert", slow, 3)),
  ];
}

/** S3 measures once a day. */
function bucket({ dataBucketName }: Inventory): Signal[] {
  if (dataBucketName === undefined) {
    return [];
  }
  const of = (StorageType: string): Source => ({
    stack: "storage",
    subject: dataBucketName,
    namespace: "AWS/S3",
    dimensions: { BucketName: dataBucketName, StorageType },
  });
  const daily = { periodSeconds: oneDay };
  return [
    signal(of("StandardStorage"), "Size of the bucket", "BucketSizeBytes", "Average", daily),
    signal(of("AllStorageTypes"), "Objects", "NumberOfObjects", "Average", daily),
  ];
}

function repository(name: string): Signal[] {
  const source: Source = {
    stack: "services-ecr",
    subject: name,
    namespace: "AWS/ECR",
    dimensions: { RepositoryName: name },
  };
  return [signal(source, "Pulls", "RepositoryPullCount", "Sum")];
}

function deadLetterQueue(name: string): Signal[] {
  const source: Source = {
    stack: "compute-lambda",
    subject: name,
    namespace: "AWS/SQS",
    dimensions: { QueueName: name },
  };
  const meaning = "Messages could not be handled and wait to be looked at";
  return [
    signal(
      source,
      "Messages that nobody could handle",
      "ApproximateNumberOfMessagesVisible",
      "Maximum",
      above(0, "critical", meaning),
    ),
  ];
}
