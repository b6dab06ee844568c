import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { type Databases, rotate, type RotatedSecret, type SecretStore } from "./rotate";

const id = "arn:aws:secretsmanager:us-east-1:111111111111:secret:cloud/d1brv40-dev/database-AbCdEf";
const name = "cloud/d1brv40-dev/database";
const steps = ["createSecret", "setSecret", "testSecret", "finishSecret"];

/** One secret as Secrets Manager keeps it: versions with labels, which wander. */
class FakeStore implements SecretStore {
  readonly values = new Map<string, string>();
  readonly labels = new Map<string, string[]>();
  rotationEnabled = true;
  passwords = 0;

  constructor(current: string) {
    this.values.set("v1", current);
    this.labels.set("v1", ["AWSCURRENT"]);
  }

  begin(version: string): void {
    this.labels.set(version, ["AWSPENDING"]);
  }

  get current(): string | undefined {
    return this.values.get(this.labeled("AWSCURRENT"));
  }

  describe() {
    return Promise.resolve({
      name,
      rotationEnabled: this.rotationEnabled,
      stages: Object.fromEntries(this.labels),
    });
  }

  readCurrent() {
    return Promise.resolve(this.current ?? "");
  }

  readPending(_: string, version: string) {
    return Promise.resolve(this.values.get(version));
  }

  writePending(_: string, version: string, value: string) {
    this.values.set(version, value);
    return Promise.resolve();
  }

  makeCurrent(_: string, version: string, previous: string) {
    expect(this.labeled("AWSCURRENT")).toBe(previous);
    this.labels.set(previous, ["AWSPREVIOUS"]);
    this.labels.set(version, ["AWSCURRENT"]);
    return Promise.resolve();
  }

  randomPassword() {
    return Promise.resolve(`password${++this.passwords}`);
  }

  private labeled(label: string): string {
    return [...this.labels].find(([, labels]) => labels.includes(label))?.[0] ?? "";
  }
}

class FakeDatabases implements Databases {
  readonly passwords = new Map<string, string>();
  readonly settled: string[] = [];

  changePassword(identifier: string, password: string) {
    this.passwords.set(identifier, password);
    return Promise.resolve();
  }

  settle(identifier: string) {
    this.settled.push(identifier);
    return Promise.resolve();
  }
}

const database: RotatedSecret = { key: "password", databaseIdentifier: "d1brv40-dev-database" };

let store: FakeStore;
let databases: FakeDatabases;

beforeEach(() => {
  store = new FakeStore(JSON.stringify({ username: "dbadmin", password: "first" }));
  databases = new FakeDatabases();
});

function run(step: string, version = "v2", secret: RotatedSecret | undefined = database) {
  return rotate(
    { Step: step, SecretId: id, ClientRequestToken: version },
    { store, databases, secrets: { [name]: secret } },
  );
}

describe("a rotation", () => {
  it("gives the database and the secret the same new password, and keeps the rest", async () => {
    store.begin("v2");
    for (const step of steps) {
      await run(step);
    }

    expect(JSON.parse(store.current ?? "")).toEqual({ username: "dbadmin", password: "password1" });
    expect([...databases.passwords]).toEqual([["d1brv40-dev-database", "password1"]]);
    expect(databases.settled).toEqual(["d1brv40-dev-database"]);
    expect(store.labels.get("v1")).toEqual(["AWSPREVIOUS"]);
  });

  it("renews the whole text of a secret that has no members, and touches no database", async () => {
    store = new FakeStore("token");
    store.begin("v2");
    for (const step of steps) {
      await run(step, "v2", {});
    }

    expect(store.current).toBe("password1");
    expect(databases.passwords.size + databases.settled.length).toBe(0);
  });

  it("leaves the current value alone until the last step", async () => {
    store.begin("v2");
    for (const step of steps.slice(0, 3)) {
      await run(step);
      expect(JSON.parse(store.current ?? "")).toEqual({ username: "dbadmin", password: "first" });
    }
  });

  it("comes to the same end however often steps are repeated", async () => {
    const repeats = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(repeats, async (counts) => {
        store = new FakeStore(JSON.stringify({ username: "dbadmin", password: "first" }));
        databases = new FakeDatabases();
        store.begin("v2");
        for (const [index, step] of steps.entries()) {
          for (let count = 0; count < (counts[index] ?? 1); count++) {
            await run(step);
          }
        }

        expect(JSON.parse(store.current ?? "")).toMatchObject({ password: "password1" });
        expect(databases.passwords.get("d1brv40-dev-database")).toBe("password1");
        expect(store.passwords).toBe(1);
      }),
    );
  });

  it("can happen again with the next version", async () => {
    for (const version of ["v2", "v3"]) {
      store.begin(version);
      for (const step of steps) {
        await run(step, version);
      }
    }

    expect(JSON.parse(store.current ?? "")).toMatchObject({ password: "password2" });
    expect(databases.passwords.get("d1brv40-dev-database")).toBe("password2");
  });
});

describe("a call that makes no sense", () => {
  it("is refused for a secret whose rotation is off or unknown", async () => {
    store.begin("v2");
    store.rotationEnabled = false;
    await expect(run("createSecret")).rejects.toThrow(`${name} is not set up for rotation`);

    store.rotationEnabled = true;
    const unknown = rotate(
      { Step: "createSecret", SecretId: id, ClientRequestToken: "v2" },
      { store, databases, secrets: {} },
    );
    await expect(unknown).rejects.toThrow(`${name} is not set up for rotation`);
  });

  it("is refused for a version that does not exist or is not pending", async () => {
    await expect(run("createSecret")).rejects.toThrow(`${name} has no version v2`);

    store.labels.set("v2", ["AWSPREVIOUS"]);
    await expect(run("createSecret")).rejects.toThrow(`version v2 of ${name} is not pending`);
  });

  it("is refused for a step that does not exist or comes too early", async () => {
    store.begin("v2");
    await expect(run("dropSecret")).rejects.toThrow("unknown step dropSecret");
    await expect(run("setSecret")).rejects.toThrow("holds no new value");
    await expect(run("testSecret")).rejects.toThrow("holds no new value");
    expect(databases.passwords.size).toBe(0);
  });

  it("says nothing of what is in a secret that is not JSON", async () => {
    store = new FakeStore("{hunter2");
    store.begin("v2");

    await expect(run("createSecret")).rejects.toThrow(/^the secret is not JSON$/);
  });
});
