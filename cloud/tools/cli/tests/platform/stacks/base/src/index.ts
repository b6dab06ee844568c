import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config("base");
const gate = config.get("gate");

const greeting = new aws.ssm.Parameter("greeting", {
  name: `/${pulumi.getStack()}/greeting`,
  type: "String",
  value: config.require("greeting"),
});

// A test decides how far the program gets, and when it goes on.
const late = new aws.ssm.Parameter("late", {
  name: `/${pulumi.getStack()}/late`,
  type: "String",
  value: greeting.name.apply(async (name) => {
    while (gate !== undefined && !existsSync(gate)) {
      await setTimeout(20);
    }
    return name;
  }),
});

export const greetingName = greeting.name;
export const lateName = late.name;
