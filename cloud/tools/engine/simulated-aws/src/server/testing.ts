import * as grpc from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import { urn } from "../testing.ts";
import { encode, type Properties } from "../values.ts";

type Method = (
  request: unknown,
  done: (error: grpc.ServiceError | null, response: never) => void,
) => void;
export type Client = grpc.Client & Record<string, Method>;

/** A connection of its own, as every Pulumi provider instance has one. */
export function connect(port: string): Client {
  const { ResourceProviderClient } = providerGrpc as unknown as {
    ResourceProviderClient: new (...args: unknown[]) => Client;
  };
  return new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
    "grpc.use_local_subchannel_pool": 1,
  });
}

export function call<Response>(
  client: Client,
  method: string,
  request: unknown,
): Promise<Response> {
  return new Promise((resolve, reject) =>
    client[method]!(request, (error, response) => (error ? reject(error) : resolve(response))),
  );
}

export async function configured(port: string, region: string): Promise<Client> {
  const client = connect(port);
  const request = new providerPb.ConfigureRequest();
  request.setArgs(encode({ region, allowedAccountIds: '["111111111111"]' }));
  await call(client, "configure", request);
  return client;
}

export function createVpc(
  client: Client,
  name: string,
  properties: Properties,
  secrets: string[] = [],
): Promise<providerPb.CreateResponse> {
  const request = new providerPb.CreateRequest();
  request.setUrn(urn("aws:ec2/vpc:Vpc", name));
  request.setProperties(encode(properties, new Set(secrets)));
  return call(client, "create", request);
}
