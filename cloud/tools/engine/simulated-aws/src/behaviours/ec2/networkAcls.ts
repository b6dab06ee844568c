import { ServiceError } from "../../errors.ts";
import type { Behaviours, Situation } from "../behaviour.ts";
import { arn, inUse, loose, networkAcl, subnet, types, vpc } from "./references.ts";

const ruleType = "aws:ec2/networkAclRule:NetworkAclRule";

export const networkAcls: Behaviours = {
  [types.networkAcl]: {
    noun: "Network ACL",
    id: "acl-0{hex:16}",
    arn: arn("network-acl"),
    replace: ["vpcId"],
    references: { vpcId: vpc, subnetIds: loose(subnet) },
    implied: [{ by: types.vpc, output: "defaultNetworkAclId" }],
    quota: {
      name: "networkAclsPerVpc",
      limit: 200,
      per: "vpcId",
      code: "NetworkAclLimitExceeded",
      message: "The maximum number of network ACLs has been reached.",
    },
    inUse: inUse("networkAcl"),
    seconds: { create: 1, delete: 1 },
  },

  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": {
    id: "{in.defaultNetworkAclId}",
    arn: arn("network-acl"),
    replace: ["defaultNetworkAclId"],
    references: { defaultNetworkAclId: loose(networkAcl) },
    adopts: () => true,
  },

  [ruleType]: {
    noun: "Network ACL Rule",
    id: "nacl-{digits:10}",
    replace: [
      "cidrBlock",
      "egress",
      "fromPort",
      "icmpCode",
      "icmpType",
      "ipv6CidrBlock",
      "networkAclId",
      "protocol",
      "ruleAction",
      "ruleNumber",
      "toPort",
    ],
    deleteBeforeReplace: true,
    defaults: { egress: false },
    references: { networkAclId: loose(networkAcl) },
    check: checkRule,
  },

  "aws:ec2/networkAclAssociation:NetworkAclAssociation": {
    id: "aclassoc-0{hex:16}",
    replace: ["networkAclId", "subnetId"],
    references: { networkAclId: networkAcl, subnetId: loose(subnet) },
  },
};

/** A rule has one range and a number of its own kind, and each direction holds only so many. */
function checkRule({ id, inputs, list, limit }: Situation): void {
  const number = Number(inputs.ruleNumber);
  if (!(number >= 1 && number <= 32766)) {
    throw new ServiceError(
      "InvalidParameterValue",
      `Value (${number}) for parameter ruleNumber is invalid. Must be between 1 and 32766.`,
    );
  }
  if (!inputs.cidrBlock === !inputs.ipv6CidrBlock) {
    throw new ServiceError(
      "InvalidParameterCombination",
      "The request must contain exactly one of CidrBlock and Ipv6CidrBlock",
    );
  }
  const neighbours = list(ruleType).filter(
    (other) =>
      other.id !== id &&
      other.outputs.networkAclId === inputs.networkAclId &&
      (other.outputs.egress === true) === (inputs.egress === true),
  );
  if (neighbours.some((other) => other.outputs.ruleNumber === inputs.ruleNumber)) {
    throw new ServiceError(
      "NetworkAclEntryAlreadyExists",
      `The network acl entry identified by ${number} already exists.`,
    );
  }
  if (neighbours.length >= limit("networkAclRulesPerDirection", 20)) {
    throw new ServiceError(
      "NetworkAclEntryLimitExceeded",
      "The maximum number of network acl entries has been reached.",
    );
  }
}
