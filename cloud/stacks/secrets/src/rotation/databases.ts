import { RDS } from "@aws-sdk/client-rds";
import type { Databases } from "./rotate";

/** Together below the time that the function has. */
const attempts = 100;
const pauseMilliseconds = 5_000;

interface DatabaseState {
  readonly status: string | undefined;
  readonly pending: { readonly MasterUserPassword?: string } | undefined;
}

type Pause = (milliseconds: number) => Promise<void>;

const pause: Pause = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/**
 * Changes passwords of master users through the API of RDS. It needs no connection to the database,
 * so the function needs no driver and no place in the VPC.
 */
export function rdsDatabases(client = new RDS(), wait = pause): Databases {
  return {
    async changePassword(identifier, password) {
      const change = { MasterUserPassword: password, ApplyImmediately: true };
      if ((await clusterNamed(client, identifier)) === undefined) {
        await client.modifyDBInstance({ DBInstanceIdentifier: identifier, ...change });
      } else {
        await client.modifyDBCluster({ DBClusterIdentifier: identifier, ...change });
      }
    },

    async settle(identifier) {
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const state =
          (await clusterNamed(client, identifier)) ?? (await instanceNamed(client, identifier));
        if (isSettled(state)) {
          return;
        }
        await wait(pauseMilliseconds);
      }
      throw new Error(`${identifier} has not taken the new password over yet`);
    },
  };
}

async function clusterNamed(client: RDS, identifier: string): Promise<DatabaseState | undefined> {
  try {
    const { DBClusters } = await client.describeDBClusters({ DBClusterIdentifier: identifier });
    const [cluster] = DBClusters ?? [];
    return cluster && { status: cluster.Status, pending: cluster.PendingModifiedValues };
  } catch (error) {
    if (error instanceof Error && error.name === "DBClusterNotFoundFault") {
      return undefined;
    }
    throw error;
  }
}

async function instanceNamed(client: RDS, identifier: string): Promise<DatabaseState | undefined> {
  const { DBInstances } = await client.describeDBInstances({ DBInstanceIdentifier: identifier });
  const [instance] = DBInstances ?? [];
  return instance && { status: instance.DBInstanceStatus, pending: instance.PendingModifiedValues };
}

/** RDS lists the password among the pending changes until it is in force. */
function isSettled(state: DatabaseState | undefined): boolean {
  return state?.status === "available" && state.pending?.MasterUserPassword === undefined;
}
