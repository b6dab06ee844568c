import type { handleUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import type { RunRequest, RunResponse } from "@pulumi/pulumi/proto/language_pb.js";
import type { Protocol } from "./sdk.ts";

export interface ServiceOptions {
  /** Runs a program; false when it failed and has said so. */
  readonly run: (request: RunRequest) => Promise<boolean>;
  /** Called when Pulumi gives up a program that is running, or goes away. */
  readonly abandoned: () => void;
}

/**
 * The part of Pulumi's language host that is asked for when a program host is attached with
 * `--client`.
 */
export function languageRuntime(
  { grpc, language, plugin }: Protocol,
  { run, abandoned }: ServiceOptions,
): UntypedServiceImplementation {
  let started = false;

  const handleRun: handleUnaryCall<RunRequest, RunResponse> = (call, callback) => {
    if (started) {
      // Module state of the first program would leak into the second; a preview followed by an
      // update needs two hosts.
      const details = "this program host has already run a program; start another one";
      callback({ code: grpc.status.FAILED_PRECONDITION, details });
      return;
    }
    started = true;
    let running = true;
    call.on("cancelled", () => {
      if (running) {
        abandoned();
      }
    });
    const ended = run(call.request).finally(() => (running = false));
    ended.then(
      (succeeded) => callback(null, new language.RunResponse().setBail(!succeeded)),
      (error: unknown) => callback(null, new language.RunResponse().setError(String(error))),
    );
  };

  return {
    // Plugins are installed before programs run, and found by what the resources ask for.
    getRequiredPackages: (_call: unknown, callback: Reply) =>
      callback(null, new language.GetRequiredPackagesResponse()),
    getRequiredPlugins: (_call: unknown, callback: Reply) =>
      callback(null, new language.GetRequiredPluginsResponse()),
    getPluginInfo: (_call: unknown, callback: Reply) =>
      callback(null, new plugin.PluginInfo().setVersion("1.0.0")),
    about: (_call: unknown, callback: Reply) =>
      callback(
        null,
        new language.AboutResponse().setExecutable(process.execPath).setVersion(process.version),
      ),
    run: handleRun as handleUnaryCall<unknown, unknown>,
  };
}

type Reply = (error: null, response: unknown) => void;
