import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkValue } from "./parameter-check";
import type { ParameterDefinition } from "./parameter-types";
import { withStandIns } from "./stand-ins";
import { valueOf } from "./testing/recorder";

const key = Symbol.for("cloud.assumedOutputs");
const token = "0dd5ca1ab1e[0-9a-f]{6}";
const like = (text: string): unknown =>
  expect.stringMatching(
    new RegExp(`^${text.replaceAll("*", token).replace("…", ".*")}$`),
  ) as unknown;

beforeEach(() => {
  Reflect.set(globalThis, key, new Set());
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, key);
});

/** What a program gets for a mark, which must never be refused. */
function given(definition: ParameterDefinition, value: unknown): unknown {
  const checked = checkValue(definition, value, "a:b");
  expect(checked.problems).toEqual([]);
  return checked.value;
}

describe("a text that is not known yet", () => {
  it.each([
    ["^vpc-[0-9a-f]+$", "vpc-*"],
    ["^subnet-[0-9a-f]+$", "subnet-*"],
    [
      "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
      "arn:aws:kms:us-east-1:000000000000:key/*",
    ],
    ["^(|arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+)$", "arn:aws:acm:…:certificate/*"],
    ["^https://.+$", "https://*.example.com"],
    ["^(|[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$", "*"],
    ["^nothing is like this$", "*"],
  ])("looks like what the parameter accepts: %s", (pattern, text) => {
    expect(given({ type: "string", pattern }, "{{UNKNOWN:security:thing}}")).toEqual(like(text));
  });

  it.each([
    ["secrets:rotationFunctionArn", "arn:aws:unknown:us-east-1:000000000000:unknown:*"],
    ["compute-lambda:functionInvokeArns.web", "…:function:*:live/invocations"],
    ["dns:zoneName", "*.example.com"],
    ["services-ecr:repositoryUrls.web", "000000000000.dkr.ecr.us-east-1.amazonaws.com/*"],
    ["network:vpcId", "*"],
  ])("looks like what the name of the output says: %s", (path, text) => {
    expect(given({ type: "string" }, `{{UNKNOWN:${path}}}`)).toEqual(like(text));
  });

  it("may be a part of another one", () => {
    expect(
      given({ type: "string", pattern: "^x$" }, "https://{{UNKNOWN:a:b}}/{{UNKNOWN:a:c}}"),
    ).toEqual(like("https://*/*"));
  });

  it("is the same each time, and another one for another place", () => {
    const texts = ["{{UNKNOWN:a:b[0]}}", "{{UNKNOWN:a:b[1]}}", "{{UNKNOWN:c:b[0]}}"].map((text) =>
      given({ type: "string" }, text),
    );

    expect(new Set(texts).size).toBe(3);
    expect(given({ type: "string" }, "{{UNKNOWN:a:b[0]}}")).toBe(texts[0]);
  });
});

describe("other values that are not known yet", () => {
  const mark = "{{UNKNOWN:network:it}}";

  it("have the declared type", () => {
    expect(given({ type: "cidr" }, mark)).toMatch(/^198\.18\.\d+\.0\/24$/);
    expect(given({ type: "integer", minimum: 3 }, mark)).toBe(3);
    expect(given({ type: "number" }, mark)).toBe(1);
    expect(given({ type: "boolean" }, mark)).toBe(false);
    expect(given({ type: "string", enum: ["a", "b"] }, mark)).toBe("a");
    expect(given({ type: "list", items: { type: "string", pattern: "^subnet-" } }, mark)).toEqual([
      like("subnet-*"),
      like("subnet-*"),
    ]);
    expect(
      given(
        { type: "object", fields: { size: { type: "integer" }, id: { type: "string" } } },
        mark,
      ),
    ).toEqual({ size: 1, id: like("*") });
  });

  it("have every field where none is declared", async () => {
    const arns = given({ type: "object" }, "{{UNKNOWN:a:keyArns}}") as Record<string, string>;

    expect(arns["web"]).toEqual(like("arn:aws:unknown:…:*"));
    expect(Object.hasOwn(arns, "web")).toBe(true);
    expect(arns["web"]).not.toBe(arns["api"]);
    expect(Object.keys(arns)).toEqual(["unknown"]);
    expect(JSON.parse(JSON.stringify(arns))).toEqual({ unknown: arns["unknown"] });
    expect(await valueOf(pulumi.output(arns))).toEqual({ unknown: arns["unknown"] });
  });

  it("may be anywhere inside of what is known", () => {
    const inside = { list: ["a", mark], deep: { text: `x-${mark}`, size: 2, nothing: null } };
    const expected = {
      list: ["a", like("*")],
      deep: { text: like("x-*"), size: 2, nothing: null },
    };

    expect(given({ type: "object" }, inside)).toEqual(expected);
    expect(given({ type: "list" }, [inside])).toEqual([expected]);
    expect(withStandIns(inside)).toEqual(expected);
    expect(given({ type: "list", items: { type: "cidr" } }, ["10.0.0.0/16", mark])).toEqual([
      "10.0.0.0/16",
      expect.stringContaining("198.18."),
    ]);
  });

  it("are noted by stack and output, and nothing else is", () => {
    const marks = ["{{UNKNOWN:network:subnetIds[0].id}}", "{{RUNTIME:network:vpcId}}", "x"];
    given({ type: "list", items: { type: "string" } }, [...marks, "x {{UNKNOWN:dns:zone}}"]);

    expect(Reflect.get(globalThis, key)).toEqual(new Set(["network.subnetIds", "dns.zone"]));
  });
});
