import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  nameLimits,
  namePrefix,
  nameTags,
  type PolicyDocument,
  policyDocument,
  resourceName,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";

export interface FlowLogsArgs {
  readonly context: StackContext;
  readonly vpc: aws.ec2.Vpc;
  readonly traffic: "ACCEPT" | "REJECT" | "ALL";
  readonly retentionDays: number;
  readonly aggregationSeconds: number;
  readonly kmsKeyArn: string | undefined;
}

/** What the service may do: write into one log group, and nothing else. */
export function deliveryPolicy(logGroupArn: string): PolicyDocument {
  return policyDocument(
    {
      Sid: "DeliverFlowLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: [logGroupArn, `${logGroupArn}:*`],
    },
    // Listing groups cannot be narrowed to one of them.
    { Sid: "FindLogGroup", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
  );
}

/** Records the traffic of the VPC in a log group of its own. */
export class FlowLogs extends pulumi.ComponentResource {
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly flowLog: aws.ec2.FlowLog;

  constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:network:FlowLogs", name, {}, opts);
    const { context, vpc, kmsKeyArn } = args;
    const tags = nameTags(context, "flow-logs");
    this.logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        name: `/cloud/${namePrefix(context)}/network/flow-logs`,
        retentionInDays: args.retentionDays,
        ...(kmsKeyArn === undefined ? {} : { kmsKeyId: kmsKeyArn }),
        tags,
      },
      { parent: this },
    );
    const role = new aws.iam.Role(
      name,
      {
        name: resourceName(context, "flow-logs", nameLimits.iamRole),
        description: "Delivers the flow logs of the VPC",
        assumeRolePolicy: vpc.ownerId.apply((account) =>
          JSON.stringify(serviceTrust("vpc-flow-logs.amazonaws.com", account)),
        ),
        tags,
      },
      { parent: this },
    );
    const policy = new aws.iam.RolePolicy(
      name,
      {
        role: role.id,
        policy: this.logGroup.arn.apply((arn) => JSON.stringify(deliveryPolicy(arn))),
      },
      { parent: this },
    );
    this.flowLog = new aws.ec2.FlowLog(
      name,
      {
        vpcId: vpc.id,
        trafficType: args.traffic,
        logDestinationType: "cloud-watch-logs",
        logDestination: this.logGroup.arn,
        iamRoleArn: role.arn,
        maxAggregationInterval: args.aggregationSeconds,
        tags,
      },
      // Without its permissions, the first records are lost.
      { parent: this, dependsOn: [policy] },
    );
    this.registerOutputs({ logGroupName: this.logGroup.name });
  }
}
