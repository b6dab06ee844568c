import type { Sdk } from "./sdk.ts";

/** The engine's client as the SDK uses it to log. */
export interface EngineLog {
  log(request: { getSeverity(): number }, done: (error: null) => unknown): unknown;
}

const debug = 0;

/**
 * Keeps the debug messages of the SDK, several for each resource, to this process. The engine
 * would put them into its event stream whether or not anybody asked for them.
 */
export function dropDebugMessages(engine: EngineLog): void {
  const log = engine.log.bind(engine);
  engine.log = (request, done) =>
    request.getSeverity() === debug ? done(null) : log(request, done);
}

/** The client exists once the engine's address is set, and is the same one ever after. */
export function engineLog({ settings }: Pick<Sdk, "settings">): EngineLog {
  return settings.getEngine() as unknown as EngineLog;
}
