import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ResourceRecord } from "./record.ts";
import { Store } from "./store.ts";

const type = "aws:s3/bucket:Bucket";
const place = { account: "111111111111", region: "us-east-1" };
const record = (id: string, outputs = {}): ResourceRecord => ({
  type,
  id,
  urn: "urn",
  ...place,
  inputs: {},
  outputs,
});

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulated-aws-store-"));
  store = new Store(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

test("of two stores on one folder only one can create a resource, and both see it", () => {
  const other = new Store(folder);

  expect([store.create(record("a")), other.create(record("a"))]).toEqual([true, false]);
  expect(other.list(place, type)).toEqual([record("a")]);
});

test("a change by somebody else is seen at the next look", () => {
  store.create(record("a"));
  store.get(place, type, "a");
  new Store(folder).replace(record("a", { changed: true }));

  expect(store.get(place, type, "a")?.outputs).toEqual({ changed: true });
});

test("ids of any text and length have files of their own", () => {
  const ids = [
    "alias/key",
    "arn:aws:iam::1:role/x",
    "../../etc",
    ".hidden",
    "x".repeat(400),
    `${"x".repeat(399)}y`,
  ];
  ids.forEach((id) => expect(store.create(record(id))).toBe(true));

  expect(
    store
      .list(place, type)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...ids].sort());
  expect(readdirSync(folder)).toEqual([place.account]);
});

test("a file that is not JSON is named in the error", () => {
  store.create(record("a"));
  const path = join(folder, place.account, place.region, "s3.Bucket", "a.json");
  writeFileSync(path, "{");

  expect(() => store.get(place, type, "a")).toThrow(`${path}: not valid JSON`);
});
