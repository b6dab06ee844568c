// Generated from templates/config/services-api.yaml by `npm run generate`. Changes belong there.

export interface ServicesApiOutputs {
  /** Id of the API. */
  readonly apiId: string;
  /** URL that AWS gives the API. */
  readonly apiEndpoint: string;
  /** ARN with which functions recognise the API. */
  readonly apiExecutionArn: string;
  /** Name of the stage. */
  readonly stageName: string;
  /** URL under which clients call the API. */
  readonly invokeUrl: string;
  /** Name of the API, empty without one. */
  readonly customDomainName: string;
  /** Id of the authorizer that checks tokens. */
  readonly authorizerId: string;
  /** Id of the link to the load balancer, empty without one. */
  readonly vpcLinkId: string;
  /** Log group of the access log. */
  readonly accessLogGroupName: string;
}
