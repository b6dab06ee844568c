import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameTags, type StackContext } from "@cloud/shared";
import { optionFor, validationNames } from "./validation-plan";

export interface CertificateArgs {
  readonly context: StackContext;
  /** All names, the main one first. */
  readonly domains: readonly [string, ...string[]];
  readonly zoneId: pulumi.Input<string>;
  /** Without it the certificate is used as soon as it is requested. */
  readonly waitMinutes: number | undefined;
  /** What ACM needs to find the zone, where this stack makes it. */
  readonly delegation: aws.route53.Record | undefined;
}

/** A certificate that ACM renews by itself as long as its validation records stay published. */
export class Certificate extends pulumi.ComponentResource {
  /** Known only after the certificate is issued, where the stack waits for that. */
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: CertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:dns:Certificate", name, {}, opts);
    const [domainName, ...subjectAlternativeNames] = args.domains;
    const certificate = new aws.acm.Certificate(
      name,
      {
        domainName,
        subjectAlternativeNames,
        validationMethod: "DNS",
        tags: nameTags(args.context, "certificate"),
      },
      { parent: this },
    );
    const records = validationNames(args.domains).map((domain) =>
      this.#validationRecord(certificate, args.zoneId, domain),
    );
    this.arn =
      args.waitMinutes === undefined
        ? certificate.arn
        : new aws.acm.CertificateValidation(
            name,
            {
              certificateArn: certificate.arn,
              validationRecordFqdns: records.map((record) => record.fqdn),
            },
            {
              parent: this,
              customTimeouts: { create: `${args.waitMinutes}m` },
              dependsOn: args.delegation ?? [],
            },
          ).certificateArn;
    this.registerOutputs({ arn: this.arn });
  }

  #validationRecord(
    certificate: aws.acm.Certificate,
    zoneId: pulumi.Input<string>,
    domain: string,
  ): aws.route53.Record {
    const option = certificate.domainValidationOptions.apply((options) =>
      optionFor(options, domain),
    );
    return new aws.route53.Record(
      `validation-${domain}`,
      {
        zoneId,
        name: option.resourceRecordName,
        type: option.resourceRecordType,
        records: [option.resourceRecordValue],
        ttl: 60,
        // The record depends on name and account alone: a new certificate needs the very same one.
        allowOverwrite: true,
      },
      { parent: this },
    );
  }
}
