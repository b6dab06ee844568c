import type { Properties } from "../../values.ts";
import type { Behaviours, Situation } from "../behaviour.ts";
import { arn, types } from "./references.ts";

export const elasticAddresses: Behaviours = {
  [types.eip]: {
    noun: "EIP",
    id: "eipalloc-0{hex:16}",
    arn: arn("elastic-ip"),
    replace: [
      "address",
      "customerOwnedIpv4Pool",
      "domain",
      "ipamPoolId",
      "networkBorderGroup",
      "publicIpv4Pool",
    ],
    defaults: { domain: "vpc", publicIpv4Pool: "amazon" },
    computed: { allocationId: "{id}", networkBorderGroup: "{region}" },
    outputs: publicAddress,
    quota: {
      name: "eips",
      limit: 5,
      code: "AddressLimitExceeded",
      message: "The maximum number of addresses has been reached.",
    },
    inUse: {
      code: "InvalidIPAddress.InUse",
      message: "Address {was.publicIp} is in use.",
    },
    seconds: { create: 1, delete: 1 },
  },
};

function publicAddress({ random, region }: Situation): Properties {
  const first = [3, 18, 34, 44, 52, 54][random.below(6, "first")]!;
  const parts = [
    first,
    ...["second", "third"].map((part) => random.below(256, part)),
    1 + random.below(254, "fourth"),
  ];
  const host = region === "us-east-1" ? "compute-1" : `${region}.compute`;
  return { publicIp: parts.join("."), publicDns: `ec2-${parts.join("-")}.${host}.amazonaws.com` };
}
