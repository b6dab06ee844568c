import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameTags, type StackContext } from "@cloud/shared";
import type { HttpApiParameters } from "./http-api";

export interface DomainRequest {
  readonly domainName: string;
  readonly certificateArn: string;
  readonly zoneId: string;
}

export interface DomainArgs extends DomainRequest {
  readonly context: StackContext;
  readonly api: aws.apigatewayv2.Api;
  readonly stage: aws.apigatewayv2.Stage;
}

/** The name that the API gets, where there is a zone with a certificate. */
export function domainOf(
  parameters: Pick<
    HttpApiParameters,
    "certificateArn" | "customDomain" | "subdomain" | "zoneId" | "zoneName"
  >,
): DomainRequest | undefined {
  const { customDomain, subdomain, certificateArn = "", zoneId = "", zoneName = "" } = parameters;
  return customDomain && certificateArn !== "" && zoneId !== "" && zoneName !== ""
    ? { domainName: `${subdomain}.${zoneName}`, certificateArn, zoneId }
    : undefined;
}

/** A name of our own, with the record that leads to it. */
export class Domain extends pulumi.ComponentResource {
  /** Known when the name leads to the API. */
  readonly name: pulumi.Output<string>;

  constructor(name: string, args: DomainArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-api:Domain", name, {}, opts);
    const { context, api, stage, domainName, certificateArn, zoneId } = args;
    const domain = new aws.apigatewayv2.DomainName(
      name,
      {
        domainName,
        domainNameConfiguration: {
          certificateArn,
          endpointType: "REGIONAL",
          securityPolicy: "TLS_1_2",
        },
        tags: nameTags(context, "api"),
      },
      { parent: this },
    );
    const mapping = new aws.apigatewayv2.ApiMapping(
      name,
      { apiId: api.id, domainName: domain.domainName, stage: stage.name },
      { parent: this },
    );
    const { targetDomainName, hostedZoneId } = domain.domainNameConfiguration;
    new aws.route53.Record(
      name,
      {
        zoneId,
        name: domainName,
        type: "A",
        aliases: [{ name: targetDomainName, zoneId: hostedZoneId, evaluateTargetHealth: false }],
      },
      { parent: this },
    );
    this.name = mapping.domainName;
    this.registerOutputs({ name: this.name });
  }
}
