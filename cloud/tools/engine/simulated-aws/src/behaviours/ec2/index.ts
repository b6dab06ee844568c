import type { Behaviours } from "../behaviour.ts";
import { elasticAddresses } from "./addresses.ts";
import { compute } from "./compute.ts";
import { connections } from "./connections.ts";
import { endpoints } from "./endpoints.ts";
import { flowLogs } from "./flowLogs.ts";
import { gateways } from "./gateways.ts";
import { networkAcls } from "./networkAcls.ts";
import { routing } from "./routing.ts";
import { securityGroups } from "./securityGroups.ts";
import { subnets } from "./subnet.ts";
import { vpcs } from "./vpc.ts";

export const ec2: Behaviours = {
  ...vpcs,
  ...subnets,
  ...gateways,
  ...elasticAddresses,
  ...routing,
  ...securityGroups,
  ...networkAcls,
  ...connections,
  ...endpoints,
  ...flowLogs,
  ...compute,
};
