import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { errorText } from "./errorText.ts";

function errorWithStack(...frames: string[]): Error {
  const error = new Error("boom");
  error.stack = ["Error: boom", ...frames.map((frame) => `    at ${frame}`)].join("\n");
  return error;
}

describe("the text of an error", () => {
  it("keeps the frames of the program and drops those of Node, the SDK and the host", () => {
    const error = errorWithStack(
      "new Vpc (/platform/stacks/network/src/vpc.ts:12:5)",
      "Object.<anonymous> (/platform/stacks/network/src/index.ts:3:1)",
      "Module._compile (node:internal/modules/cjs/loader:1554:14)",
      "node:internal/main:1:1",
      "Stack.initialize (/platform/cloud/node_modules/@pulumi/pulumi/runtime/stack.js:70:3)",
      "Object.onReceive (/platform/cloud/node_modules/@grpc/grpc-js/build/src/client.js:1:1)",
      "evaluate (/platform/cloud/tools/engine/dist/program-host.cjs:100:2)",
      "new Promise (<anonymous>)",
    );

    expect(errorText(error)).toBe(
      [
        "Error: boom",
        "    at new Vpc (/platform/stacks/network/src/vpc.ts:12:5)",
        "    at Object.<anonymous> (/platform/stacks/network/src/index.ts:3:1)",
      ].join("\n"),
    );
  });

  it("keeps the frames of other packages, which may be where the program went wrong", () => {
    const frame = "isSubnet (/platform/cloud/node_modules/ip-tools/index.js:1:1)";

    expect(errorText(errorWithStack(frame))).toContain(frame);
  });

  it("shows the cause", () => {
    const error = new Error("outer", { cause: new Error("inner") });

    expect(errorText(error)).toMatch(/Error: outer[^]*\[cause\]: Error: inner/);
  });

  it("is the value itself where a program throws a string", () => {
    expect(errorText("no more addresses")).toBe("no more addresses");
  });

  it("shows whatever else a program throws", () => {
    expect(errorText(undefined)).toBe("undefined");
    expect(errorText({ code: 7 })).toBe("{ code: 7 }");
  });

  it("survives errors that cannot be inspected", () => {
    const hostile = Object.assign(new Error("too large"), {
      [inspect.custom]: () => {
        throw new RangeError("Invalid string length");
      },
    });

    expect(errorText(hostile)).toContain("too large");
  });
});
