import { Random } from "../naming/random.ts";
import type { ResourceRecord } from "../state/record.ts";
import { isObject, list, text, texts, type Properties } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { recordType, withoutDot } from "./route53.ts";

/** Thirteen months, as AWS issues them. */
const validity = { notBefore: "2025-01-01T00:00:00Z", notAfter: "2026-01-31T23:59:59Z" };

const certificateType = "aws:acm/certificate:Certificate";

export const acm: Behaviours = {
  [certificateType]: {
    id: "{arn}",
    arn: "arn:{partition}:acm:{region}:{account}:certificate/{uuid}",
    replace: [
      "certificateAuthorityArn",
      "domainName",
      "keyAlgorithm",
      "subjectAlternativeNames",
      "validationMethod",
      "validationOptions",
    ],
    defaults: {
      keyAlgorithm: "RSA_2048",
      pendingRenewal: false,
      renewalEligibility: "INELIGIBLE",
      renewalSummaries: [],
    },
    outputs: validation,
    quota: {
      name: "certificates",
      limit: 2500,
      code: "LimitExceededException",
      message: "The maximum number of certificates has been reached.",
    },
    inUse: { code: "ResourceInUseException", message: "Certificate {arn} is in use." },
    seconds: { create: 8, update: 2, delete: 1 },
  },

  "aws:acm/certificateValidation:CertificateValidation": {
    noun: "Certificate Validation",
    id: "2025-01-01 00:00:00.{digits:9} +0000 UTC",
    replace: ["certificateArn", "validationRecordFqdns"],
    references: {
      certificateArn: {
        to: certificateType,
        code: "ResourceNotFoundException",
        message: "Could not find certificate {value}.",
        holds: false,
      },
    },
    seconds: { create: 45 },
    check: checkRecords,
    effects: issue,
  },
};

function domainsOf(inputs: Properties): string[] {
  return [
    ...new Set([text(inputs.domainName) ?? "", ...texts(inputs.subjectAlternativeNames)]),
  ].filter((name) => name !== "");
}

/** The record proves ownership of a name; an account always gets the same one for it, and a wildcard that of its parent. */
function validation({ inputs, previous, place }: Situation): Properties {
  const domains = domainsOf(inputs);
  const imported = inputs.certificateBody !== undefined;
  const issued = imported || previous.status === "ISSUED";
  const options = domains.map((domainName) => {
    const base = domainName.replace(/^\*\./, "");
    const random = new Random("acm", place.account, base);
    return {
      domainName,
      resourceRecordName: `_${random.hex(32, "name")}.${base}.`,
      resourceRecordType: "CNAME",
      resourceRecordValue: `_${random.hex(32, "value")}.${random.of("bcdfghjklmnpqrstvwxyz", 10, "zone")}.acm-validations.aws.`,
    };
  });
  // Valid from when it is issued, and no update changes that.
  const dates = issued
    ? {
        notBefore: text(previous.notBefore) ?? validity.notBefore,
        notAfter: text(previous.notAfter) ?? validity.notAfter,
      }
    : { notBefore: "", notAfter: "" };
  return {
    ...dates,
    domainValidationOptions: inputs.validationMethod === "DNS" ? options : [],
    status: issued ? "ISSUED" : "PENDING_VALIDATION",
    subjectAlternativeNames: domains,
    type: imported ? "IMPORTED" : "AMAZON_ISSUED",
    validationEmails: [],
  };
}

/** Nothing is issued before the records can be found; the real provider gives up after waiting for this long. */
function checkRecords(situation: Situation): void {
  const certificate = certificateOf(situation);
  const options = list(certificate?.outputs.domainValidationOptions).filter(isObject);
  const records = situation.list(recordType);
  const missing = options.filter((option) => !records.some((record) => answers(record, option)));
  if (missing.length > 0 && certificate?.outputs.status !== "ISSUED") {
    const names = missing.map(
      (option) => `no record ${text(option.resourceRecordName)} ${text(option.resourceRecordType)}`,
    );
    throw new Error(
      `waiting for ACM Certificate (${text(situation.inputs.certificateArn)}) to be issued: timeout while waiting for state to become 'ISSUED' (last state: 'PENDING_VALIDATION', timeout: 1h15m0s): ${[...new Set(names)].join(", ")}`,
    );
  }
}

function answers(record: ResourceRecord, option: Properties): boolean {
  const wanted = (name: string) => withoutDot(text(option[name]) ?? "").toLowerCase();
  return (
    record.outputs.fqdn === wanted("resourceRecordName") &&
    record.outputs.type === "CNAME" &&
    texts(record.outputs.records).some(
      (value) => withoutDot(value).toLowerCase() === wanted("resourceRecordValue"),
    )
  );
}

function issue(situation: Situation): readonly ResourceRecord[] {
  const certificate = certificateOf(situation);
  if (!certificate || certificate.outputs.status === "ISSUED") {
    return [];
  }
  return [{ ...certificate, outputs: { ...certificate.outputs, ...validity, status: "ISSUED" } }];
}

function certificateOf({ inputs, find }: Situation): ResourceRecord | undefined {
  return find(certificateType, text(inputs.certificateArn) ?? "");
}
