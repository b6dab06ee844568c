import { ServiceError } from "../../errors.ts";
import { text, type Properties } from "../../values.ts";
import type { Behaviour, Behaviours, Situation } from "../behaviour.ts";
import { arn, loose, securityGroup, types, vpc } from "./references.ts";
import { eksCluster } from "../eks.ts";
import { checkRule } from "./securityGroupRules.ts";

/** One rule that is a resource of its own. */
const singleRule: Behaviour = {
  noun: "Security Group Rule",
  id: "sgr-0{hex:16}",
  arn: arn("security-group-rule"),
  replace: ["securityGroupId"],
  computed: { securityGroupRuleId: "{id}" },
  references: { securityGroupId: loose(securityGroup), referencedSecurityGroupId: securityGroup },
  seconds: { create: 1, delete: 1 },
  check: checkRule,
};

export const securityGroups: Behaviours = {
  [types.securityGroup]: {
    noun: "Security Group",
    id: "sg-0{hex:16}",
    arn: arn("security-group"),
    name: { property: "name", max: 255 },
    replace: ["name", "namePrefix", "description", "vpcId"],
    defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
    references: {
      vpcId: vpc,
      "ingress.securityGroups": securityGroup,
      "egress.securityGroups": securityGroup,
    },
    implied: [
      { by: types.vpc, output: "defaultSecurityGroupId" },
      { by: eksCluster, output: "vpcConfig.clusterSecurityGroupId" },
    ],
    unique: [
      {
        properties: ["name", "vpcId"],
        code: "InvalidGroup.Duplicate",
        message: "The security group '{name}' already exists for VPC '{in.vpcId}'",
      },
    ],
    quota: {
      name: "securityGroups",
      limit: 2500,
      code: "SecurityGroupLimitExceeded",
      message: "The maximum number of security groups has been reached.",
    },
    inUse: { code: "DependencyViolation", message: "resource {id} has a dependent object" },
    seconds: { create: 3, update: 1, delete: 1 },
    check: checkGroup,
  },

  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    id: (situation) => text(ownVpc(situation)?.outputs.defaultSecurityGroupId) ?? "sg-default",
    arn: arn("security-group"),
    name: false,
    replace: ["vpcId"],
    defaults: { description: "default VPC security group", name: "default" },
    references: { vpcId: loose(vpc) },
    adopts: () => true,
    check: refuseWithoutVpc,
  },

  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": singleRule,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": singleRule,

  "aws:ec2/securityGroupRule:SecurityGroupRule": {
    noun: "Security Group Rule",
    id: "sgrule-{digits:10}",
    replace: [
      "cidrBlocks",
      "fromPort",
      "ipv6CidrBlocks",
      "prefixListIds",
      "protocol",
      "securityGroupId",
      "self",
      "sourceSecurityGroupId",
      "toPort",
      "type",
    ],
    computed: { securityGroupRuleId: "sgr-0{hex:16}" },
    outputs: ({ inputs }): Properties =>
      inputs.sourceSecurityGroupId ? {} : { sourceSecurityGroupId: "" },
    references: { securityGroupId: loose(securityGroup), sourceSecurityGroupId: securityGroup },
    seconds: { create: 1, delete: 1 },
  },
};

function checkGroup(situation: Situation): void {
  if (/^sg-/i.test(situation.name)) {
    throw new ServiceError(
      "InvalidParameterValue",
      "invalid value for parameter 'groupName': names may not begin with 'sg-'",
    );
  }
  refuseWithoutVpc(situation);
}

/** Accounts here have no default VPC. */
function refuseWithoutVpc({ inputs }: Situation): void {
  if (inputs.vpcId === undefined) {
    throw new ServiceError("VPCIdNotSpecified", "No default VPC for this user");
  }
}

function ownVpc({ inputs, find }: Situation) {
  return find(types.vpc, text(inputs.vpcId) ?? "");
}
