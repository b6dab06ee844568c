import { formatIpv4, parseCidr } from "../../cidr.ts";
import { ServiceError } from "../../errors.ts";
import { text, type Properties } from "../../values.ts";
import type { Behaviours, Situation } from "../behaviour.ts";
import { arn, securityGroup, subnet, types } from "./references.ts";

export const compute: Behaviours = {
  "aws:ec2/instance:Instance": {
    noun: "Instance",
    id: "i-0{hex:16}",
    arn: arn("instance"),
    replace: [
      "ami",
      "availabilityZone",
      "ephemeralBlockDevices",
      "ipv6Addresses",
      "keyName",
      "placementGroup",
      "privateIp",
      "subnetId",
      "tenancy",
    ],
    defaults: { instanceState: "running" },
    computed: { primaryNetworkInterfaceId: "eni-0{hex:16}" },
    outputs: instanceAddresses,
    references: { subnetId: subnet, vpcSecurityGroupIds: securityGroup },
    seconds: { create: 15, update: 5, delete: 40 },
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    noun: "Launch Template",
    id: "lt-0{hex:16}",
    arn: arn("launch-template"),
    name: { property: "name", max: 128 },
    replace: ["name", "namePrefix"],
    outputs: nextVersion,
    renewed: { "*": ["latestVersion"] },
    references: { vpcSecurityGroupIds: { ...securityGroup, holds: false } },
    unique: [
      {
        properties: ["name"],
        code: "InvalidLaunchTemplateName.AlreadyExistsException",
        message: "Launch template name already in use.",
      },
    ],
    seconds: { create: 1, delete: 1 },
    check: checkLaunchTemplate,
  },
  "aws:ec2/keyPair:KeyPair": {
    name: { property: "keyName" },
    arn: "arn:{partition}:ec2:{region}:{account}:key-pair/{name}",
    replace: ["keyName", "keyNamePrefix", "publicKey"],
    computed: { keyPairId: "key-0{hex:16}", fingerprint: "{hex:32}", keyType: "rsa" },
    exists: {
      code: "InvalidKeyPair.Duplicate",
      message: "The keypair already exists",
      status: 400,
    },
  },
  "aws:ebs/volume:Volume": {
    id: "vol-0{hex:16}",
    arn: arn("volume"),
    replace: ["availabilityZone", "encrypted", "kmsKeyId", "snapshotId"],
  },
  "aws:ec2/networkInterface:NetworkInterface": {
    id: "eni-0{hex:16}",
    arn: arn("network-interface"),
    replace: ["subnetId"],
    references: { subnetId: subnet, securityGroups: securityGroup },
  },
};

/** A launch template is never changed: every update makes another version of it. */
function nextVersion({ previous }: Situation): Properties {
  const version = typeof previous.latestVersion === "number" ? previous.latestVersion + 1 : 1;
  return {
    latestVersion: version,
    defaultVersion: typeof previous.defaultVersion === "number" ? previous.defaultVersion : 1,
  };
}

/** Whether the image exists is found out only when something is launched. */
function checkLaunchTemplate({ inputs }: Situation): void {
  const image = text(inputs.imageId);
  if (image !== undefined && !/^(ami-[0-9a-f]+|resolve:ssm:.+)$/.test(image)) {
    throw new ServiceError(
      "InvalidAMIID.Malformed",
      `The image ID '${image}' is not valid. The expected format is ami-xxxxxxxx or ami-xxxxxxxxxxxxxxxxx.`,
    );
  }
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text(inputs.userData) ?? "")) {
    throw new ServiceError("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.");
  }
}

function instanceAddresses({ inputs, random, find, region }: Situation): Properties {
  const home = find(types.subnet, text(inputs.subnetId) ?? "");
  const range = parseCidr(text(home?.outputs.cidrBlock) ?? "");
  const privateIp = range
    ? formatIpv4(range.first + BigInt(4 + random.below(240, "private address")))
    : "";
  const suffix = region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
  const isPublic = inputs.associatePublicIpAddress ?? home?.outputs.mapPublicIpOnLaunch;
  return {
    privateIp: text(inputs.privateIp) ?? privateIp,
    privateDns: privateIp ? `ip-${privateIp.replaceAll(".", "-")}.${suffix}` : "",
    publicIp:
      isPublic === true
        ? `54.${random.below(256, "b")}.${random.below(256, "c")}.${1 + random.below(254, "d")}`
        : "",
    availabilityZone:
      text(inputs.availabilityZone) ?? text(home?.outputs.availabilityZone) ?? `${region}a`,
  };
}
