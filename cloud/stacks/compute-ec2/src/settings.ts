import { ConfigurationError, given } from "@cloud/shared";

export interface Sizes {
  readonly minSize: number;
  readonly maxSize: number;
}

export interface RecordSettings {
  readonly recordName: string | undefined;
  readonly zoneId: string | undefined;
  readonly zoneName: string | undefined;
}

export interface SubnetSettings {
  readonly internal: boolean;
  readonly publicSubnetIds: readonly string[];
  readonly privateSubnetIds: readonly string[];
}

export interface DataSettings {
  readonly dataAccess: "none" | "read" | "readWrite";
  readonly dataBucketName: string | undefined;
}

/** What no single parameter can say about itself. */
export function checkSettings(
  settings: Sizes & RecordSettings & SubnetSettings & DataSettings,
): void {
  if (settings.minSize > settings.maxSize) {
    throw new ConfigurationError(
      `compute-ec2:minSize is ${settings.minSize}, but compute-ec2:maxSize allows only ` +
        `${settings.maxSize}: raise the second or lower the first`,
    );
  }
  const key = settings.internal ? "privateSubnetIds" : "publicSubnetIds";
  if (new Set(settings[key]).size < 2) {
    throw new ConfigurationError(
      `compute-ec2:${key} must name subnets in at least two zones, which a load balancer needs: ` +
        `give the network stack azCount 2 or more`,
    );
  }
  if (settings.dataAccess !== "none" && given(settings.dataBucketName) === undefined) {
    throw new ConfigurationError(
      `compute-ec2:dataAccess is ${settings.dataAccess}, but there is no bucket: enable the storage ` +
        `stack, or give compute-ec2:dataBucketName`,
    );
  }
  recordFqdn(settings);
}

/** Where the record goes, if there is to be one. */
export function recordFqdn(
  settings: RecordSettings,
): { readonly zoneId: string; readonly name: string } | undefined {
  const { recordName } = settings;
  if (recordName === undefined) {
    return undefined;
  }
  const zoneId = given(settings.zoneId);
  const zoneName = given(settings.zoneName);
  if (zoneId === undefined || zoneName === undefined) {
    throw new ConfigurationError(
      `compute-ec2:recordName is "${recordName}", but there is no zone for it: enable the dns ` +
        `stack, or give compute-ec2:zoneId and compute-ec2:zoneName`,
    );
  }
  return { zoneId, name: recordName === "@" ? zoneName : `${recordName}.${zoneName}` };
}
