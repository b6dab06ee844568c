import { ServiceError } from "../errors.ts";
import { list, type Properties } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { subnet } from "./ec2/references.ts";

const groupType = "aws:autoscaling/group:Group";

const group = {
  to: groupType,
  by: "name",
  code: "ValidationError",
  message: "Group {value} not found",
  holds: false,
} as const;

export const autoScaling: Behaviours = {
  [groupType]: {
    noun: "Auto Scaling Group",
    arn: "arn:{partition}:autoscaling:{region}:{account}:autoScalingGroup:{uuid}:autoScalingGroupName/{name}",
    replace: ["name", "namePrefix"],
    defaults: { defaultCooldown: 300, healthCheckGracePeriod: 300, healthCheckType: "EC2" },
    outputs: ({ inputs, previous }: Situation): Properties => ({
      desiredCapacity: inputs.desiredCapacity ?? previous.desiredCapacity ?? inputs.minSize ?? 0,
    }),
    references: {
      vpcZoneIdentifiers: { ...subnet, code: "ValidationError" },
      "launchTemplate.id": {
        to: "aws:ec2/launchTemplate:LaunchTemplate",
        code: "ValidationError",
        message:
          "You must use a valid fully-formed launch template. The specified launch template, with template ID {value}, does not exist.",
        holds: false,
      },
      targetGroupArns: {
        to: "aws:lb/targetGroup:TargetGroup",
        code: "ValidationError",
        message: "Provided Target Groups may not be valid. Please ensure they exist and try again.",
        holds: false,
      },
    },
    exists: {
      code: "AlreadyExists",
      message:
        "AutoScalingGroup by this name already exists - A group with the name {name} already exists",
      status: 400,
    },
    seconds: { create: 150, update: 30, delete: 120 },
    check: checkGroup,
  },

  "aws:autoscaling/policy:Policy": {
    noun: "Auto Scaling Policy",
    arn: "arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:{uuid}:autoScalingGroupName/{in.autoscalingGroupName}:policyName/{name}",
    replace: ["autoscalingGroupName", "name"],
    references: { autoscalingGroupName: group },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
  },

  "aws:autoscaling/schedule:Schedule": {
    noun: "Auto Scaling Scheduled Action",
    name: { property: "scheduledActionName" },
    arn: "arn:{partition}:autoscaling:{region}:{account}:scheduledUpdateGroupAction:{uuid}:autoScalingGroupName/{in.autoscalingGroupName}:scheduledActionName/{name}",
    replace: ["autoscalingGroupName", "scheduledActionName"],
    references: { autoscalingGroupName: group },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
  },
};

function checkGroup({ inputs }: Situation): void {
  const { minSize, maxSize, desiredCapacity } = inputs;
  if (Number(minSize) > Number(maxSize)) {
    refuse(
      `Max bound, ${Number(maxSize)}, must be greater than or equal to min bound, ${Number(minSize)}`,
    );
  }
  if (
    desiredCapacity !== undefined &&
    (Number(desiredCapacity) < Number(minSize) || Number(desiredCapacity) > Number(maxSize))
  ) {
    refuse(
      `Desired capacity:${Number(desiredCapacity)} must be between the specified min size:${Number(minSize)} and max size:${Number(maxSize)}`,
    );
  }
  if (list(inputs.vpcZoneIdentifiers).length + list(inputs.availabilityZones).length === 0) {
    refuse("At least one Availability Zone or VPC Subnet is required.");
  }
}

function refuse(message: string): never {
  throw new ServiceError("ValidationError", message);
}
