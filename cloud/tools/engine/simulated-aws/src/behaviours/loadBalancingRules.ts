import { ServiceError } from "../errors.ts";
import { isObject, list, text, texts, type Properties } from "../values.ts";
import type { Situation } from "./behaviour.ts";
import { subnet } from "./ec2/references.ts";

export function checkLoadBalancer({ inputs, previous, name, find }: Situation): void {
  checkName(name);
  if ((text(inputs.loadBalancerType) ?? "application") !== "application") {
    return;
  }
  const mapped = list(inputs.subnetMappings).filter(isObject);
  const ids = [...texts(inputs.subnets), ...mapped.flatMap(({ subnetId }) => texts(subnetId))];
  const stands = ids.map((id) => find(subnet.to, id)?.outputs);
  checkVpc(
    stands.map((outputs) => text(outputs?.vpcId)).filter((id) => id !== undefined),
    previous,
  );
  const zones = stands.map((outputs, index) => text(outputs?.availabilityZone) ?? ids[index]);
  if (new Set(zones).size < zones.length) {
    throw new ServiceError(
      "InvalidConfigurationRequest",
      "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
    );
  }
  if (zones.length < 2) {
    refuse("At least two subnets in two different Availability Zones must be specified");
  }
}

/** A load balancer stays in its VPC: the provider tries to move it by its subnets alone. */
function checkVpc(vpcIds: readonly string[], previous: Properties): void {
  const known = text(previous.vpcId);
  const own = known === undefined || known === "" ? vpcIds[0] : known;
  if (vpcIds.some((id) => id !== own)) {
    throw new ServiceError(
      "InvalidConfigurationRequest",
      "All subnets must belong to the VPC of the load balancer",
      known === undefined ? {} : { operation: "SetSubnets" },
    );
  }
}

function checkName(name: string): void {
  const start = `The load balancer name '${name}'`;
  if (name.length > 32) {
    refuse(`${start} cannot be longer than '32' characters`);
  }
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    refuse(`${start} can only contain characters that are alphanumeric characters and hyphens(-)`);
  }
  if (/^-|-$/.test(name)) {
    refuse(`${start} cannot begin or end with a hyphen(-)`);
  }
  if (name.startsWith("internal-")) {
    refuse(`${start} cannot begin with 'internal-'`);
  }
}

export function refuseProtected({ previous, arn }: Situation): void {
  if (previous.enableDeletionProtection === true) {
    throw new ServiceError(
      "OperationNotPermitted",
      `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`,
    );
  }
}

export function checkHealthCheck({ inputs }: Situation): void {
  const { interval, timeout } = isObject(inputs.healthCheck) ? inputs.healthCheck : {};
  if (interval !== undefined && timeout !== undefined && Number(timeout) >= Number(interval)) {
    refuse("Health check interval must be greater than the timeout.");
  }
}

/** A target group belongs to the load balancer whose listener was the first to forward to it. */
export function checkListener({ inputs, type, id, list: all }: Situation): void {
  if (inputs.protocol === "HTTPS" && inputs.certificateArn === undefined) {
    refuse("A certificate must be specified for HTTPS listeners");
  }
  const mine = targetsOf(inputs);
  const others = all(type).filter(
    (other) => other.id !== id && other.outputs.loadBalancerArn !== inputs.loadBalancerArn,
  );
  const taken = mine.filter((target) =>
    others.some(({ outputs }) => targetsOf(outputs).includes(target)),
  );
  if (taken.length > 0) {
    throw new ServiceError(
      "TargetGroupAssociationLimit",
      `The following target groups cannot be associated with more than one load balancer: ${taken.join(", ")}`,
    );
  }
}

function targetsOf({ defaultActions }: Properties): string[] {
  return list(defaultActions)
    .filter(isObject)
    .flatMap(({ targetGroupArn }) => texts(targetGroupArn));
}

function refuse(message: string): never {
  throw new ServiceError("ValidationError", message);
}
