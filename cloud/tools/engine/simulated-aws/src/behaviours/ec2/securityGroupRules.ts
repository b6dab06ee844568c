import { parseCidr } from "../../cidr.ts";
import { ServiceError } from "../../errors.ts";
import { isEqual, text, type Properties } from "../../values.ts";
import type { Situation } from "../behaviour.ts";

const peers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

/** A rule has one peer, ports that fit its protocol, and no twin in its group. */
export function checkRule(situation: Situation): void {
  const { inputs } = situation;
  const given = peers.filter((name) => inputs[name] !== undefined);
  if (given.length !== 1) {
    throw new ServiceError(
      "InvalidParameterCombination",
      `exactly one of ${peers.join(", ")} must be given, not ${given.length}`,
    );
  }
  checkCidr(text(inputs.cidrIpv4), 4);
  checkCidr(text(inputs.cidrIpv6), 6);
  checkPorts(inputs);
  const twin = situation
    .list(situation.type)
    .find((other) => other.id !== situation.id && isSameRule(other.outputs, inputs));
  if (twin) {
    throw new ServiceError(
      "InvalidPermission.Duplicate",
      `the specified rule "${describe(inputs)}" already exists`,
    );
  }
}

function checkCidr(cidr: string | undefined, version: 4 | 6): void {
  if (cidr !== undefined && parseCidr(cidr)?.version !== version) {
    throw new ServiceError("InvalidParameterValue", `CIDR block ${cidr} is malformed`);
  }
}

function checkPorts({ ipProtocol, fromPort, toPort }: Properties): void {
  const needsPorts = ["tcp", "udp", "6", "17"].includes(String(ipProtocol));
  if (needsPorts && (fromPort === undefined || toPort === undefined)) {
    throw new ServiceError(
      "InvalidParameterValue",
      `Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.`,
    );
  }
  if (needsPorts && Number(fromPort) > Number(toPort)) {
    throw new ServiceError(
      "InvalidParameterValue",
      `Invalid TCP/UDP port range (${String(fromPort)}:${String(toPort)})`,
    );
  }
}

function isSameRule(left: Properties, right: Properties): boolean {
  return ["securityGroupId", "ipProtocol", "fromPort", "toPort", ...peers].every((name) =>
    isEqual(left[name], right[name]),
  );
}

function describe(inputs: Properties): string {
  const peer = peers.map((name) => text(inputs[name])).find((value) => value !== undefined);
  const protocol =
    String(inputs.ipProtocol) === "-1" ? "ALL" : String(inputs.ipProtocol).toUpperCase();
  const ports =
    inputs.fromPort === undefined
      ? ""
      : `, from port: ${String(inputs.fromPort)}, to port: ${String(inputs.toPort)}`;
  return `peer: ${peer}, ${protocol}${ports}, ALLOW`;
}
