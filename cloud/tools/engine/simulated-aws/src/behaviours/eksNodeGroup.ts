import { ServiceError } from "../errors.ts";
import { isObject, text, texts, type Properties } from "../values.ts";
import type { Behaviour, Reference, Situation } from "./behaviour.ts";
import { subnet } from "./ec2/references.ts";

const launchTemplate = "aws:ec2/launchTemplate:LaunchTemplate";
const roleType = "aws:iam/role:Role";

export function nodeGroup(ofCluster: Reference): Behaviour {
  return {
    noun: "Nodegroup",
    name: { property: "nodeGroupName", max: 63 },
    id: "{in.clusterName}:{name}",
    arn: "arn:{partition}:eks:{region}:{account}:nodegroup/{in.clusterName}/{name}/{uuid}",
    replace: [
      "amiType",
      "capacityType",
      "clusterName",
      "diskSize",
      "instanceTypes",
      "nodeGroupName",
      "nodeRoleArn",
      "subnetIds",
    ],
    computed: { status: "ACTIVE" },
    outputs: ({ random, name }) => ({
      resources: [
        {
          autoscalingGroups: [{ name: `eks-${name}-${random.uuid("group")}` }],
          remoteAccessSecurityGroupId: "",
        },
      ],
    }),
    references: {
      clusterName: ofCluster,
      subnetIds: { ...subnet, code: "InvalidParameterException" },
      "launchTemplate.id": {
        to: launchTemplate,
        code: "InvalidRequestException",
        message: "The specified launch template, with template ID {value}, does not exist.",
        holds: false,
      },
    },
    exists: {
      code: "ResourceInUseException",
      message: "NodeGroup already exists with name {name} and cluster name {in.clusterName}",
    },
    seconds: { create: 150, update: 150, delete: 180 },
    check: checkNodeGroup,
  };
}

function checkNodeGroup(situation: Situation): void {
  const { inputs, list: all } = situation;
  checkSizes(situation);
  checkInstanceTypes(inputs);
  const role = all(roleType).find((candidate) => candidate.arn === inputs.nodeRoleArn);
  if (!(text(role?.outputs.assumeRolePolicy) ?? "").includes("ec2.amazonaws.com")) {
    throw invalid(
      `Following required service principals [ec2.amazonaws.com] were not found in the trust relationships of nodeRole ${text(inputs.nodeRoleArn)}`,
    );
  }
  if (inputs.launchTemplate !== undefined && inputs.diskSize !== undefined) {
    throw invalid("Disk size must be specified within the launch template.");
  }
}

/** EKS has other words for the same mistake in an update. */
function checkSizes({ inputs, previous }: Situation): void {
  const { minSize, desiredSize, maxSize } = isObject(inputs.scalingConfig)
    ? inputs.scalingConfig
    : {};
  const [minimum, desired, maximum] = [minSize, desiredSize, maxSize].map(Number) as [
    number,
    number,
    number,
  ];
  if (minimum > desired) {
    throw invalid(
      Object.keys(previous).length > 0
        ? `Minimum capacity ${minimum} can't be greater than desired size ${desired}`
        : "minSize can't be greater than desiredSize",
    );
  }
  if (desired > maximum) {
    throw invalid("desiredSize can't be greater than maxSize");
  }
}

/** Graviton types have a `g` after the number of their generation. */
function checkInstanceTypes({ amiType, instanceTypes }: Properties): void {
  const ami = text(amiType) ?? "";
  const wantsArm = /_ARM_64/.test(ami);
  const refused = texts(instanceTypes).filter(
    (type) => ami !== "" && ami !== "CUSTOM" && /^[a-z]+[0-9]+g/.test(type) !== wantsArm,
  );
  if (refused.length > 0) {
    throw invalid(
      `[${refused.join(", ")}] is not a valid instance type for requested amiType ${ami}`,
    );
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidParameterException", message);
}
