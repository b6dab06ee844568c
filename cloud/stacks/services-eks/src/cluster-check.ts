import { ConfigurationError, overlaps, parseCidr } from "@cloud/shared";
import type { KubernetesParameters } from "./kubernetes";

type Checked = Pick<
  KubernetesParameters,
  | "accessEntries"
  | "addOns"
  | "nodeGroups"
  | "publicAccessCidrs"
  | "serviceCidr"
  | "subnetIds"
  | "vpcCidr"
  | "workloads"
>;

/**
 * What AWS would refuse, or what would end in a cluster that never gets ready, after many minutes
 * in either case. All problems are told at once.
 */
export function checkCluster(parameters: Checked): void {
  const problems = [
    ...networkProblems(parameters),
    ...parameters.nodeGroups.flatMap(sizeProblems),
    ...addOnProblems(parameters),
    ...["nodeGroups", "addOns", "accessEntries", "workloads"].flatMap((key) =>
      repeated(parameters[key as "nodeGroups" | "addOns" | "accessEntries" | "workloads"]).map(
        (name) => `services-eks:${key} names ${name} twice`,
      ),
    ),
  ];
  if (problems.length > 0) {
    throw new ConfigurationError(`the cluster cannot be made so:\n- ${problems.join("\n- ")}`);
  }
}

function networkProblems(parameters: Checked): string[] {
  const { publicAccessCidrs, serviceCidr, subnetIds, vpcCidr } = parameters;
  const open = publicAccessCidrs.filter((cidr) => parseCidr(cidr).prefix === 0);
  return [
    ...(overlaps(parseCidr(serviceCidr), parseCidr(vpcCidr))
      ? [
          `services-eks:serviceCidr ${serviceCidr} overlaps the VPC ${vpcCidr}, choose another range`,
        ]
      : []),
    ...(new Set(subnetIds).size < 2
      ? ["services-eks:subnetIds must hold subnets in two zones, set network:azCount to 2 or more"]
      : []),
    ...open.map(
      (cidr) => `services-eks:publicAccessCidrs ${cidr} is the whole internet, name smaller ranges`,
    ),
  ];
}

function sizeProblems({
  name,
  minimumSize,
  desiredSize,
  maximumSize,
  instanceTypes,
}: Checked["nodeGroups"][number]): string[] {
  const path = `services-eks:nodeGroups ${name}`;
  return [
    ...(minimumSize <= desiredSize && desiredSize <= maximumSize
      ? []
      : [
          `${path} must have sizes in order, not minimumSize ${minimumSize}, ` +
            `desiredSize ${desiredSize}, maximumSize ${maximumSize}`,
        ]),
    ...(instanceTypes.length > 0 ? [] : [`${path} needs at least one of instanceTypes`]),
  ];
}

function addOnProblems({ addOns, workloads }: Checked): string[] {
  const names = addOns.map(({ name }) => name);
  const usesAgent = workloads.filter(({ identity }) => identity === "podIdentity");
  return [
    ...(names.includes("vpc-cni")
      ? []
      : ["services-eks:addOns needs vpc-cni, without which no node gets ready"]),
    ...(names.includes("eks-pod-identity-agent")
      ? []
      : usesAgent.map(
          ({ name }) =>
            `services-eks:workloads ${name} needs the add-on eks-pod-identity-agent, ` +
            `or identity: token`,
        )),
  ];
}

function repeated(named: readonly { readonly name: string }[]): string[] {
  const names = named.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
