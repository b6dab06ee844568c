import { ServiceError } from "../../errors.ts";
import { text, texts, type Properties } from "../../values.ts";
import type { Behaviours, Situation } from "../behaviour.ts";
import { arn, loose, routeTable, securityGroup, subnet, types, vpc } from "./references.ts";

const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";

export const endpoints: Behaviours = {
  [endpointType]: {
    noun: "VPC Endpoint",
    id: "vpce-0{hex:16}",
    arn: arn("vpc-endpoint"),
    replace: [
      "resourceConfigurationArn",
      "serviceName",
      "serviceNetworkArn",
      "serviceRegion",
      "vpcEndpointType",
      "vpcId",
    ],
    defaults: {
      vpcEndpointType: "Gateway",
      requesterManaged: false,
      state: "available",
      ipAddressType: "ipv4",
    },
    outputs: attachments,
    references: {
      vpcId: vpc,
      subnetIds: subnet,
      securityGroupIds: securityGroup,
      routeTableIds: loose(routeTable),
    },
    seconds: { create: 45, update: 10, delete: 20 },
    check: checkEndpoint,
  },
};

function isGateway(inputs: Properties): boolean {
  return (inputs.vpcEndpointType ?? "Gateway") === "Gateway";
}

/** A gateway endpoint is a prefix list in route tables; an interface endpoint has one interface a subnet and host names. */
function attachments(situation: Situation): Properties {
  const { inputs, id, random, region } = situation;
  const service = (text(inputs.serviceName) ?? "").split(".").slice(3).reverse().join(".");
  if (isGateway(inputs)) {
    return {
      prefixListId: `pl-${random.hex(8, text(inputs.serviceName) ?? "")}`,
      dnsEntries: [],
      networkInterfaceIds: [],
      cidrBlocks: [],
    };
  }
  const names = [`${id}-${random.hex(8, "dns")}.${service}.${region}.vpce.amazonaws.com`];
  if (inputs.privateDnsEnabled === true) {
    names.push(`${service}.${region}.amazonaws.com`);
  }
  return {
    prefixListId: "",
    cidrBlocks: [],
    networkInterfaceIds: texts(inputs.subnetIds).map(
      (subnetId) => `eni-0${random.hex(16, subnetId)}`,
    ),
    dnsEntries: names.map((dnsName, index) => ({
      dnsName,
      hostedZoneId: `Z${random.of("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", 13, `zone ${index}`)}`,
    })),
  };
}

function checkEndpoint(situation: Situation): void {
  const { inputs, region } = situation;
  const service = text(inputs.serviceName) ?? "";
  const serviceRegion = text(inputs.serviceRegion) ?? region;
  if (
    /^com\.amazonaws\./.test(service) &&
    !/^com\.amazonaws\.(vpce|s3-global)/.test(service) &&
    !service.startsWith(`com.amazonaws.${serviceRegion}.`)
  ) {
    throw new ServiceError(
      "InvalidServiceName",
      `The Vpc Endpoint Service '${service}' does not exist`,
    );
  }
  const home = situation.find(types.vpc, text(inputs.vpcId) ?? "");
  if (inputs.privateDnsEnabled !== true || isGateway(inputs)) {
    return;
  }
  if (home?.outputs.enableDnsHostnames !== true || home.outputs.enableDnsSupport !== true) {
    throw new ServiceError(
      "InvalidParameter",
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${String(inputs.vpcId)}`,
    );
  }
  const rival = situation
    .list(endpointType)
    .find(
      (other) =>
        other.id !== situation.id &&
        other.outputs.vpcId === inputs.vpcId &&
        other.outputs.serviceName === service &&
        other.outputs.privateDnsEnabled === true,
    );
  if (rival) {
    throw new ServiceError(
      "InvalidParameter",
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${service} in the VPC ${String(inputs.vpcId)}`,
    );
  }
}
