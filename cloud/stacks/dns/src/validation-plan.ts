import { ConfigurationError } from "@cloud/shared";

/** What ACM asks to be published for one name of a certificate. */
export interface ValidationOption {
  readonly domainName: string;
  readonly resourceRecordName: string;
  readonly resourceRecordType: string;
  readonly resourceRecordValue: string;
}

/**
 * The names that need a validation record. A wildcard is proven by the record of the name below it,
 * so the number of records is known before ACM has answered.
 */
export function validationNames(domains: readonly string[]): string[] {
  return [...new Set(domains.map(withoutWildcard))];
}

/** Finds the record for a name. ACM lists its options in no promised order. */
export function optionFor(options: readonly ValidationOption[], name: string): ValidationOption {
  const option = options.find(({ domainName }) => withoutWildcard(domainName) === name);
  if (option === undefined) {
    throw new Error(`the certificate offers no validation record for ${name}`);
  }
  return option;
}

/** The names of the certificate, each once, all of them provable in the zone. */
export function certificateDomains(zoneName: string, alternatives: readonly string[]): string[] {
  const outside = alternatives.filter((domain) => !isInside(withoutWildcard(domain), zoneName));
  if (outside.length > 0) {
    throw new ConfigurationError(
      `dns:certificateAlternativeNames must lie inside the zone ${zoneName}, ` +
        `which ${outside.join(", ")} does not`,
    );
  }
  return [...new Set([zoneName, ...alternatives])];
}

function isInside(domain: string, zoneName: string): boolean {
  return domain === zoneName || domain.endsWith(`.${zoneName}`);
}

function withoutWildcard(domain: string): string {
  return domain.replace(/^\*\./, "");
}
