import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const note = new aws.ssm.Parameter("note", {
  name: `/${pulumi.getStack()}/note`,
  type: "String",
  value: new pulumi.Config("side").require("note"),
});

export const noteName = note.name;
