import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, it } from "vitest";
import { readParameters } from "./config";
import { ConfigurationError } from "./errors";
import type { StackDefinition } from "./parameter-types";
import { useMocks, valueOf } from "./testing/recorder";

const definition = {
  stack: "network",
  parameters: {
    vpcCidr: { type: "cidr", required: true },
    azCount: { type: "integer", minimum: 1, maximum: 6, defaults: { dev: 2, prod: 3 } },
    natGateways: { type: "string", enum: ["none", "single"], default: "single" },
    enableIpv6: { type: "boolean", default: false },
    endpoints: { type: "list", items: { type: "string" }, default: [] },
    keyArn: { type: "string" },
    token: { type: "string", secret: true },
  },
} as const satisfies StackDefinition;

async function read(
  config: Record<string, string>,
  stackName = "D1BRV40-network-dev",
  preview = false,
) {
  await useMocks([], stackName, preview);
  pulumi.runtime.setAllConfig(config);
  return readParameters(definition);
}

afterEach(() => {
  pulumi.runtime.setAllConfig({});
});

describe("parameters", () => {
  it("come from the configuration with the types of their definitions", async () => {
    const parameters = await read({
      "network:vpcCidr": "10.50.0.0/16",
      "network:azCount": "4",
      "network:natGateways": "none",
      "network:enableIpv6": "true",
      "network:endpoints": '["ssm","ecr.api"]',
      "network:keyArn": "arn:aws:kms:us-east-1:111111111111:key/k",
    });

    expect(parameters).toEqual({
      vpcCidr: "10.50.0.0/16",
      azCount: 4,
      natGateways: "none",
      enableIpv6: true,
      endpoints: ["ssm", "ecr.api"],
      keyArn: "arn:aws:kms:us-east-1:111111111111:key/k",
    });
  });

  it("fall back to the defaults of the environment, else to the general one", async () => {
    const { azCount, natGateways, keyArn } = await read({ "network:vpcCidr": "10.0.0.0/16" });

    expect({ azCount, natGateways, keyArn }).toEqual({
      azCount: 2,
      natGateways: "single",
      keyArn: undefined,
    });
  });

  it("are reported all at once when they cannot be used", async () => {
    await expect(read({ "network:azCount": "seven", "network:endpoints": "[1]" })).rejects.toThrow(
      new ConfigurationError(
        "the configuration cannot be used:\n" +
          "- network:vpcCidr is missing, it must be an address range such as 10.0.0.0/16\n" +
          '- network:azCount must be a whole number from 1 to 6, not "seven"\n' +
          "- network:endpoints[0] must be text, not 1",
      ),
    );
  });

  it("stay secret when they are", async () => {
    const { token } = await read({ "network:vpcCidr": "10.0.0.0/16", "network:token": "hunter2" });

    expect(await pulumi.isSecret(token as pulumi.Output<string>)).toBe(true);
    expect(await valueOf(token as pulumi.Output<string>)).toBe("hunter2");
  });

  it("are only open in a preview, where secrets are unknown and all else has a stand-in", async () => {
    const config = {
      "network:vpcCidr": "{{UNKNOWN:ipam:cidr}}",
      "network:azCount": "{{UNKNOWN:ipam:zones}}",
      "network:endpoints": '["ssm","{{UNKNOWN:ipam:service}}"]',
      "network:token": "{{UNKNOWN:secrets:token}}",
    };
    await expect(read(config)).rejects.toThrow(
      new ConfigurationError(
        "the configuration cannot be used:\n" +
          "- network:vpcCidr needs ipam.cidr, which only a preview may leave open: deploy ipam first\n" +
          "- network:azCount needs ipam.zones, which only a preview may leave open: deploy ipam first\n" +
          "- network:endpoints needs ipam.service, which only a preview may leave open: deploy ipam first\n" +
          "- network:token needs secrets.token, which only a preview may leave open: deploy secrets first",
      ),
    );

    const { vpcCidr, azCount, endpoints, token } = await read(config, undefined, true);
    expect({ vpcCidr, azCount, endpoints }).toEqual({
      vpcCidr: expect.stringMatching(/^198\.18\./) as string,
      azCount: 1,
      endpoints: ["ssm", expect.stringMatching(/^0dd5ca1ab1e/) as string],
    });
    const { isKnown, isSecret } = token as unknown as Record<string, Promise<boolean>>;
    expect([await isKnown, await isSecret]).toEqual([false, true]);
  });

  it("belong to the program of their own stack only", async () => {
    await expect(read({}, "D1BRV40-dns-dev")).rejects.toThrow(
      "this is the program of the stack network, but the Pulumi stack is D1BRV40-dns-dev",
    );
  });
});
