import * as pulumi from "@pulumi/pulumi";
import { currentAccount, given, type ParametersOf, type StackContext } from "@cloud/shared";
import { BucketEvents } from "./bucket-events";
import type { definition } from "./definition";
import { type FunctionSettings, planFunctions } from "./function-plan";
import { Jobs } from "./jobs";
import { ManagedFunction } from "./managed-function";
import { Schedules } from "./schedules";
import { Workflow } from "./workflow";

export type LambdaParameters = ParametersOf<typeof definition>;

export interface FunctionsArgs {
  readonly context: StackContext;
  readonly parameters: LambdaParameters;
}

/** All functions with what calls them, and on demand a workflow over them and longer jobs. */
export class Functions extends pulumi.ComponentResource {
  readonly functions: Readonly<Record<string, ManagedFunction>>;
  readonly aliasName: string;
  readonly workflow: Workflow | undefined;
  readonly jobs: Jobs | undefined;

  constructor(name: string, args: FunctionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:compute-lambda:Functions", name, {}, opts);
    const { context, parameters } = args;
    const plan = planFunctions(parameters);
    const account = currentAccount({ parent: this });
    this.aliasName = parameters.aliasName;
    this.functions = Object.fromEntries(
      plan.map((settings) => [
        settings.name,
        new ManagedFunction(
          settings.name,
          { context, account, parameters, settings },
          { parent: this },
        ),
      ]),
    );
    const { permissionsBoundaryArn } = parameters;
    const scheduled = this.#those(plan, ({ schedule }) => schedule);
    if (scheduled.length > 0) {
      new Schedules(
        "schedules",
        { context, account, permissionsBoundaryArn, parameters, scheduled },
        { parent: this },
      );
    }
    const dataBucketName = given(parameters.dataBucketName);
    const notified = this.#those(plan, ({ bucketEvents }) => bucketEvents);
    if (dataBucketName !== undefined && notified.length > 0) {
      new BucketEvents(
        "bucket-events",
        { account, bucketName: dataBucketName, notified },
        { parent: this },
      );
    }
    this.workflow = parameters.workflow
      ? new Workflow(
          "workflow",
          {
            context,
            account,
            parameters,
            workflow: parameters.workflow,
            functions: this.functions,
          },
          { parent: this },
        )
      : undefined;
    this.jobs = parameters.batch
      ? new Jobs(
          "jobs",
          { context, account, parameters, batch: parameters.batch },
          { parent: this },
        )
      : undefined;
    this.registerOutputs({ names: plan.map((settings) => settings.name) });
  }

  /** The functions that have some event source, with its settings. */
  #those<Source>(
    plan: readonly FunctionSettings[],
    sourceOf: (settings: FunctionSettings) => Source | undefined,
  ): { readonly target: ManagedFunction; readonly source: Source }[] {
    return plan.flatMap((settings) => {
      const target = this.functions[settings.name];
      const source = sourceOf(settings);
      return target === undefined || source === undefined ? [] : [{ target, source }];
    });
  }
}
