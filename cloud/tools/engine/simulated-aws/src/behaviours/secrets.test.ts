import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

const secret = "aws:secretsmanager/secret:Secret";
const rotation = "aws:secretsmanager/secretRotation:SecretRotation";
const parameter = "aws:ssm/parameter:Parameter";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

describe("a secret", () => {
  test("has six letters at the end of its ARN, and a name that no other has", async () => {
    const { id } = await cloud.create(secret, "token", { name: "shop/token" });

    expect(id).toMatch(
      /^arn:aws:secretsmanager:us-east-1:111111111111:secret:shop\/token-[A-Za-z0-9]{6}$/,
    );
    await expect(cloud.create(secret, "twin", { name: "shop/token" })).rejects.toThrow(
      "api error ResourceExistsException: The operation failed because the secret shop/token already exists.",
    );
  });

  test("has a name of certain characters, and no value while its key is missing", async () => {
    await expect(cloud.create(secret, "spaced", { name: "shop token" })).rejects.toThrow(
      "api error ValidationException: Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
    );
    const { id: secretId } = await cloud.create(secret, "keyless", { kmsKeyId: "nowhere" });
    const value = { secretId, secretString: "x" };
    await expect(
      cloud.create("aws:secretsmanager/secretVersion:SecretVersion", "keyless", value),
    ).rejects.toThrow(
      /: PutSecretValue, .*api error EncryptionFailure: Secrets Manager can't encrypt the protected secret text using the provided KMS key\./,
    );
  });

  test("takes values and policies only while it exists, and no policy that is not JSON", async () => {
    const { id } = await cloud.create(secret, "token", { name: "shop/token" });
    const policy = (args: Properties) =>
      cloud.create("aws:secretsmanager/secretPolicy:SecretPolicy", "token", args);

    await expect(policy({ secretArn: id, policy: "{" })).rejects.toThrow(
      "api error MalformedPolicyDocumentException: This resource policy contains a syntax error.",
    );
    await expect(policy({ secretArn: `${id}x`, policy: "{}" })).rejects.toThrow(
      "api error ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    );
    await expect(policy({ secretArn: id, policy: "{}" })).resolves.toMatchObject({ id });
  });
});

describe("the rotation of a secret", () => {
  test("needs a function that Secrets Manager may call", async () => {
    const { id: secretId } = await cloud.create(secret, "token", { name: "shop/token" });
    const role = await cloud.create("aws:iam/role:Role", "rotate", {
      assumeRolePolicy: JSON.stringify({
        Statement: [{ Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
    });
    const worker = await cloud.create("aws:lambda/function:Function", "rotate", {
      name: "rotate",
      role: role.properties.arn!,
      handler: "index.handler",
      runtime: "nodejs24.x",
    });
    const schedule = () =>
      cloud.create(rotation, "token", {
        secretId,
        rotationLambdaArn: worker.properties.arn!,
        rotationRules: { scheduleExpression: "rate(30 days)" },
      });
    const allow = (principal: string) =>
      cloud.create("aws:lambda/permission:Permission", principal, {
        action: "lambda:InvokeFunction",
        function: "rotate",
        principal,
      });

    await allow("events.amazonaws.com");
    await expect(schedule()).rejects.toThrow(
      "api error AccessDeniedException: Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com.",
    );
    await allow("secretsmanager.amazonaws.com");
    await expect(schedule()).resolves.toMatchObject({ id: secretId });
  });
});

describe("a parameter", () => {
  const put = (args: Properties) =>
    cloud.create(parameter, "size", { type: "String", value: "1", ...args });

  test("has an ARN with its path, and a version that grows", async () => {
    const made = await put({ name: "/shop/size" });

    expect(made.properties).toMatchObject({
      arn: "arn:aws:ssm:us-east-1:111111111111:parameter/shop/size",
      version: 1,
    });
    const changed = await cloud.update(parameter, "size", made.id, {
      name: "/shop/size",
      type: "String",
      value: "2",
    });
    expect(changed.version).toBe(2);
  });

  test("has a full path, and not one that AWS keeps for itself", async () => {
    await expect(put({ name: "shop/size" })).rejects.toThrow(
      "api error ValidationException: Parameter name must be a fully qualified name.",
    );
    await expect(put({ name: "/aws/size" })).rejects.toThrow("can't be prefixed with");
  });

  test("holds 4096 characters unless it is advanced", async () => {
    const value = "x".repeat(4097);

    await expect(put({ name: "/shop/text", value })).rejects.toThrow(
      "Standard tier parameters support a maximum parameter value of 4096 characters.",
    );
    await expect(put({ name: "/shop/text", value, tier: "Advanced" })).resolves.toBeDefined();
  });

  test("is encrypted with a key that exists", async () => {
    await expect(
      put({ name: "/shop/key", type: "SecureString", keyId: "nowhere" }),
    ).rejects.toThrow("api error InvalidKeyId: Invalid keyId nowhere");
  });
});
