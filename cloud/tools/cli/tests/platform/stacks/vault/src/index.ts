import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config("vault");
const names = ["password", "token", "generated"] as const;

const parameters = names.map(
  (name) =>
    new aws.ssm.Parameter(name, {
      name: `/${pulumi.getStack()}/${name}`,
      type: "SecureString",
      value: config.requireSecret(name),
    }),
);

// Programs are written by people, and people print things.
config.requireSecret("password").apply((password) => {
  console.log(`the password is ${password}`);
  pulumi.log.warn(`the password is ${password}`);
});

export const password = config.requireSecret("password");
export const all = pulumi
  .all(parameters.map((parameter) => parameter.value))
  .apply((values) => Object.fromEntries(names.map((name, index) => [name, values[index]])));
