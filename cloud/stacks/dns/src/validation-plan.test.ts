import { ConfigurationError } from "@cloud/shared";
import { describe, expect, it } from "vitest";
import { certificateDomains, optionFor, validationNames } from "./validation-plan";

const option = (domainName: string) => ({
  domainName,
  resourceRecordName: `_proof.${domainName}`,
  resourceRecordType: "CNAME",
  resourceRecordValue: "_value.acm-validations.aws",
});

describe("the names of a certificate", () => {
  it("begin with the zone and are listed once", () => {
    expect(certificateDomains("example.com", ["*.example.com", "example.com"])).toEqual([
      "example.com",
      "*.example.com",
    ]);
  });

  it("must lie inside the zone, where they can be proven", () => {
    expect(() =>
      certificateDomains("example.com", ["*.example.com", "example.org", "badexample.com"]),
    ).toThrow(
      new ConfigurationError(
        "dns:certificateAlternativeNames must lie inside the zone example.com, " +
          "which example.org, badexample.com does not",
      ),
    );
  });
});

describe("validation records", () => {
  it("serve a name and its wildcard together", () => {
    expect(validationNames(["example.com", "*.example.com", "*.api.example.com"])).toEqual([
      "example.com",
      "api.example.com",
    ]);
  });

  it("are found by name, since ACM promises no order", () => {
    const options = [option("*.api.example.com"), option("example.com")];

    expect(optionFor(options, "example.com")).toBe(options[1]);
    expect(optionFor(options, "api.example.com")).toBe(options[0]);
  });

  it("are missed by name", () => {
    expect(() => optionFor([option("example.com")], "example.org")).toThrow(
      "the certificate offers no validation record for example.org",
    );
  });
});
