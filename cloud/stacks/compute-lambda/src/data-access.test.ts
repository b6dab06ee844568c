import { expect, it } from "vitest";
import { dataUseOf } from "./data-access";

const bucket = { dataBucketName: "data", storageKeyArn: "arn:k" };
const use = { bucketName: "data", keyArn: "arn:k" };
const bucketEvents = { events: ["s3:ObjectCreated:*"], prefix: "in/", suffix: "" };

it("functions use data as they are configured, and objects that they are told of", () => {
  expect(dataUseOf({ dataAccess: "none", bucketEvents: undefined }, bucket)).toBeUndefined();
  expect(dataUseOf({ dataAccess: "readWrite", bucketEvents }, bucket)).toEqual({
    ...use,
    access: "readWrite",
  });
  expect(dataUseOf({ dataAccess: "none", bucketEvents }, bucket)).toEqual({
    ...use,
    access: "read",
    prefix: "in/",
  });
});

it("without a bucket there is no data", () => {
  const none = { ...bucket, dataBucketName: "" };

  expect(dataUseOf({ dataAccess: "read", bucketEvents }, none)).toBeUndefined();
});
