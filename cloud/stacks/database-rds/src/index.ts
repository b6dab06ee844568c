import { currentContext, readParameters } from "@cloud/shared";
import { Database } from "./database";
import { definition } from "./definition";
import { databaseOutputs } from "./outputs";

const database = new Database("database", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  endpoint,
  readerEndpoint,
  port,
  databaseName,
  engine,
  instanceIdentifiers,
  clusterIdentifier,
  arn,
  resourceId,
  credentialsSecretArn,
  securityGroupId,
  parameterGroupName,
  subnetGroupName,
  logGroupNames,
} = databaseOutputs(database);
