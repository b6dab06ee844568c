import { createRequire } from "node:module";
import type * as grpc from "@grpc/grpc-js";
import type * as errors from "@pulumi/pulumi/errors.js";
import type * as log from "@pulumi/pulumi/log/index.js";
import type * as language from "@pulumi/pulumi/proto/language_pb.js";
import type * as languageService from "@pulumi/pulumi/proto/language_grpc_pb.js";
import type * as plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import type * as config from "@pulumi/pulumi/runtime/config.js";
import type * as rpc from "@pulumi/pulumi/runtime/rpc.js";
import type * as settings from "@pulumi/pulumi/runtime/settings.js";
import type * as stack from "@pulumi/pulumi/runtime/stack.js";
import { loadLazily } from "./lazyModule.ts";

/** What is needed to answer Pulumi at all; small, so that it can be loaded first. */
export interface Protocol {
  readonly grpc: typeof grpc;
  readonly language: typeof language;
  readonly plugin: typeof plugin;
  readonly service: typeof languageService.LanguageRuntimeService;
}

/**
 * The parts of the SDK that run a program. Some are left out of its public type
 * declarations.
 */
export interface Sdk {
  readonly config: typeof config;
  readonly errors: Pick<typeof errors, "RunError" | "ResourceError"> & {
    /** Whether the engine has gone away, which Pulumi reports itself. */
    isGrpcError(error: unknown): boolean;
  };
  readonly log: typeof log;
  readonly rpc: typeof rpc & {
    /** For the arguments of functions. */
    serializePropertiesReturnDeps: typeof rpc.serializeResourceProperties;
  };
  readonly settings: typeof settings & {
    /** Tells the engine that the program has ended, and waits until the last step has, too. */
    signalAndWaitForShutdown(): Promise<void>;
  };
  readonly stack: Pick<typeof stack, "runInPulumiStack">;
  readonly state: {
    getStore(): { terminated: boolean; settings: { options: { rootDirectory?: string } } };
  };
  readonly debuggable: { leakedPromises(): [ReadonlySet<unknown>, string] };
}

export function loadProtocol(require: NodeJS.Require): Protocol {
  const { LanguageRuntimeService } =
    require("@pulumi/pulumi/proto/language_grpc_pb") as typeof languageService;
  return {
    grpc: require("@grpc/grpc-js") as typeof grpc,
    language: require("@pulumi/pulumi/proto/language_pb") as typeof language,
    plugin: require("@pulumi/pulumi/proto/plugin_pb") as typeof plugin,
    service: LanguageRuntimeService,
  };
}

export function loadSdk(require: NodeJS.Require): Sdk {
  // Half of the SDK's loading time and a third of its memory, and only needed by programs that turn
  // functions into text.
  const sdkRequire = createRequire(require.resolve("@pulumi/pulumi"));
  loadLazily(sdkRequire, "./typescript-shim");
  loadLazily(sdkRequire, "@npmcli/arborist");

  // The package itself first: its modules depend on each other in a circle that only this entry
  // resolves.
  require("@pulumi/pulumi");
  const part = <T>(path: string): T => require(`@pulumi/pulumi/${path}`) as T;
  return {
    config: part("runtime/config"),
    errors: part("errors"),
    log: part("log"),
    rpc: part("runtime/rpc"),
    settings: part("runtime/settings"),
    stack: part("runtime/stack"),
    state: part("runtime/state"),
    debuggable: part("runtime/debuggable"),
  };
}
