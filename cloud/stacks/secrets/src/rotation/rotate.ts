// The protocol by which Secrets Manager renews a secret: it calls the function once for each of four
// steps, repeats a step that failed, and may do so after the whole rotation is over.

export interface RotationEvent {
  readonly Step: string;
  readonly SecretId: string;
  /** Id of the version that is being made. */
  readonly ClientRequestToken: string;
}

/** Which part of a secret is renewed, and who has to be told. */
export interface RotatedSecret {
  /** Member of the JSON in the secret; without it the whole text is renewed. */
  readonly key?: string;
  /** DB instance or cluster whose master user has the password. */
  readonly databaseIdentifier?: string;
}

export interface SecretStore {
  describe(secretId: string): Promise<SecretDescription>;
  readCurrent(secretId: string): Promise<string>;
  /** `undefined` as long as the version has no value. */
  readPending(secretId: string, versionId: string): Promise<string | undefined>;
  writePending(secretId: string, versionId: string, value: string): Promise<void>;
  makeCurrent(secretId: string, versionId: string, previous: string): Promise<void>;
  randomPassword(): Promise<string>;
}

export interface SecretDescription {
  readonly name: string;
  readonly rotationEnabled: boolean;
  readonly stages: Readonly<Record<string, readonly string[]>>;
}

export interface Databases {
  changePassword(identifier: string, password: string): Promise<void>;
  /** Resolves when the database has taken a new password over. */
  settle(identifier: string): Promise<void>;
}

export interface Rotation {
  readonly store: SecretStore;
  readonly databases: Databases;
  /** By the name of the secret. */
  readonly secrets: Readonly<Record<string, RotatedSecret>>;
}

export async function rotate(event: RotationEvent, rotation: Rotation): Promise<void> {
  const { SecretId: id, ClientRequestToken: version } = event;
  const { store, secrets } = rotation;
  const { name, rotationEnabled, stages } = await store.describe(id);
  const secret = secrets[name];
  if (!rotationEnabled || secret === undefined) {
    throw new Error(`${name} is not set up for rotation`);
  }
  const labels = stages[version];
  if (labels === undefined) {
    throw new Error(`${name} has no version ${version}`);
  }
  if (labels.includes("AWSCURRENT")) {
    return;
  }
  if (!labels.includes("AWSPENDING")) {
    throw new Error(`version ${version} of ${name} is not pending`);
  }
  switch (event.Step) {
    case "createSecret":
      return create(id, version, secret, store);
    case "setSecret":
      return set(await pendingPassword(id, version, secret, store), secret, rotation.databases);
    case "testSecret":
      await pendingPassword(id, version, secret, store);
      return test(secret, rotation.databases);
    case "finishSecret":
      return store.makeCurrent(id, version, currentVersion(name, stages));
    default:
      throw new Error(`unknown step ${event.Step}`);
  }
}

/** A repeated step must not make another password: the database may have the first one already. */
async function create(
  id: string,
  version: string,
  { key }: RotatedSecret,
  store: SecretStore,
): Promise<void> {
  const current = await store.readCurrent(id);
  if ((await store.readPending(id, version)) !== undefined) {
    return;
  }
  const password = await store.randomPassword();
  const value =
    key === undefined ? password : JSON.stringify({ ...membersOf(current), [key]: password });
  await store.writePending(id, version, value);
}

async function set(
  password: string,
  { databaseIdentifier }: RotatedSecret,
  databases: Databases,
): Promise<void> {
  if (databaseIdentifier !== undefined) {
    await databases.changePassword(databaseIdentifier, password);
  }
}

async function test({ databaseIdentifier }: RotatedSecret, databases: Databases): Promise<void> {
  if (databaseIdentifier !== undefined) {
    await databases.settle(databaseIdentifier);
  }
}

async function pendingPassword(
  id: string,
  version: string,
  { key }: RotatedSecret,
  store: SecretStore,
): Promise<string> {
  const value = await store.readPending(id, version);
  const password = value === undefined || key === undefined ? value : membersOf(value)[key];
  if (typeof password !== "string" || password === "") {
    throw new Error(`version ${version} of ${id} holds no new value`);
  }
  return password;
}

function currentVersion(name: string, stages: SecretDescription["stages"]): string {
  const current = Object.keys(stages).find((version) => stages[version]?.includes("AWSCURRENT"));
  if (current === undefined) {
    throw new Error(`${name} has no current version`);
  }
  return current;
}

/** The error must not say what is in the secret, as the parser's own would. */
function membersOf(value: string): Record<string, unknown> {
  try {
    return JSON.parse(value) as Record<string, unknown>;
  } catch {
    throw new Error("the secret is not JSON");
  }
}
