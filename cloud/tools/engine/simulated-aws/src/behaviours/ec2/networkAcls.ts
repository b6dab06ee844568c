import type { Behaviours } from "../behaviour.ts";
import { arn, inUse, loose, networkAcl, subnet, types, vpc } from "./references.ts";

export const networkAcls: Behaviours = {
  [types.networkAcl]: {
    noun: "Network ACL",
    id: "acl-0{hex:16}",
    arn: arn("network-acl"),
    replace: ["vpcId"],
    references: { vpcId: vpc, subnetIds: loose(subnet) },
    implied: [{ by: types.vpc, output: "defaultNetworkAclId" }],
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

  "aws:ec2/networkAclRule:NetworkAclRule": {
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
    unique: [
      {
        properties: ["networkAclId", "ruleNumber", "egress"],
        code: "NetworkAclEntryAlreadyExists",
        message: "The network acl entry identified by {in.ruleNumber} already exists.",
      },
    ],
  },

  "aws:ec2/networkAclAssociation:NetworkAclAssociation": {
    id: "aclassoc-0{hex:16}",
    replace: ["networkAclId", "subnetId"],
    references: { networkAclId: networkAcl, subnetId: loose(subnet) },
  },
};
