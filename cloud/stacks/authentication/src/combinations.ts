import { ConfigurationError } from "@cloud/shared";
import type { Tier } from "./client-plan";

/** Parameters that make sense only together with others. */
export interface CombinationRequest {
  readonly tier: Tier;
  readonly threatProtection: "OFF" | "AUDIT" | "ENFORCED";
  readonly secretArns: Readonly<Record<string, unknown>>;
  readonly identityProviders: readonly IdentityProviderRequest[];
  readonly customDomain: string | undefined;
  readonly customDomainCertificateArn: string | undefined;
  readonly customDomainZoneId: string | undefined;
}

export interface IdentityProviderRequest {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secretName: string;
  readonly scopes: string;
}

export interface PlannedProvider extends IdentityProviderRequest {
  readonly secretArn: string;
}

export interface CustomDomain {
  readonly name: string;
  readonly certificateArn: string;
  /** Where the name is published, `undefined` where somebody else does it. */
  readonly zoneId: string | undefined;
}

export interface Combinations {
  readonly identityProviders: readonly PlannedProvider[];
  readonly customDomain: CustomDomain | undefined;
}

/** What belongs together, put together; everything that does not fit is told at once. */
export function combine(request: CombinationRequest): Combinations {
  const { tier, threatProtection, secretArns, customDomain, customDomainCertificateArn } = request;
  const identityProviders = request.identityProviders.map((provider) => ({
    ...provider,
    secretArn: secretArns[provider.secretName],
  }));
  const problems = [
    ...(threatProtection !== "OFF" && tier !== "PLUS"
      ? [`authentication:threatProtection needs authentication:tier PLUS, not ${tier}`]
      : []),
    ...(customDomain !== undefined && customDomainCertificateArn === undefined
      ? ["authentication:customDomain needs authentication:customDomainCertificateArn"]
      : []),
    ...identityProviders
      .filter(({ secretArn }) => typeof secretArn !== "string")
      .map(
        ({ name, secretName }) =>
          `authentication:identityProviders: there is no secret ${secretName} for ${name}, ` +
          `known are ${Object.keys(secretArns).join(", ")}`,
      ),
  ];
  if (problems.length > 0) {
    throw new ConfigurationError(`the configuration does not fit:\n- ${problems.join("\n- ")}`);
  }
  return {
    identityProviders: identityProviders.map((provider) => ({
      ...provider,
      secretArn: String(provider.secretArn),
    })),
    customDomain:
      customDomain === undefined || customDomainCertificateArn === undefined
        ? undefined
        : {
            name: customDomain,
            certificateArn: customDomainCertificateArn,
            zoneId: request.customDomainZoneId,
          },
  };
}
