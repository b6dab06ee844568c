import * as grpc from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { Connections, type Connection } from "../connection.ts";
import type { Simulation } from "../simulation.ts";
import { toServiceError } from "./failure.ts";
import { providerCalls } from "./provider.ts";
import { resourceCalls } from "./resources.ts";

type Handler<Request, Response> = (
  request: Request,
  connection: Connection,
  signal: AbortSignal,
) => Promise<Response>;

/** Makes a gRPC handler of a function: finds the caller's connection and turns what is thrown into a status. */
export type Answer = <Request, Response>(
  handler: Handler<Request, Response>,
) => grpc.handleUnaryCall<Request, Response>;

/** Listens on a free port of the loopback address and serves any number of Pulumi processes. */
export async function serve(
  simulation: Simulation,
): Promise<{ server: grpc.Server; port: number }> {
  const connections = new Connections();
  const answer: Answer = (handler) => (call, callback) => {
    const connection = connections.of(call.getPeer());
    connection
      .run(
        (leave) => call.on("cancelled", leave),
        (signal) => handler(call.request, connection, signal),
      )
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(toServiceError(error)),
      );
  };
  const server = new grpc.Server({
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  const service = (providerGrpc as unknown as { ResourceProviderService: grpc.ServiceDefinition })
    .ResourceProviderService;
  server.addService(service, {
    ...providerCalls(simulation, answer),
    ...resourceCalls(simulation, answer),
  } as grpc.UntypedServiceImplementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { server, port };
}
