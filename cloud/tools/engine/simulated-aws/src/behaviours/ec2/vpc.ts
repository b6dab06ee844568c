import { parseCidr } from "../../cidr.ts";
import { ServiceError } from "../../errors.ts";
import { text, type Properties } from "../../values.ts";
import type { Behaviours, Situation } from "../behaviour.ts";
import { arn, inUse, loose, types, vpc } from "./references.ts";

export const vpcs: Behaviours = {
  [types.vpc]: {
    noun: "VPC",
    id: "vpc-0{hex:16}",
    arn: arn("vpc"),
    replace: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
    defaults: {
      enableDnsSupport: true,
      enableDnsHostnames: false,
      enableNetworkAddressUsageMetrics: false,
      instanceTenancy: "default",
    },
    computed: {
      defaultNetworkAclId: "acl-0{hex:16}",
      defaultRouteTableId: "rtb-0{hex:16}",
      defaultSecurityGroupId: "sg-0{hex:16}",
      dhcpOptionsId: "dopt-0{hex:16}",
    },
    outputs: ipv6AndRouting,
    renewed: { assignGeneratedIpv6CidrBlock: ["ipv6AssociationId", "ipv6CidrBlock"] },
    quota: {
      name: "vpcs",
      limit: 5,
      code: "VpcLimitExceeded",
      message: "The maximum number of VPCs has been reached.",
    },
    inUse: inUse("vpc"),
    seconds: { create: 12, update: 3, delete: 1 },
    check: checkRange,
  },

  [types.dhcpOptions]: {
    noun: "DHCP Options",
    id: "dopt-0{hex:16}",
    arn: arn("dhcp-options"),
    replace: [
      "domainName",
      "domainNameServers",
      "ipv6AddressPreferredLeaseTime",
      "netbiosNameServers",
      "netbiosNodeType",
      "ntpServers",
    ],
    inUse: {
      code: "DependencyViolation",
      message: "The dhcpOptions '{id}' has dependencies and cannot be deleted.",
    },
  },

  "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation": {
    id: "{in.dhcpOptionsId}-{in.vpcId}",
    replace: ["vpcId", "dhcpOptionsId"],
    references: {
      vpcId: loose(vpc),
      dhcpOptionsId: {
        to: types.dhcpOptions,
        code: "InvalidDhcpOptionsID.NotFound",
        message: "The dhcpOption ID '{value}' does not exist",
        except: /^default$/,
      },
    },
  },

  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": {
    noun: "VPC Cidr Block",
    id: "vpc-cidr-assoc-0{hex:16}",
    replace: ["vpcId", "cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
    references: { vpcId: loose(vpc) },
  },
};

/** Amazon hands a VPC that asks for it a /56 of its own; the main route table is the default one. */
function ipv6AndRouting({ inputs, random }: Situation): Properties {
  const main = { mainRouteTableId: `rtb-0${random.hex(16, "rtb-0{hex:16}#0")}` };
  if (inputs.assignGeneratedIpv6CidrBlock !== true && inputs.ipv6CidrBlock === undefined) {
    return { ...main, ipv6AssociationId: "", ipv6CidrBlock: "" };
  }
  const group = (1 + random.below(0xffff, "ipv6 group")).toString(16);
  const range = `2600:1f${random.hex(2, "ipv6 region")}:${group}:${(1 + random.below(0xff, "ipv6 range")).toString(16)}00::/56`;
  return {
    ...main,
    ipv6CidrBlock: text(inputs.ipv6CidrBlock) ?? range,
    ipv6AssociationId: `vpc-cidr-assoc-0${random.hex(16, "ipv6")}`,
  };
}

function checkRange({ inputs }: Situation): void {
  const given = text(inputs.cidrBlock);
  if (given === undefined) {
    if (!("ipv4IpamPoolId" in inputs)) {
      throw new ServiceError(
        "MissingParameter",
        "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.",
      );
    }
    return;
  }
  const range = parseCidr(given);
  if (range?.version !== 4) {
    throw new ServiceError(
      "InvalidParameterValue",
      `Value (${given}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  if (range.prefix < 16 || range.prefix > 28) {
    throw new ServiceError("InvalidVpc.Range", `The CIDR '${given}' is invalid.`);
  }
}
