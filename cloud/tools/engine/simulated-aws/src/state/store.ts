import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { createFile, fileSafe, replaceFile } from "./files.ts";
import type { Place, ResourceRecord } from "./record.ts";

interface Cached {
  readonly stamp: string;
  readonly record: ResourceRecord;
}

/**
 * The simulated cloud itself: a folder of JSON files. Nothing is held in memory beyond parsed text whose file has not
 * changed, because other processes and people change these files too.
 */
export class Store {
  private readonly cache = new Map<string, Cached>();
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  get(place: Place, type: string, id: string): ResourceRecord | undefined {
    return this.load(this.path(place, type, id));
  }

  list(place: Place, type: string): ResourceRecord[] {
    return this.listFolder(join(this.directory, place.account, place.region, folderOf(type)));
  }

  /** Looks through every account and region, for names that are unique in the whole world. */
  findAnywhere(type: string, id: string): ResourceRecord | undefined {
    for (const account of names(this.directory)) {
      for (const region of names(join(this.directory, account))) {
        const record = this.get({ account, region }, type, id);
        if (record) {
          return record;
        }
      }
    }
    return undefined;
  }

  /** False when a resource of this type and id exists already. */
  create(record: ResourceRecord): boolean {
    return createFile(this.path(record, record.type, record.id), format(record));
  }

  replace(record: ResourceRecord): void {
    replaceFile(this.path(record, record.type, record.id), format(record));
  }

  delete(place: Place, type: string, id: string): void {
    const path = this.path(place, type, id);
    rmSync(path, { force: true });
    this.cache.delete(path);
  }

  /** How many resources this URN has had: AWS never gives an id twice, so the next one must differ. */
  generation(account: string, urn: string): number {
    try {
      return Number.parseInt(readFileSync(this.generationPath(account, urn), "utf8"), 10) || 0;
    } catch {
      return 0;
    }
  }

  setGeneration(account: string, urn: string, generation: number): void {
    replaceFile(this.generationPath(account, urn), `${generation}\n`);
  }

  private generationPath(account: string, urn: string): string {
    return join(
      this.directory,
      account,
      ".generations",
      createHash("sha256").update(urn).digest("hex").slice(0, 32),
    );
  }

  private path(place: Place, type: string, id: string): string {
    return join(
      this.directory,
      place.account,
      place.region,
      folderOf(type),
      `${fileName(id)}.json`,
    );
  }

  private listFolder(folder: string): ResourceRecord[] {
    return names(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => this.load(join(folder, name)))
      .filter((record) => record !== undefined);
  }

  private load(path: string): ResourceRecord | undefined {
    try {
      const { mtimeNs, size, ino } = statSync(path, { bigint: true });
      const stamp = `${mtimeNs}-${size}-${ino}`;
      const cached = this.cache.get(path);
      if (cached?.stamp === stamp) {
        return cached.record;
      }
      const record = parse(path);
      this.cache.set(path, { stamp, record });
      return record;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") {
        this.cache.delete(path);
        return undefined;
      }
      throw error;
    }
  }
}

function parse(path: string): ResourceRecord {
  const content = readFileSync(path, "utf8");
  try {
    return JSON.parse(content) as ResourceRecord;
  } catch (error) {
    throw new Error(`${path}: not valid JSON (${(error as Error).message})`, { cause: error });
  }
}

function format(record: ResourceRecord): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith("."));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return [];
    }
    throw error;
  }
}

/** `aws:ec2/vpc:Vpc` lives in `ec2.Vpc`. */
function folderOf(type: string): string {
  const [, module, name] = type.split(":");
  return fileSafe(`${module!.split("/")[0]}.${name}`);
}

/** Ids may be longer than a file name can be; such a one keeps its start and gets a digest. */
function fileName(id: string): string {
  const safe = fileSafe(id);
  return safe.length <= 200
    ? safe
    : `${safe.slice(0, 160)}~${createHash("sha256").update(id).digest("hex").slice(0, 32)}`;
}
