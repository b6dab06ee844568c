import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import type { Failure } from "../catalog/validate.ts";

export function checkFailure(failure: Failure): providerPb.CheckFailure {
  const message = new providerPb.CheckFailure();
  message.setProperty(failure.property);
  message.setReason(failure.reason);
  return message;
}
