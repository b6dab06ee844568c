import { ConfigurationError } from "@cloud/shared";
import type { KubernetesParameters } from "./kubernetes";

export type NodeGroup = KubernetesParameters["nodeGroups"][number];

export interface Volume {
  readonly deviceName: string;
  readonly sizeGib: number;
}

/** Bottlerocket keeps itself apart from images and logs; it needs no more than this. */
const bottlerocketRootGib = 4;

/** The volumes of a node. The size that is configured is that of the one with images and logs. */
export function volumesOf({ amiType, diskGib }: Pick<NodeGroup, "amiType" | "diskGib">): Volume[] {
  return amiType.startsWith("BOTTLEROCKET")
    ? [
        { deviceName: "/dev/xvda", sizeGib: bottlerocketRootGib },
        { deviceName: "/dev/xvdb", sizeGib: diskGib },
      ]
    : [{ deviceName: "/dev/xvda", sizeGib: diskGib }];
}

/** Labels come as an object of any kind, because templates have no word for one of texts. */
export function labelsOf({ name, labels }: Pick<NodeGroup, "name" | "labels">) {
  const entries = Object.entries(labels).map(([key, value]): [string, string] => {
    if (typeof value !== "string") {
      throw new ConfigurationError(
        `services-eks:nodeGroups ${name} has the label ${key}, which must be text; ` +
          `put ${JSON.stringify(value)} in quotes`,
      );
    }
    return [key, value];
  });
  return Object.fromEntries(entries);
}
