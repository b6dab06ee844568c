import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Account, nameLimits, resourceName, type StackContext } from "@cloud/shared";
import type { Alarm } from "./alarm-plan";
import { alarmWidget, type Dashboard, type Widget, widgetsOf } from "./dashboard-plan";

export interface DashboardsArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly dashboards: readonly Dashboard[];
  readonly alarms: readonly Alarm[];
  readonly made: Readonly<Record<string, aws.cloudwatch.MetricAlarm>>;
}

/** One dashboard a stack, and one with the alarms of all. */
export class Dashboards extends pulumi.ComponentResource {
  readonly dashboards: readonly aws.cloudwatch.Dashboard[];
  readonly #args: DashboardsArgs;

  constructor(name: string, args: DashboardsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:monitoring:Dashboards", name, {}, opts);
    this.#args = args;
    const { account, dashboards, alarms } = args;
    const critical = alarms.filter(({ severity }) => severity === "critical");
    const others = alarms.filter(({ severity }) => severity !== "critical");
    const overview = this.#arnsOf([...critical, ...others]).apply((arns) => {
      const widget = alarmWidget(arns);
      return widget === undefined ? [] : [widget];
    });
    this.dashboards = [
      this.#dashboard("overview", overview),
      ...dashboards.map((dashboard) =>
        this.#dashboard(
          dashboard.stack,
          pulumi
            .all([account, this.#arnsOf(alarms.filter(({ stack }) => stack === dashboard.stack))])
            .apply(([{ region }, arns]) => widgetsOf(dashboard, region, arns)),
        ),
      ),
    ];
    this.registerOutputs({});
  }

  #arnsOf(alarms: readonly Alarm[]): pulumi.Output<string[]> {
    return pulumi.output(alarms.flatMap(({ key }) => this.#args.made[key]?.arn ?? []));
  }

  #dashboard(name: string, widgets: pulumi.Output<Widget[]>): aws.cloudwatch.Dashboard {
    return new aws.cloudwatch.Dashboard(
      name,
      {
        dashboardName: resourceName(this.#args.context, name, nameLimits.dashboard),
        dashboardBody: pulumi.jsonStringify({ widgets }),
      },
      { parent: this },
    );
  }
}
