import { setSourceMapsSupport } from "node:module";
import type { RunRequest } from "@pulumi/pulumi/proto/language_pb.js";
import { Audit } from "./audit/audit.ts";
import { noteQueries } from "./audit/queries.ts";
import { whenDrained } from "./drain.ts";
import { dropDebugMessages, engineLog } from "./engineLog.ts";
import { trapExit } from "./exitTrap.ts";
import { Failures } from "./failures.ts";
import { openNotes, writeNotes } from "./notes.ts";
import { captureOutput } from "./output.ts";
import { entryFile, evaluate, outputsOf } from "./program.ts";
import type { Lifetime } from "./lifetime.ts";
import type { Sdk } from "./sdk.ts";
import { hideStandIns } from "./standIns.ts";

/**
 * Runs the one program of this process; false when it failed, which has then been reported to
 * Pulumi.
 */
export async function run(
  request: RunRequest,
  sdk: Sdk,
  modules: string,
  lifetime: Lifetime,
): Promise<boolean> {
  configure(request, sdk);
  dropDebugMessages(engineLog(sdk));
  const flushOutput = captureOutput([process.stdout, process.stderr], (text, stream) => {
    sdk.log.info(text, undefined, stream).catch(() => undefined);
  });
  const failures = new Failures(sdk, request.getProgram());
  process.on("uncaughtException", failures.report).on("unhandledRejection", failures.report);
  trapExit(failures.reportText);
  if (request.getDryrun()) {
    hideStandIns(sdk.rpc);
  }
  const assumed = openNotes("cloud.assumedOutputs");
  const consumed = openNotes("cloud.consumedOutputs");
  const audit = new Audit(consumed);
  noteQueries(sdk.settings.getMonitor(), audit.reads);

  let ended = false;
  sdk.stack
    .runInPulumiStack(async () => {
      const directory = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
      const file = entryFile(directory, request.getProgram());
      return outputsOf(evaluate(file, modules, audit));
    })
    .catch(failures.report)
    .finally(() => {
      ended = true;
    });
  await drained(lifetime);

  // Operations that the engine broke off stay pending; it reports the reason itself.
  const { terminated } = sdk.state.getStore();
  if (!failures.any && !terminated) {
    reportUnfinished(ended, sdk, failures);
  }
  flushOutput();
  const folder = request.getInfo()?.getRootDirectory() ?? request.getPwd();
  writeNotes(folder, "assumed.json", [...assumed].sort());
  writeNotes(folder, "consumed.json", [...consumed].sort());
  writeNotes(folder, "reads.json", audit.reads);
  const succeeded = !failures.any && !terminated;
  if (succeeded) {
    // Only now may the engine delete what the program no longer declares.
    await sdk.settings.signalAndWaitForShutdown();
  }
  await sdk.settings.disconnect();
  return succeeded;
}

function configure(request: RunRequest, sdk: Sdk): void {
  // The engine's address travels as the first argument, the program's own arguments follow.
  const [engine = "", ...args] = request.getArgsList();
  sdk.settings.resetOptions(
    request.getProject(),
    request.getStack(),
    request.getParallel(),
    engine,
    request.getMonitorAddress(),
    request.getDryrun(),
    request.getOrganization(),
  );
  sdk.state.getStore().settings.options.rootDirectory = request.getInfo()?.getRootDirectory() ?? "";
  sdk.config.setAllConfig(
    Object.fromEntries(request.getConfigMap().entries()),
    request.getConfigsecretkeysList(),
  );
  process.chdir(request.getPwd());
  process.argv = [process.execPath, request.getProgram(), ...args];
  process.setMaxListeners(sdk.settings.getMaximumListeners());
  setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
}

function drained(lifetime: Lifetime): Promise<void> {
  return new Promise((resolve) => {
    whenDrained(() => {
      lifetime.hold();
      resolve();
    });
    lifetime.release();
  });
}

/** A program that ended without an error may still not have done what it says. */
function reportUnfinished(ended: boolean, sdk: Sdk, failures: Failures): void {
  const [leaks, message] = sdk.debuggable.leakedPromises();
  if (leaks.size > 0) {
    failures.reportText(message);
  } else if (!ended) {
    failures.reportText("the program waits for a promise that nothing can settle any more");
  } else if (process.exitCode !== undefined && process.exitCode !== 0) {
    failures.reportText(`the program set process.exitCode to ${process.exitCode}`);
  }
}
