import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import type { SecretStore } from "./rotate";

const passwordLength = 32;

export function secretStore(client = new SecretsManager()): SecretStore {
  return {
    async describe(secretId) {
      const { Name, RotationEnabled, VersionIdsToStages } = await client.describeSecret({
        SecretId: secretId,
      });
      return {
        name: Name ?? secretId,
        rotationEnabled: RotationEnabled === true,
        stages: VersionIdsToStages ?? {},
      };
    },

    async readCurrent(secretId) {
      const { SecretString } = await client.getSecretValue({
        SecretId: secretId,
        VersionStage: "AWSCURRENT",
      });
      return SecretString ?? "";
    },

    async readPending(secretId, versionId) {
      try {
        const { SecretString } = await client.getSecretValue({
          SecretId: secretId,
          VersionId: versionId,
          VersionStage: "AWSPENDING",
        });
        return SecretString;
      } catch (error) {
        if (error instanceof Error && error.name === "ResourceNotFoundException") {
          return undefined;
        }
        throw error;
      }
    },

    async writePending(secretId, versionId, value) {
      await client.putSecretValue({
        SecretId: secretId,
        ClientRequestToken: versionId,
        SecretString: value,
        VersionStages: ["AWSPENDING"],
      });
    },

    async makeCurrent(secretId, versionId, previous) {
      await client.updateSecretVersionStage({
        SecretId: secretId,
        VersionStage: "AWSCURRENT",
        MoveToVersionId: versionId,
        RemoveFromVersionId: previous,
      });
    },

    async randomPassword() {
      // Letters and digits only: every engine takes them, and no URL needs them escaped.
      const { RandomPassword } = await client.getRandomPassword({
        PasswordLength: passwordLength,
        ExcludePunctuation: true,
      });
      if (RandomPassword === undefined) {
        throw new Error("Secrets Manager made no password");
      }
      return RandomPassword;
    },
  };
}
