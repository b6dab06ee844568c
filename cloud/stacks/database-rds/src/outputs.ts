import * as pulumi from "@pulumi/pulumi";
import type { StackOutputs } from "@cloud/shared";
import type { Database } from "./database";

/** What other stacks may use, as the template of the stack declares it. */
export function databaseOutputs({ server, surroundings, credentials, ...database }: Database) {
  return {
    endpoint: server.endpoint,
    readerEndpoint: server.readerEndpoint,
    port: server.port,
    databaseName: pulumi.output(database.databaseName),
    engine: pulumi.output<string>(database.engine),
    instanceIdentifiers: pulumi.output([...server.instanceIdentifiers]),
    clusterIdentifier: server.clusterIdentifier,
    arn: server.arn,
    resourceId: server.resourceId,
    credentialsSecretArn: credentials.secretArn ?? server.managedSecretArn,
    securityGroupId: pulumi.output(database.securityGroupId),
    parameterGroupName: surroundings.parameterGroupName,
    subnetGroupName: surroundings.subnetGroup.name,
    logGroupNames: pulumi.output(surroundings.logGroups.map(({ name }) => name)),
  } satisfies Record<keyof StackOutputs["database-rds"], pulumi.Output<unknown>>;
}
