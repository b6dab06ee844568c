import { parseCidr } from "../../cidr.ts";
import { ServiceError } from "../../errors.ts";
import { text } from "../../values.ts";
import type { Behaviours, Situation } from "../behaviour.ts";

export const vpcType = "aws:ec2/vpc:Vpc";

export const vpcs: Behaviours = {
  [vpcType]: {
    noun: "VPC",
    id: "vpc-0{hex:16}",
    arn: "arn:{partition}:ec2:{region}:{account}:vpc/{id}",
    replace: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
    defaults: { enableDnsSupport: true, enableDnsHostnames: false, instanceTenancy: "default", enableNetworkAddressUsageMetrics: false },
    computed: {
      defaultNetworkAclId: "acl-0{hex:16}",
      defaultRouteTableId: "rtb-0{hex:16}",
      defaultSecurityGroupId: "sg-0{hex:16}",
      dhcpOptionsId: "dopt-0{hex:16}",
    },
    outputs: ipv6AndRouting,
    quota: { name: "vpcs", limit: 5, code: "VpcLimitExceeded", message: "The maximum number of VPCs has been reached." },
    inUse: { code: "DependencyViolation", message: "The vpc '{id}' has dependencies and cannot be deleted." },
    seconds: { create: 12, update: 3, delete: 1 },
    check: checkRange,
  },
};

/** Amazon hands a VPC that asks for it a /56 of its own; the main route table is the default one. */
function ipv6AndRouting({ inputs, random }: Situation) {
  const wantsIpv6 = inputs.assignGeneratedIpv6CidrBlock === true;
  const range = `2600:1f${random.hex(2, "ipv6 a")}:${hexGroup(random.hex(4, "ipv6 b"))}:${hexGroup(random.hex(2, "ipv6 c"))}00::/56`;
  return {
    mainRouteTableId: `rtb-0${random.hex(16, "rtb-0{hex:16}#0")}`,
    ...(wantsIpv6 ? { ipv6CidrBlock: text(inputs.ipv6CidrBlock) ?? range, ipv6AssociationId: `vpc-cidr-assoc-0${random.hex(16, "ipv6")}` } : { ipv6AssociationId: "" }),
  };
}

function hexGroup(hex: string): string {
  return hex.replace(/^0+/, "") || "1";
}

function checkRange({ inputs }: Situation): void {
  const given = text(inputs.cidrBlock);
  if (given === undefined) {
    if (!("ipv4IpamPoolId" in inputs)) {
      throw new ServiceError("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
    }
    return;
  }
  const range = parseCidr(given);
  if (!range || range.version !== 4) {
    throw new ServiceError("InvalidParameterValue", `Value (${given}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`);
  }
  if (range.prefix < 16 || range.prefix > 28) {
    throw new ServiceError("InvalidVpc.Range", `The CIDR '${given}' is invalid.`);
  }
}
