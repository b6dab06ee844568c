// As much of the AWS SDK as the function uses. The runtime of Lambda brings the SDK along, so that
// it is no dependency of ours.

declare module "@aws-sdk/client-secrets-manager" {
  export class SecretsManager {
    describeSecret(request: { SecretId: string }): Promise<{
      Name?: string;
      RotationEnabled?: boolean;
      VersionIdsToStages?: Record<string, string[]>;
    }>;
    getSecretValue(request: {
      SecretId: string;
      VersionId?: string;
      VersionStage: string;
    }): Promise<{ SecretString?: string }>;
    putSecretValue(request: {
      SecretId: string;
      ClientRequestToken: string;
      SecretString: string;
      VersionStages: string[];
    }): Promise<unknown>;
    updateSecretVersionStage(request: {
      SecretId: string;
      VersionStage: string;
      MoveToVersionId: string;
      RemoveFromVersionId: string;
    }): Promise<unknown>;
    getRandomPassword(request: {
      PasswordLength: number;
      ExcludePunctuation: boolean;
    }): Promise<{ RandomPassword?: string }>;
  }
}

declare module "@aws-sdk/client-rds" {
  interface PendingValues {
    MasterUserPassword?: string;
  }

  interface PasswordChange {
    MasterUserPassword: string;
    ApplyImmediately: boolean;
  }

  export class RDS {
    describeDBClusters(request: { DBClusterIdentifier: string }): Promise<{
      DBClusters?: { Status?: string; PendingModifiedValues?: PendingValues }[];
    }>;
    describeDBInstances(request: { DBInstanceIdentifier: string }): Promise<{
      DBInstances?: { DBInstanceStatus?: string; PendingModifiedValues?: PendingValues }[];
    }>;
    modifyDBCluster(request: { DBClusterIdentifier: string } & PasswordChange): Promise<unknown>;
    modifyDBInstance(request: { DBInstanceIdentifier: string } & PasswordChange): Promise<unknown>;
  }
}
