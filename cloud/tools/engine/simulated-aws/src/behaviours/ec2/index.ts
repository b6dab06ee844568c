import type { Behaviours } from "../behaviour.ts";
import { vpcs } from "./vpc.ts";
import { subnets } from "./subnet.ts";

export const ec2: Behaviours = { ...vpcs, ...subnets };
