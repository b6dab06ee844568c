import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const source = new pulumi.Config("app").require("source");

new aws.ssm.Parameter("app", {
  name: `/${pulumi.getStack()}/app`,
  type: "String",
  value: source,
});

export const sourceName = source;
