import { ServiceError } from "../errors.ts";
import { isObject, text, type Properties } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { ecsTypes } from "./ecsTypes.ts";

const target = "aws:appautoscaling/target:Target";

/** What makes a target, and every policy of it, different from others. */
const scaled = ["resourceId", "scalableDimension", "serviceNamespace"] as const;

/** Scaling of what is not an instance. */
export const applicationAutoScaling: Behaviours = {
  [target]: {
    noun: "Scalable Target",
    name: false,
    id: "{in.resourceId}",
    arn: "arn:{partition}:application-autoscaling:{region}:{account}:scalable-target/{hex:32}",
    replace: [...scaled],
    computed: {
      roleArn:
        "arn:{partition}:iam::{account}:role/aws-service-role/{in.serviceNamespace}.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling",
    },
    adopts: () => true,
    seconds: { create: 2, update: 1, delete: 1 },
    check: checkTarget,
  },
  "aws:appautoscaling/policy:Policy": {
    noun: "Scaling Policy",
    name: { property: "name", max: 255 },
    id: "{in.resourceId}/{name}",
    arn: "arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:{uuid}:resource/{in.serviceNamespace}/{in.resourceId}:policyName/{name}",
    replace: ["name", ...scaled],
    defaults: { policyType: "StepScaling" },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkPolicy,
  },
};

function checkTarget({ inputs, list: all }: Situation): void {
  if (Number(inputs.minCapacity) > Number(inputs.maxCapacity)) {
    refuse("ValidationException", "Maximum capacity cannot be less than minimum capacity");
  }
  const [kind, cluster, name] = (text(inputs.resourceId) ?? "").split("/");
  if (inputs.serviceNamespace !== "ecs") {
    return;
  }
  const there = all(ecsTypes.service).some(({ arn }) =>
    arn?.endsWith(`:service/${cluster}/${name}`),
  );
  if (kind !== "service" || !there) {
    refuse("ValidationException", `ECS service doesn't exist: ${text(inputs.resourceId)}`);
  }
}

function checkPolicy({ inputs, list: all }: Situation): void {
  const same = (outputs: Properties) => scaled.every((name) => outputs[name] === inputs[name]);
  if (!all(target).some(({ outputs }) => same(outputs))) {
    refuse(
      "ObjectNotFoundException",
      `No scalable target registered for service namespace: ${text(inputs.serviceNamespace)}, resource ID: ${text(inputs.resourceId)}, scalable dimension: ${text(inputs.scalableDimension)}`,
    );
  }
  const tracking = inputs.targetTrackingScalingPolicyConfiguration;
  const metric = isObject(tracking) ? tracking.predefinedMetricSpecification : undefined;
  if (
    isObject(metric) &&
    metric.predefinedMetricType === "ALBRequestCountPerTarget" &&
    !/^app\/[^/]+\/[^/]+\/targetgroup\/[^/]+\/[^/]+$/.test(text(metric.resourceLabel) ?? "")
  ) {
    refuse(
      "ValidationException",
      `Resource label ${text(metric.resourceLabel)} is not valid: it must be app/<load-balancer-name>/<load-balancer-id>/targetgroup/<target-group-name>/<target-group-id>`,
    );
  }
}

function refuse(code: string, message: string): never {
  throw new ServiceError(code, message);
}
