import { createRequire } from "node:module";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { loadSdk, type Sdk } from "./sdk.ts";
import { hideStandIns } from "./standIns.ts";

const require = createRequire(import.meta.url);
const { asset, output, secret } = require("@pulumi/pulumi") as typeof pulumi;
const sdk = loadSdk(require);
const rpc: Sdk["rpc"] = { ...sdk.rpc };
hideStandIns(rpc);

const text = "vpc-0dd5ca1ab1e123456";
const unknown = rpc.unknownValue;

describe("a stand-in that is passed on", () => {
  it("is unknown to Pulumi, with the whole text around it", async () => {
    const properties = {
      vpcId: text,
      cidrs: ["10.0.0.0/16", "198.18.7.0/24", "198.18.7.128/25"],
      policy: output(JSON.stringify({ Resource: `arn:aws:ec2:*:*:vpc/${text}` })),
      tags: { Name: "a", Vpc: output(text) },
      plain: "https://{{UNKNOWN:api:host}}/",
      size: 3,
      open: true,
    };
    const hidden = {
      vpcId: unknown,
      cidrs: ["10.0.0.0/16", unknown, unknown],
      policy: unknown,
      tags: { Name: "a", Vpc: unknown },
      plain: unknown,
      size: 3,
      open: true,
    };

    expect(await rpc.serializeProperties("a", properties)).toEqual(hidden);
    expect((await rpc.serializeResourceProperties("a", properties))[0]).toEqual(hidden);
    expect((await rpc.serializePropertiesReturnDeps("a", properties))[0]).toEqual(hidden);
    expect(await rpc.serializeProperty("a", text, new Set())).toBe(unknown);
  });

  it("stays secret", async () => {
    Reflect.set(sdk.state.getStore(), "supportsSecrets", true);
    expect(await rpc.serializeProperty("a", secret(text), new Set())).toEqual({
      [rpc.specialSigKey]: rpc.specialSecretSig,
      value: unknown,
    });
  });

  it("makes an asset unknown as a whole, with the archive that it is in", async () => {
    const archive = (source: string) =>
      new asset.AssetArchive({ "index.mjs": new asset.StringAsset(source) });

    expect(await rpc.serializeProperty("a", archive(`const id = "${text}"`), new Set())).toBe(
      unknown,
    );
    expect(await rpc.serializeProperty("a", archive("known"), new Set())).toMatchObject({
      assets: { "index.mjs": { text: "known" } },
    });
  });
});
