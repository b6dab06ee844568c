import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { types } from "../behaviours/ec2/references.ts";
import { PartialFailure } from "../operations/request.ts";
import { TestCloud } from "../testing.ts";
import type { FaultsFileContent } from "./file.ts";

let folder: string;
let path: string;
let cloud: TestCloud;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulated-aws-faults-"));
  path = join(folder, "faults.json");
  cloud = new TestCloud({ faults: path });
});
afterEach(() => {
  cloud.remove();
  rmSync(folder, { recursive: true });
});

const faults = (content: FaultsFileContent) => writeFileSync(path, JSON.stringify(content));
const vpc = (name: string, signal?: AbortSignal) =>
  cloud.create(types.vpc, name, { cidrBlock: "10.0.0.0/16" }, signal);

describe("the faults file", () => {
  test("makes matching calls fail with the service's own codes, and is read again when it changes", async () => {
    faults({ faults: [{ type: types.vpc, name: "ma*", error: "accessDenied" }] });
    await expect(vpc("main")).rejects.toThrow(
      "api error UnauthorizedOperation: You are not authorized to perform this operation.",
    );
    await expect(vpc("other")).resolves.toBeDefined();

    faults({ faults: [{ type: "aws:cloudwatch/*", error: "throttling" }] });
    await expect(vpc("main")).resolves.toBeDefined();
    await expect(cloud.create("aws:cloudwatch/logGroup:LogGroup", "logs", {})).rejects.toThrow(
      /exceeded maximum number of attempts, 25, https response error StatusCode: 400, RequestID: .*, api error ThrottlingException: Rate exceeded/,
    );
  });

  test("counts calls across processes, so that a retry goes on", async () => {
    faults({
      faults: [
        {
          type: types.vpc,
          operation: "create",
          times: 2,
          error: { code: "Unavailable", message: "try later" },
        },
      ],
    });
    await expect(vpc("main")).rejects.toThrow("api error Unavailable: try later");

    const retry = new TestCloud({ faults: path, state: cloud.simulation.options.state });
    const again = () => retry.create(types.vpc, "main", { cidrBlock: "10.0.0.0/16" });
    await expect(again()).rejects.toThrow("api error Unavailable");
    await expect(again()).resolves.toBeDefined();
    retry.remove();
  });

  test("can hit the n-th call only", async () => {
    faults({ faults: [{ type: types.vpc, call: 2, error: "limitExceeded" }] });

    await expect(vpc("a")).resolves.toBeDefined();
    await expect(vpc("b")).rejects.toThrow("api error VpcLimitExceeded");
    await expect(vpc("c")).resolves.toBeDefined();
  });

  test("changes quotas", async () => {
    faults({ quotas: { vpcs: 1 } });
    await vpc("a");

    await expect(vpc("b")).rejects.toThrow(
      "api error VpcLimitExceeded: The maximum number of VPCs has been reached.",
    );
  });

  test("can make a call that never returns until it is cancelled", async () => {
    faults({ faults: [{ type: types.vpc, error: "hang" }] });
    const controller = new AbortController();
    const call = vpc("main", controller.signal);
    controller.abort();

    await expect(call).rejects.toThrow(
      "creating EC2 VPC: operation error EC2: CreateVpc, context canceled",
    );
  });
});

test("a creation that is cancelled while AWS works leaves a resource that Pulumi hears of", async () => {
  const slow = new TestCloud({ latency: 1000 });
  const controller = new AbortController();
  const call = slow.create(types.vpc, "main", { cidrBlock: "10.0.0.0/16" }, controller.signal);
  controller.abort();

  const failure = await call.catch((error: unknown) => error);
  slow.remove();
  expect(failure).toBeInstanceOf(PartialFailure);
  expect((failure as PartialFailure).id).toMatch(/^vpc-0/);
});
