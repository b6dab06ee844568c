import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bootScript, environmentFile, userData } from "./user-data";

const usual = {
  applicationPort: 8080,
  applicationSecretArn: undefined,
  dataAccess: "none",
  dataBucketName: "data",
  environment: {},
  startScript: undefined,
} as const;

/** What a shell makes of the file, one value a line. */
function readByShell(file: string, names: readonly string[]): string[] {
  const print = names.map((name) => `printf '%s\\n' "$${name}"`).join("\n");
  return execFileSync("sh", ["-c", `${file}\n${print}`], { encoding: "utf8", env: {} })
    .split("\n")
    .slice(0, -1);
}

describe("the environment of the application", () => {
  it("reaches it unchanged, whatever characters it holds", () => {
    const text = fc.string({ unit: "grapheme-ascii" }).filter((value) => !/[\n\r\0]/.test(value));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (values) => {
        const names = values.map((_, index) => `VALUE_${index}`);
        const environment = Object.fromEntries(names.map((name, index) => [name, values[index]]));

        expect(readByShell(environmentFile({ ...usual, environment }), names)).toEqual(values);
      }),
      { numRuns: 25 },
    );
  });

  it("has the port of the target group, which nothing overrides", () => {
    expect(environmentFile({ ...usual, environment: { PORT: "1", DEBUG: true } })).toBe(
      "PORT='8080'\nDEBUG='true'",
    );
  });

  it("names the secret of the application where there is one", () => {
    const arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:cloud/application-AbCdEf";

    expect(environmentFile({ ...usual, applicationSecretArn: arn })).toBe(
      `PORT='8080'\nAPPLICATION_SECRET_ARN='${arn}'`,
    );
    expect(environmentFile({ ...usual, applicationSecretArn: "" })).toBe("PORT='8080'");
  });

  it("names the bucket of data where it may be used", () => {
    expect(environmentFile({ ...usual, dataAccess: "read" })).toBe(
      "PORT='8080'\nDATA_BUCKET='data'",
    );
  });

  it.each([
    [{ "A-B": "x" }, "compute-ec2:environment.A-B is no name of a variable"],
    [{ TEXT: "one\ntwo" }, "compute-ec2:environment.TEXT must be one line of text"],
    [{ LIST: ["a"] }, "compute-ec2:environment.LIST must be one line of text"],
  ])("refuses %j", (environment, message) => {
    expect(() => environmentFile({ ...usual, environment })).toThrow(message);
  });
});

describe("the boot script", () => {
  it("is a script that a shell can read, with the example or with what is configured", () => {
    for (const startScript of [undefined, "systemctl start mine"]) {
      const script = bootScript({ ...usual, startScript });

      execFileSync("bash", ["-n"], { input: script });
      expect(script.startsWith("#!/bin/bash\n")).toBe(true);
      expect(script.includes("example-application")).toBe(startScript === undefined);
    }
  });

  it("is encoded, and refused when EC2 would not take it", () => {
    const decoded = Buffer.from(userData(usual), "base64").toString();

    expect(decoded).toBe(bootScript(usual));
    expect(() => userData({ ...usual, startScript: "#".repeat(16 * 1024) })).toThrow(
      "put the application into an image or a bucket",
    );
  });
});
