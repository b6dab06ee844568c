import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import pluginPb from "@pulumi/pulumi/proto/plugin_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { configure } from "../operations/configure.ts";
import { invoke } from "../operations/invoke.ts";
import type { Simulation } from "../simulation.ts";
import { decode, encode } from "../values.ts";
import { checkFailure } from "./failures.ts";
import type { Answer } from "./service.ts";

/** The calls of the provider protocol that concern the provider as a whole. */
export function providerCalls(simulation: Simulation, answer: Answer) {
  return {
    handshake: answer(async (_request: providerPb.ProviderHandshakeRequest) => {
      const response = new providerPb.ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      return response;
    }),

    attach: answer(async (_request: pluginPb.PluginAttach) => new emptyPb.Empty()),

    getPluginInfo: answer(async (_request: emptyPb.Empty) => {
      const info = new pluginPb.PluginInfo();
      info.setVersion(simulation.catalog.version);
      return info;
    }),

    checkConfig: answer(async (request: providerPb.CheckRequest) => {
      const response = new providerPb.CheckResponse();
      response.setInputs(request.getNews());
      return response;
    }),

    diffConfig: answer(async (_request: providerPb.DiffRequest) => {
      const response = new providerPb.DiffResponse();
      response.setChanges(providerPb.DiffResponse.DiffChanges.DIFF_UNKNOWN);
      return response;
    }),

    configure: answer(async (request: providerPb.ConfigureRequest, connection) => {
      const { properties } = decode(request.getArgs());
      connection.configure(configure(properties, simulation.options.account, simulation.data));
      const response = new providerPb.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      return response;
    }),

    invoke: answer(async (request: providerPb.InvokeRequest, connection, signal) => {
      const { properties, secrets } = decode(request.getArgs());
      const outcome = await invoke(
        simulation,
        connection.configuration,
        request.getTok(),
        properties,
        signal,
      );
      const response = new providerPb.InvokeResponse();
      if (outcome.failures.length > 0) {
        response.setFailuresList(outcome.failures.map(checkFailure));
      } else {
        response.setReturn(
          encode(
            outcome.result,
            secrets.size > 0 ? new Set(Object.keys(outcome.result)) : outcome.secrets,
          ),
        );
      }
      return response;
    }),

    /** Pulumi sends this to an attached provider after every update; others are still being served. */
    cancel: answer(async (_request: emptyPb.Empty, connection) => {
      connection.cancel();
      return new emptyPb.Empty();
    }),
  };
}
