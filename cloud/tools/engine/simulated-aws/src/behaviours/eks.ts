import { contains, parseCidr } from "../cidr.ts";
import { ServiceError } from "../errors.ts";
import { isObject, list, text, texts, type Properties } from "../values.ts";
import type { Behaviour, Behaviours, Reference, Situation } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";
import { nodeGroup } from "./eksNodeGroup.ts";
import { keyReference } from "./kms.ts";

export const eksCluster = "aws:eks/cluster:Cluster";
const accessEntry = "aws:eks/accessEntry:AccessEntry";
const roleType = "aws:iam/role:Role";

/** Node groups keep a cluster from being deleted, the rest goes with it. */
const ofCluster: Reference = {
  to: eksCluster,
  code: "ResourceNotFoundException",
  message: "No cluster found for name: {value}.",
  status: 404,
};
const partOfCluster = { clusterName: { ...ofCluster, holds: false } } as const;

const addon: Behaviour = {
  name: false,
  id: "{in.clusterName}:{in.addonName}",
  arn: "arn:{partition}:eks:{region}:{account}:addon/{in.clusterName}/{in.addonName}/{uuid}",
  replace: ["addonName", "clusterName"],
  references: partOfCluster,
  exists: { code: "ResourceInUseException", message: "Addon already exists." },
  seconds: { create: 30, update: 30, delete: 10 },
};

export const eks: Behaviours = {
  [eksCluster]: {
    name: { property: "name", max: 100 },
    arn: "arn:{partition}:eks:{region}:{account}:cluster/{name}",
    replace: [
      "bootstrapSelfManagedAddons",
      "encryptionConfig",
      "kubernetesNetworkConfig",
      "name",
      "outpostConfig",
      "roleArn",
    ],
    defaults: { version: "1.34" },
    computed: {
      clusterId: "",
      endpoint: "https://{hex:32}.gr7.{region}.eks.amazonaws.com",
      platformVersion: "eks.1",
      status: "ACTIVE",
    },
    decided: ["vpcConfig.clusterSecurityGroupId", "vpcConfig.vpcId"],
    outputs: clusterOutputs,
    references: {
      "vpcConfig.subnetIds": { ...subnet, code: "InvalidParameterException" },
      "vpcConfig.securityGroupIds": { ...securityGroup, code: "InvalidParameterException" },
      "encryptionConfig.provider.keyArn": {
        ...keyReference,
        code: "InvalidParameterException",
        message: "The keyArn in encryptionConfig provider is invalid",
      },
    },
    exists: { code: "ResourceInUseException", message: "Cluster already exists with name: {name}" },
    inUse: {
      code: "ResourceInUseException",
      message: "Cluster has nodegroups attached",
      status: 409,
    },
    seconds: { create: 540, update: 300, delete: 240 },
    check: checkCluster,
    checkDelete: refuseProtected,
  },
  "aws:eks/nodeGroup:NodeGroup": nodeGroup(ofCluster),
  "aws:eks/addon:Addon": addon,
  [accessEntry]: {
    id: "{in.clusterName}:{in.principalArn}",
    replace: ["clusterName", "principalArn", "type"],
    defaults: { type: "STANDARD" },
    computed: {
      accessEntryArn: "arn:{partition}:eks:{region}:{account}:access-entry/{in.clusterName}/{uuid}",
    },
    references: partOfCluster,
    exists: {
      code: "ResourceInUseException",
      message: "The specified access entry resource is already in use on this cluster.",
    },
    seconds: { create: 1, delete: 1 },
  },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
    id: "{in.clusterName}#{in.principalArn}#{in.policyArn}",
    replace: ["accessScope", "clusterName", "policyArn", "principalArn"],
    references: partOfCluster,
    adopts: () => true,
    seconds: { create: 1, delete: 1 },
    check: checkAssociation,
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    id: "{in.clusterName},a-{lower:17}",
    arn: "arn:{partition}:eks:{region}:{account}:podidentityassociation/{in.clusterName}/a-{lower:17}",
    replace: ["clusterName", "namespace", "serviceAccount"],
    outputs: ({ id }) => ({ associationId: id.slice(id.indexOf(",") + 1) }),
    references: {
      ...partOfCluster,
      roleArn: {
        to: roleType,
        code: "InvalidParameterException",
        message: "Role provided in the request does not exist.",
        holds: false,
      },
    },
    unique: [
      {
        properties: ["clusterName", "namespace", "serviceAccount"],
        code: "ResourceInUseException",
        message: "Association already exists",
        status: 409,
      },
    ],
    seconds: { create: 1, delete: 1 },
  },
};

function clusterOutputs({ inputs, random, region, find }: Situation): Properties {
  const [home = ""] = subnetsOf(inputs);
  return {
    certificateAuthority: {
      data: Buffer.from(`simulated ${random.hex(32, "certificate")}`).toString("base64"),
    },
    identities: [
      {
        oidcs: [
          {
            issuer: `https://oidc.eks.${region}.amazonaws.com/id/${random.hex(32, "oidc").toUpperCase()}`,
          },
        ],
      },
    ],
    vpcConfig: {
      ...(isObject(inputs.vpcConfig) ? inputs.vpcConfig : {}),
      clusterSecurityGroupId: `sg-0${random.hex(16, "security group")}`,
      vpcId: text(find(subnet.to, home)?.outputs.vpcId) ?? "",
    },
  };
}

function checkCluster(situation: Situation): void {
  const { inputs, find, list: all, previous } = situation;
  const zones = subnetsOf(inputs).map((id) => find(subnet.to, id)?.outputs.availabilityZone);
  if (new Set(zones).size < 2) {
    throw invalid("Subnets specified must be in at least two different AZs");
  }
  const role = all(roleType).find((candidate) => candidate.arn === inputs.roleArn);
  if (!(text(role?.outputs.assumeRolePolicy) ?? "").includes("eks.amazonaws.com")) {
    throw invalid(
      `Role with arn: ${text(inputs.roleArn)}, could not be assumed because it does not exist or the trusted entity is not correct`,
    );
  }
  checkPublicRanges(inputs);
  checkVersion(text(previous.version), text(inputs.version));
}

/** The public endpoint is never reached from a private address. */
function checkPublicRanges({ vpcConfig }: Properties): void {
  const reserved = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];
  const refused = texts(isObject(vpcConfig) ? vpcConfig.publicAccessCidrs : undefined).filter(
    (cidr) => reserved.some((range) => isInside(cidr, range)),
  );
  if (refused.length > 0) {
    throw invalid(`The following CIDRs are invalid in publicAccessCidrs: [${refused.join(", ")}]`);
  }
}

function isInside(cidr: string, range: string): boolean {
  const [inner, outer] = [parseCidr(cidr), parseCidr(range)];
  return inner !== undefined && outer !== undefined && contains(outer, inner);
}

/** One minor version at a time, and never back. */
function checkVersion(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || from === to) {
    return;
  }
  const minor = (version: string) => Number(version.split(".")[1]);
  if (minor(to) !== minor(from) + 1) {
    throw invalid(`Unsupported Kubernetes minor version update from ${from} to ${to}`);
  }
}

function refuseProtected({ previous }: Situation): void {
  if (previous.deletionProtection === true) {
    throw new ServiceError(
      "InvalidRequestException",
      "Deletion protection is enabled for the cluster. Disable deletion protection before deleting it.",
    );
  }
}

function checkAssociation({ inputs, list: all }: Situation): void {
  const isKnown = all(accessEntry).some(
    ({ outputs }) =>
      outputs.clusterName === inputs.clusterName && outputs.principalArn === inputs.principalArn,
  );
  if (!isKnown) {
    throw new ServiceError(
      "ResourceNotFoundException",
      "The specified principalArn could not be found. You can view your available access entries with 'list-access-entries'.",
      { status: 404 },
    );
  }
}

function subnetsOf({ vpcConfig }: Properties): string[] {
  return isObject(vpcConfig)
    ? list(vpcConfig.subnetIds).flatMap((id) => (typeof id === "string" ? [id] : []))
    : [];
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidParameterException", message);
}
