import * as pulumi from "@pulumi/pulumi";
import type { StackOutputs } from "@cloud/shared";
import type { Application } from "./application";
import type { Applications } from "./applications";

/** What other stacks may use, as the template of the stack declares it. */
export function applicationsOutputs({ applications }: Applications) {
  const routed = applications.flatMap(({ plan, routing }) =>
    routing === undefined ? [] : [{ name: plan.name, group: routing.targetGroup }],
  );
  return {
    serviceNames: pulumi.output(applications.map(({ service }) => service.name)),
    serviceArns: byName(applications, ({ service }) => service.arn),
    taskDefinitionArns: byName(applications, ({ taskDefinition }) => taskDefinition.arn),
    targetGroupArns: pulumi.output(
      Object.fromEntries(routed.map(({ name, group }) => [name, group.arn])),
    ),
    targetGroupArnSuffixes: pulumi.output(
      Object.fromEntries(routed.map(({ name, group }) => [name, group.arnSuffix])),
    ),
    urls: byName(applications, ({ plan }) => pulumi.output(plan.url)),
    logGroupNames: pulumi.output(applications.map(({ logGroup }) => logGroup.name)),
  } satisfies Record<keyof StackOutputs["containers-apps"], pulumi.Output<unknown>>;
}

function byName(
  applications: readonly Application[],
  value: (application: Application) => pulumi.Output<string>,
): pulumi.Output<Record<string, string>> {
  return pulumi.output(
    Object.fromEntries(
      applications.map((application) => [application.plan.name, value(application)]),
    ),
  );
}
