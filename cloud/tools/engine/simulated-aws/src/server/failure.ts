import * as grpc from "@grpc/grpc-js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import statusPb from "@pulumi/pulumi/proto/status_pb.js";
import anyPb from "google-protobuf/google/protobuf/any_pb.js";
import { PartialFailure } from "../operations/request.ts";
import { encode } from "../values.ts";

/**
 * An error as gRPC carries it. The code is always `unknown`, as the real provider's is: Pulumi takes it to mean that the
 * call may have had an effect.
 */
export function toServiceError(error: unknown): Partial<grpc.StatusObject> & { details: string } {
  const details = error instanceof Error ? error.message : String(error);
  if (!(error instanceof PartialFailure)) {
    return { code: grpc.status.UNKNOWN, details };
  }
  const metadata = new grpc.Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(partialStatus(error).serializeBinary()));
  return { code: grpc.status.UNKNOWN, details, metadata };
}

/** Tells Pulumi that the resource exists although its creation failed, so that it stays in the state. */
function partialStatus(error: PartialFailure): statusPb.Status {
  const partial = new providerPb.ErrorResourceInitFailed();
  partial.setId(error.id);
  partial.setProperties(encode(error.properties, error.secrets));
  partial.setInputs(encode(error.inputs, error.secrets));
  partial.addReasons(error.message);
  const detail = new anyPb.Any();
  detail.pack(partial.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new statusPb.Status();
  status.setCode(grpc.status.UNKNOWN);
  status.setMessage(error.message);
  status.addDetails(detail);
  return status;
}
