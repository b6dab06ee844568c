import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config("reader");

for (const name of ["password", "sentence"]) {
  new aws.ssm.Parameter(name, {
    name: `/${pulumi.getStack()}/${name}`,
    type: "SecureString",
    value: config.requireSecret(name),
  });
}
