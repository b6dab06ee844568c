import { ServiceError } from "../../errors.ts";
import type { Behaviours, Situation } from "../behaviour.ts";
import { loose, subnet, vpc } from "./references.ts";

const sources = [
  "vpcId",
  "subnetId",
  "eniId",
  "transitGatewayId",
  "transitGatewayAttachmentId",
  "regionalNatGatewayId",
];

export const flowLogs: Behaviours = {
  "aws:ec2/flowLog:FlowLog": {
    noun: "Flow Log",
    id: "fl-0{hex:16}",
    arn: "arn:{partition}:ec2:{region}:{account}:vpc-flow-log/{id}",
    replace: [
      ...sources,
      "deliverCrossAccountRole",
      "destinationOptions",
      "iamRoleArn",
      "logDestination",
      "logDestinationType",
      "logFormat",
      "maxAggregationInterval",
      "trafficType",
    ],
    defaults: { logDestinationType: "cloud-watch-logs", maxAggregationInterval: 600 },
    references: { vpcId: loose(vpc), subnetId: loose(subnet) },
    seconds: { create: 1, delete: 1 },
    check: checkFlowLog,
  },
};

function checkFlowLog({ inputs }: Situation): void {
  if (sources.filter((name) => inputs[name] !== undefined).length !== 1) {
    throw new ServiceError(
      "InvalidParameter",
      `exactly one of ${sources.join(", ")} must be given`,
    );
  }
  const toLogs = (inputs.logDestinationType ?? "cloud-watch-logs") === "cloud-watch-logs";
  if (toLogs && inputs.iamRoleArn === undefined) {
    throw new ServiceError(
      "InvalidParameter",
      "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
    );
  }
}
