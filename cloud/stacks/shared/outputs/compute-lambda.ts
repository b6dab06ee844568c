// Generated from templates/config/compute-lambda.yaml by `npm run generate`. Changes belong there.

export interface ComputeLambdaOutputs {
  /** Names of the functions on AWS, in the order of the configuration. */
  readonly functionNames: readonly string[];
  /** ARNs of the aliases by short name, which is what is called. */
  readonly functionArns: Readonly<Record<string, unknown>>;
  /** ARNs for API Gateway to call the aliases, by short name. */
  readonly functionInvokeArns: Readonly<Record<string, unknown>>;
  /** Name of the aliases. */
  readonly aliasName: string;
  /** Queues by short name of their function. */
  readonly queueUrls: Readonly<Record<string, unknown>>;
  /** ARNs of the queues. */
  readonly queueArns: Readonly<Record<string, unknown>>;
  /** Names of the queues of what was put aside. */
  readonly deadLetterQueueNames: readonly string[];
  /** Log groups of functions, workflow and jobs. */
  readonly logGroupNames: readonly string[];
  /** ARN of the workflow, empty without one. */
  readonly stateMachineArn: string;
  /** ARN of the queue of jobs, empty without one. */
  readonly batchJobQueueArn: string;
  /** ARN of the definition of jobs, empty without one. */
  readonly batchJobDefinitionArn: string;
}
