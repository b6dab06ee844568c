import * as pulumi from "@pulumi/pulumi";
import { mapValues, type StackOutputs } from "@cloud/shared";
import type { Functions } from "./functions";

/** What other stacks may use, as the template of the stack declares it. */
export function functionsOutputs({ functions, aliasName, workflow, jobs }: Functions) {
  const all = Object.values(functions);
  const queues = Object.fromEntries(
    Object.entries(functions).flatMap(([name, { queue }]) => (queue ? [[name, queue]] : [])),
  );
  const logGroups = [
    ...all.map(({ logGroup }) => logGroup),
    ...(workflow ? [workflow.logGroup] : []),
    ...(jobs ? [jobs.logGroup] : []),
  ];
  const none = pulumi.output("");
  return {
    functionNames: pulumi.output(all.map(({ function: { name } }) => name)),
    functionArns: pulumi.output(mapValues(functions, ({ alias }) => alias.arn)),
    functionInvokeArns: pulumi.output(mapValues(functions, ({ alias }) => alias.invokeArn)),
    aliasName: pulumi.output(aliasName),
    queueUrls: pulumi.output(mapValues(queues, ({ url }) => url)),
    queueArns: pulumi.output(mapValues(queues, ({ arn }) => arn)),
    deadLetterQueueNames: pulumi.output(all.map(({ deadLetters }) => deadLetters.name)),
    logGroupNames: pulumi.output(logGroups.map(({ name }) => name)),
    stateMachineArn: workflow?.stateMachine.arn ?? none,
    batchJobQueueArn: jobs?.queue.arn ?? none,
    batchJobDefinitionArn: jobs?.definition.arn ?? none,
  } satisfies Record<keyof StackOutputs["compute-lambda"], pulumi.Output<unknown>>;
}
