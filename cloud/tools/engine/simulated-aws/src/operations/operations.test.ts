import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { types } from "../behaviours/ec2/references.ts";
import { TestCloud } from "../testing.ts";
import { unknown, type Properties } from "../values.ts";

const role = "aws:iam/role:Role";
const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

describe("checking inputs", () => {
  const group = (ingress: Properties) =>
    cloud.check(types.securityGroup, "web", { ingress: [ingress] }).failures;

  test("finds an unknown property at any depth and names the nearest known one", () => {
    expect(group({ fromPort: 1, toPort: 2, protocol: "tcp", cidrBlock: ["10.0.0.0/8"] })).toEqual([
      {
        property: "ingress[0].cidrBlock",
        reason: "unexpected property 'cidrBlock' (did you mean 'cidrBlocks'?)",
      },
    ]);
  });

  test("finds missing and mistyped properties without showing values", () => {
    expect(group({ fromPort: "https", protocol: "tcp" })).toEqual([
      { property: "ingress[0].fromPort", reason: "expected a number, got a string" },
      { property: "ingress[0].toPort", reason: "missing required property 'toPort'" },
    ]);
  });

  test("takes what is not known yet", () => {
    expect(
      cloud.check(types.subnet, "a", { vpcId: unknown, cidrBlock: "10.0.1.0/24" }).failures,
    ).toEqual([]);
  });

  test("makes up a name, keeps it on updates, and makes a new one for a replacement", async () => {
    const first = cloud.check(role, "worker", { assumeRolePolicy: trust }).inputs;
    const again = cloud.check(role, "worker", { assumeRolePolicy: trust }, first).inputs;
    await cloud.create(role, "worker", { assumeRolePolicy: trust });
    const replacement = cloud.check(role, "worker", { assumeRolePolicy: trust }).inputs;

    expect(first.name).toMatch(/^worker-[0-9a-f]{7}$/);
    expect(again.name).toBe(first.name);
    expect(replacement.name).not.toBe(first.name);
  });

  test("keeps policy documents as text", () => {
    expect(
      cloud.check(role, "worker", { assumeRolePolicy: { Version: "2012-10-17", Statement: [] } })
        .inputs.assumeRolePolicy,
    ).toBe(trust);
  });
});

describe("comparing inputs", () => {
  test("tells changes in place from replacements, by path", () => {
    const difference = cloud.diff(
      types.subnet,
      { vpcId: "a", tags: { Name: "x" } },
      { vpcId: "b", tags: { Name: "y" } },
    );

    expect(difference.changes).toEqual([
      { path: "vpcId", kind: "update", replace: true, input: true },
      { path: "tags.Name", kind: "update", replace: false, input: true },
    ]);
    expect(difference.replaces).toEqual(["vpcId"]);
  });

  test("sees that the provider's default tags have changed", () => {
    cloud.configuration = { ...cloud.configuration, defaultTags: { team: "new" } };

    expect(cloud.diff(types.vpc, {}, {}, { tagsAll: { team: "old" } }).changes).toEqual([
      { path: "tagsAll", kind: "update", replace: false, input: false },
    ]);
  });

  test("deletes first when a replacement keeps a given name", () => {
    const given = { name: "worker", path: "/a/" };

    expect(cloud.diff(role, given, { ...given, path: "/b/" }).deleteBeforeReplace).toBe(true);
    expect(
      cloud.diff(
        role,
        { ...given, __defaults: ["name"] },
        { ...given, path: "/b/", __defaults: ["name"] },
      ).deleteBeforeReplace,
    ).toBe(false);
  });

  test("takes the provider's region and an unset one for the same", () => {
    expect(cloud.diff(types.vpc, {}, { region: "us-east-1" }).changes).toEqual([]);
  });

  test("replaces what lies in another region than the provider's", () => {
    expect(cloud.diff(types.vpc, {}, {}, { region: "eu-west-1" }).replaces).toEqual(["region"]);
  });
});

describe("a resource on disk", () => {
  const file = (id: string) =>
    join(cloud.state, "111111111111", "us-east-1", "ec2.Vpc", `${id}.json`);

  test("is a readable file for its owner only, and nothing else is left behind", async () => {
    const { id } = await cloud.create(types.vpc, "main", { cidrBlock: "10.0.0.0/16" });

    expect(JSON.parse(readFileSync(file(id), "utf8"))).toMatchObject({
      type: types.vpc,
      id,
      account: "111111111111",
      region: "us-east-1",
    });
    expect(statSync(file(id)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file(id), ".."))).toEqual([`${id}.json`]);
  });

  test("that was edited by hand is read as it stands, among inputs and outputs", async () => {
    const { id, properties } = await cloud.create(types.vpc, "main", {
      cidrBlock: "10.0.0.0/16",
      enableDnsHostnames: true,
    });
    const record = JSON.parse(readFileSync(file(id), "utf8"));
    record.outputs.enableDnsHostnames = false;
    record.outputs.tags = { by: "hand" };
    writeFileSync(file(id), JSON.stringify(record));

    const found = await cloud.read(types.vpc, "main", id, { properties, inputs: {} });

    expect(found?.inputs).toEqual({
      cidrBlock: "10.0.0.0/16",
      enableDnsHostnames: false,
      tags: { by: "hand" },
    });
    expect(found?.properties.enableDnsHostnames).toBe(false);
  });

  test("that is gone is not found, and deleting it is no error", async () => {
    expect(
      await cloud.read(types.vpc, "main", "vpc-0123", { properties: {}, inputs: {} }),
    ).toBeUndefined();
    await expect(cloud.delete(types.vpc, "main", "vpc-0123")).resolves.toBeUndefined();
  });

  test("carries the default tags below its own", async () => {
    cloud.configuration = { ...cloud.configuration, defaultTags: { team: "platform", env: "dev" } };
    const { properties } = await cloud.create(types.vpc, "main", {
      cidrBlock: "10.0.0.0/16",
      tags: { env: "own" },
    });

    expect(properties.tagsAll).toEqual({ team: "platform", env: "own" });
  });
});

test("an update changes the file, and what counts updates goes on counting", async () => {
  const template = "aws:ec2/launchTemplate:LaunchTemplate";
  const { id, properties } = await cloud.create(template, "web", { name: "web", imageId: "ami-1" });
  const updated = await cloud.update(template, "web", id, { name: "web", imageId: "ami-2" });

  expect([properties.latestVersion, updated.latestVersion]).toEqual([1, 2]);
  expect(
    (await cloud.read(template, "web", id, { properties: updated, inputs: {} }))?.inputs.imageId,
  ).toBe("ami-2");
});

test("outputs that the package calls secret are secret, in the file too", async () => {
  await cloud.create("aws:iam/user:User", "bot", { name: "bot" });
  const { id, secrets } = await cloud.create("aws:iam/accessKey:AccessKey", "bot", { user: "bot" });
  const found = await cloud.read("aws:iam/accessKey:AccessKey", "bot", id, {
    properties: {},
    inputs: {},
  });

  expect([...secrets]).toContain("secret");
  expect([...found!.secrets]).toContain("secret");
});

test("any declared type can be created, even one without behaviour", async () => {
  const { id, properties } = await cloud.create(
    "aws:location/trackerAssociation:TrackerAssociation",
    "one",
    { consumerArn: "arn:aws:x", trackerName: "t" },
  );

  expect(id).not.toBe("");
  expect(properties).toMatchObject({
    consumerArn: "arn:aws:x",
    region: "us-east-1",
    trackerName: "t",
  });
});
