import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Zone {
  readonly name: string;
  readonly id: string;
}

export interface Region {
  readonly description: string;
  readonly partition: string;
  readonly zones: readonly Zone[];
}

export interface Image {
  readonly description: string;
  readonly owner: string;
  readonly ownerAlias: string;
  readonly name: string;
  readonly namePattern: string;
  readonly architecture: string;
  readonly rootDeviceName: string;
  readonly creationDate: string;
  readonly ssmParameters: readonly string[];
  /** AMI id by region. */
  readonly ids: Readonly<Record<string, string>>;
}

/** What AWS itself publishes: regions with their zones, and machine images. */
export class ReferenceData {
  readonly regions: Readonly<Record<string, Region>>;
  readonly images: Readonly<Record<string, Image>>;

  constructor(directory: string) {
    this.regions = read(join(directory, "regions.json"));
    this.images = read(join(directory, "images.json"));
  }

  partition(region: string): string {
    return this.regions[region]?.partition ?? "aws";
  }

  zones(region: string): readonly Zone[] {
    return this.regions[region]?.zones ?? [];
  }
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}
