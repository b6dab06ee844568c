import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, nameTags, resourceName, type StackContext } from "@cloud/shared";
import type { Severity } from "./signal";

export interface BudgetArgs {
  readonly context: StackContext;
  readonly monthlyUsd: number;
  readonly scope: "account" | "deployment";
  readonly topicArns: Readonly<Record<Severity, pulumi.Output<string>>>;
}

/** Tells of costs before they are too high, when they are expected to be, and when they are. */
export class Budget extends pulumi.ComponentResource {
  readonly budget: aws.budgets.Budget;

  constructor(name: string, args: BudgetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:monitoring:Budget", name, {}, opts);
    const { context, topicArns } = args;
    this.budget = new aws.budgets.Budget(
      name,
      {
        name: resourceName(context, "monthly", nameLimits.budget),
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: String(args.monthlyUsd),
        limitUnit: "USD",
        ...(args.scope === "deployment"
          ? {
              costFilters: [
                { name: "TagKeyValue", values: [`user:deployment$${context.deployment}`] },
              ],
            }
          : {}),
        notifications: [
          notification("ACTUAL", 80, topicArns.alert),
          notification("FORECASTED", 100, topicArns.alert),
          notification("ACTUAL", 100, topicArns.critical),
        ],
        tags: nameTags(context, "monthly"),
      },
      { parent: this },
    );
    this.registerOutputs({ name: this.budget.name });
  }
}

function notification(
  notificationType: "ACTUAL" | "FORECASTED",
  threshold: number,
  topicArn: pulumi.Output<string>,
) {
  return {
    notificationType,
    threshold,
    thresholdType: "PERCENTAGE",
    comparisonOperator: "GREATER_THAN",
    subscriberSnsTopicArns: [topicArn],
  };
}
