import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError, nameTags, type ParametersOf, type StackContext } from "@cloud/shared";
import type { definition } from "./definition";

export type HealthCheckParameter = ParametersOf<typeof definition>["healthChecks"][number];

export interface HealthChecksArgs {
  readonly context: StackContext;
  readonly checks: readonly HealthCheckParameter[];
}

const usualPorts = { HTTP: 80, HTTPS: 443, TCP: undefined };

/** Checks from outside, which say whether a record with failover is answered. */
export class HealthChecks extends pulumi.ComponentResource {
  readonly ids: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: HealthChecksArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:dns:HealthChecks", name, {}, opts);
    const { context, checks } = args;
    this.ids = Object.fromEntries(
      checks.map((check) => [
        check.name,
        new aws.route53.HealthCheck(
          check.name,
          { ...healthCheckArgs(check), tags: nameTags(context, `${check.name}-check`) },
          { parent: this },
        ).id,
      ]),
    );
    this.registerOutputs({ ids: this.ids });
  }
}

/** Refuses what Route 53 would: a check by TCP asks no question, and so has no path and no answer. */
export function requireUsableChecks(checks: readonly HealthCheckParameter[]): void {
  checks.forEach(({ name, protocol, port, path, searchText }, index) => {
    const label = `dns:healthChecks[${index}] (${name})`;
    if (checks.findIndex((other) => other.name === name) !== index) {
      throw new ConfigurationError(`${label} has a name that an earlier check has, use another`);
    }
    if (protocol === "TCP" && port === undefined) {
      throw new ConfigurationError(`${label} is made by TCP and needs a port`);
    }
    if (protocol === "TCP" && (path !== "/" || searchText !== undefined)) {
      throw new ConfigurationError(
        `${label} is made by TCP, which knows no path and no searchText, use HTTP or HTTPS`,
      );
    }
  });
}

export function healthCheckArgs(check: HealthCheckParameter): aws.route53.HealthCheckArgs {
  const { protocol, host, searchText } = check;
  const port = check.port ?? usualPorts[protocol];
  return {
    type: protocol === "TCP" || searchText === undefined ? protocol : `${protocol}_STR_MATCH`,
    fqdn: host,
    ...(port === undefined ? {} : { port }),
    ...(protocol === "TCP" ? {} : { resourcePath: check.path }),
    ...(searchText === undefined ? {} : { searchString: searchText }),
    ...(protocol === "HTTPS" ? { enableSni: true } : {}),
    requestInterval: check.intervalSeconds,
    failureThreshold: check.failureThreshold,
  };
}
