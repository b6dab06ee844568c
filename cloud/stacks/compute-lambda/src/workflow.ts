import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  nameLimits,
  nameTags,
  recordOf,
  resourceName,
  ServiceRole,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";
import type { LambdaParameters } from "./functions";
import type { ManagedFunction } from "./managed-function";
import { workflowPolicy } from "./policies";
import { checkDefinition, definitionText, functionsIn } from "./workflow-definition";

export interface WorkflowArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly parameters: Pick<
    LambdaParameters,
    "logRetentionDays" | "logsKeyArn" | "permissionsBoundaryArn"
  >;
  readonly workflow: NonNullable<LambdaParameters["workflow"]>;
  readonly functions: Readonly<Record<string, ManagedFunction>>;
}

/** A state machine that calls functions of this stack, and only those that it names. */
export class Workflow extends pulumi.ComponentResource {
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly stateMachine: aws.sfn.StateMachine;

  constructor(name: string, args: WorkflowArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:compute-lambda:Workflow", name, {}, opts);
    const { context, account, parameters, workflow, functions } = args;
    checkDefinition(workflow.definition);
    const used = functionsIn(workflow.definition, Object.keys(functions));
    const arns = pulumi.output(recordOf(used, (each) => functions[each]?.alias.arn ?? ""));
    const machineName = resourceName(context, name, nameLimits.stateMachine);
    this.logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        // Below this name CloudWatch Logs needs no statement a log group, of which there are few.
        name: `/aws/vendedlogs/states/${machineName}`,
        retentionInDays: parameters.logRetentionDays,
        kmsKeyId: parameters.logsKeyArn,
        tags: nameTags(context, name),
      },
      { parent: this },
    );
    const { role, permissions } = new ServiceRole(
      name,
      {
        context,
        description: "Step Functions, to run the workflow",
        trust: account.apply(({ accountId }) => serviceTrust("states.amazonaws.com", accountId)),
        policy: arns.apply((known) => workflowPolicy(Object.values(known))),
        permissionsBoundaryArn: parameters.permissionsBoundaryArn,
      },
      { parent: this },
    );
    this.stateMachine = new aws.sfn.StateMachine(
      name,
      {
        name: machineName,
        type: workflow.type,
        roleArn: role.arn,
        definition: arns.apply((known) => definitionText(workflow.definition, known)),
        loggingConfiguration: {
          logDestination: pulumi.interpolate`${this.logGroup.arn}:*`,
          // What goes through a workflow is not for the log.
          includeExecutionData: false,
          level: "ERROR",
        },
        tracingConfiguration: { enabled: true },
        tags: nameTags(context, name),
      },
      { parent: this, dependsOn: [...permissions] },
    );
    this.registerOutputs({ arn: this.stateMachine.arn });
  }
}
