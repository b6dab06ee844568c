import { describe, expect, it } from "vitest";
import { type CombinationRequest, combine } from "./combinations";

const plain: CombinationRequest = {
  tier: "ESSENTIALS",
  threatProtection: "OFF",
  secretArns: { partner: "arn:partner" },
  identityProviders: [],
  customDomain: undefined,
  customDomainCertificateArn: undefined,
  customDomainZoneId: undefined,
};
const provider = {
  name: "Partner",
  issuer: "https://id.example.com",
  clientId: "p1",
  secretName: "partner",
  scopes: "openid",
};

describe("combinations", () => {
  it("find the secret of each provider and the certificate of a name", () => {
    const request = {
      ...plain,
      identityProviders: [provider],
      customDomain: "login.example.com",
      customDomainCertificateArn: "arn:certificate",
    };

    expect(combine(request)).toEqual({
      identityProviders: [{ ...provider, secretArn: "arn:partner" }],
      customDomain: {
        name: "login.example.com",
        certificateArn: "arn:certificate",
        zoneId: undefined,
      },
    });
  });

  it("are nothing where nothing is asked for", () => {
    expect(combine(plain)).toEqual({ identityProviders: [], customDomain: undefined });
  });

  it("that do not fit are told at once", () => {
    const request: CombinationRequest = {
      ...plain,
      threatProtection: "AUDIT",
      identityProviders: [{ ...provider, secretName: "partnr" }],
      customDomain: "login.example.com",
    };

    expect(() => combine(request)).toThrow(
      "the configuration does not fit:\n" +
        "- authentication:threatProtection needs authentication:tier PLUS, not ESSENTIALS\n" +
        "- authentication:customDomain needs authentication:customDomainCertificateArn\n" +
        "- authentication:identityProviders: there is no secret partnr for Partner, known are partner",
    );
  });
});
