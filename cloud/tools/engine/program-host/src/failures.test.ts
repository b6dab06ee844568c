import { beforeEach, describe, expect, it } from "vitest";
import { Failures } from "./failures.ts";
import type { Sdk } from "./sdk.ts";

class RunError extends Error {
  static isInstance = (error: unknown): boolean => error instanceof RunError;
}

class ResourceError extends Error {
  static isInstance = (error: unknown): boolean => error instanceof ResourceError;
  readonly resource: string;
  readonly hideStack: boolean;

  constructor(message: string, resource: string, hideStack: boolean) {
    super(message);
    this.resource = resource;
    this.hideStack = hideStack;
  }
}

describe("the failures of a program", () => {
  let logged: [string, unknown][];
  let failures: Failures;

  beforeEach(() => {
    logged = [];
    const sdk = {
      errors: {
        RunError,
        ResourceError,
        isGrpcError: (error: { code?: number }) => error.code === 14,
      },
      log: {
        hasErrors: () => logged.length > 0,
        error: (text: string, resource?: unknown) => {
          logged.push([text, resource]);
          return Promise.resolve();
        },
      },
    };
    failures = new Failures(sdk as unknown as Sdk, "network.js");
  });

  it("are none at first", () => {
    expect(failures.any).toBe(false);
  });

  it("are shown with the program's name and a stack", () => {
    failures.report(new TypeError("cidr is not a string"));

    expect(failures.any).toBe(true);
    expect(logged[0]?.[0]).toMatch(
      /^Running program 'network\.js' failed with an unhandled exception:\nTypeError: cidr is not a string\n    at /,
    );
  });

  it("are shown once, however many promises one error rejects", () => {
    const error = new Error("boom");

    failures.report(error);
    failures.report(error);

    expect(logged).toHaveLength(1);
  });

  it("are shown as the message alone where the program asks for that", () => {
    failures.report(new RunError("set network:cidr"));

    expect(logged).toEqual([["set network:cidr", undefined]]);
  });

  it("belong to the resource they name", () => {
    failures.report(new ResourceError("bad name", "urn-1", true));
    failures.report(new ResourceError("bad size", "urn-2", false));

    expect(logged[0]).toEqual(["bad name", "urn-1"]);
    expect(logged[1]?.[0]).toMatch(/bad size\n    at /);
    expect(logged[1]?.[1]).toBe("urn-2");
  });

  it("count but are not shown when the engine has gone, which Pulumi reports itself", () => {
    failures.report(Object.assign(new Error("unavailable"), { code: 14 }));

    expect(failures.any).toBe(true);
    expect(logged).toEqual([]);
  });

  it("may be any value that a program throws", () => {
    failures.report(undefined);
    failures.report(null);

    expect(failures.any).toBe(true);
    expect(logged.map(([text]) => text.split("\n")[1])).toEqual(["undefined", "null"]);
  });

  it("can be made from a text", () => {
    const error = failures.reportText("no way out");

    expect(error.message).toBe("no way out");
    expect(logged).toEqual([["no way out", undefined]]);
  });
});
