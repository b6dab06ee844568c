import { text } from "../values.ts";
import type { Behaviour, Behaviours } from "./behaviour.ts";
import { securityGroup, subnet, vpc } from "./ec2/references.ts";
import {
  checkHealthCheck,
  checkListener,
  checkLoadBalancer,
  refuseProtected,
} from "./loadBalancingRules.ts";

const loadBalancer: Behaviour = {
  noun: "LoadBalancer",
  id: "{arn}",
  arn: ({ partition, region, place, inputs, name, random }) => {
    const kind = { network: "net", gateway: "gwy" }[text(inputs.loadBalancerType) ?? ""] ?? "app";
    return `arn:${partition}:elasticloadbalancing:${region}:${place.account}:loadbalancer/${kind}/${name}/${random.hex(16, "arn")}`;
  },
  name: { property: "name", max: 32 },
  replace: ["internal", "loadBalancerType", "name", "namePrefix"],
  defaults: {
    idleTimeout: 60,
    internal: false,
    ipAddressType: "ipv4",
    loadBalancerType: "application",
  },
  outputs: ({ inputs, arn, name, region, random, find }) => ({
    arnSuffix: arn.slice(arn.indexOf("loadbalancer/") + "loadbalancer/".length),
    dnsName: `${inputs.internal === true ? "internal-" : ""}${name}-${random.digits(10, "dns")}.${region}.elb.amazonaws.com`,
    vpcId:
      find(subnet.to, text(Array.isArray(inputs.subnets) ? inputs.subnets[0] : undefined) ?? "")
        ?.outputs.vpcId ?? "",
    zoneId: "Z35SXDOTRQ7X7K",
  }),
  references: {
    subnets: { ...subnet, code: "SubnetNotFound" },
    securityGroups: {
      ...securityGroup,
      code: "InvalidConfigurationRequest",
      message: "One or more security groups are invalid",
    },
  },
  unique: [
    {
      properties: ["name"],
      code: "DuplicateLoadBalancerName",
      message: "A load balancer with the same name '{name}' exists, but with different settings",
    },
  ],
  seconds: { create: 150, update: 10, delete: 20 },
  check: checkLoadBalancer,
  checkDelete: refuseProtected,
};

const targetGroup: Behaviour = {
  id: "{arn}",
  arn: "arn:{partition}:elasticloadbalancing:{region}:{account}:targetgroup/{name}/{hex:16}",
  name: { property: "name", max: 32 },
  replace: ["name", "namePrefix", "port", "protocol", "protocolVersion", "targetType", "vpcId"],
  defaults: { targetType: "instance" },
  outputs: ({ arn }) => ({ arnSuffix: arn.slice(arn.indexOf("targetgroup/")) }),
  references: {
    vpcId: {
      ...vpc,
      code: "ValidationError",
      message: "The VPC ID '{value}' is not found",
      holds: false,
    },
  },
  unique: [
    {
      properties: ["name"],
      code: "DuplicateTargetGroupName",
      message: "A target group with the same name '{name}' exists, but with different settings",
    },
  ],
  inUse: {
    code: "ResourceInUse",
    message: "Target group '{arn}' is currently in use by a listener or a rule",
  },
  check: checkHealthCheck,
};

function below(kind: string, parent: string): string {
  return `{in.${parent}}/${kind}/{hex:16}`;
}

function listener(lb: string, targets: string): Behaviour {
  return {
    id: "{arn}",
    arn: ({ inputs, random }) =>
      `${(text(inputs.loadBalancerArn) ?? "").replace(":loadbalancer/", ":listener/")}/${random.hex(16, "listener")}`,
    replace: ["loadBalancerArn"],
    references: {
      loadBalancerArn: {
        to: lb,
        code: "LoadBalancerNotFound",
        message: "Load balancer '{value}' not found",
        holds: false,
      },
      certificateArn: {
        to: "aws:acm/certificate:Certificate",
        code: "CertificateNotFound",
        message: "Certificate '{value}' not found",
        except: /:iam:/,
      },
      "defaultActions.targetGroupArn": {
        to: targets,
        code: "TargetGroupNotFound",
        message: "Target groups '{value}' not found",
      },
    },
    unique: [
      {
        properties: ["loadBalancerArn", "port"],
        code: "DuplicateListener",
        message: "A listener already exists on this port for this load balancer",
      },
    ],
    check: checkListener,
  };
}

/** The package offers the same types under `lb` and under `alb`. */
function family(module: string): Behaviours {
  const type = (name: string) => `aws:${module}/${name[0]!.toLowerCase()}${name.slice(1)}:${name}`;
  return {
    [type("LoadBalancer")]: loadBalancer,
    [type("TargetGroup")]: targetGroup,
    [type("Listener")]: listener(type("LoadBalancer"), type("TargetGroup")),
    [type("ListenerRule")]: {
      id: "{arn}",
      arn: ({ inputs, random }) =>
        `${(text(inputs.listenerArn) ?? "").replace(":listener/", ":listener-rule/")}/${random.hex(16, "rule")}`,
      replace: ["listenerArn"],
      references: {
        listenerArn: {
          to: type("Listener"),
          code: "ListenerNotFound",
          message: "One or more listeners not found",
          holds: false,
        },
        "actions.targetGroupArn": {
          to: type("TargetGroup"),
          code: "TargetGroupNotFound",
          message: "Target groups '{value}' not found",
        },
      },
      unique: [
        {
          properties: ["listenerArn", "priority"],
          code: "PriorityInUse",
          message: "Priority '{in.priority}' is currently in use",
        },
      ],
      quota: {
        name: "listenerRules",
        limit: 100,
        per: "listenerArn",
        code: "TooManyRules",
        message: "The maximum number of rules on this listener has been reached",
      },
      seconds: { create: 1, update: 1, delete: 1 },
    },
    [type("TargetGroupAttachment")]: {
      id: below("attachment", "targetGroupArn"),
      replace: ["targetGroupArn", "targetId", "port"],
    },
  };
}

export const loadBalancing: Behaviours = {
  ...family("lb"),
  ...family("alb"),
};
