import { describe, expect, it } from "vitest";
import { dropDebugMessages, type EngineLog } from "./engineLog.ts";

describe("the log of the engine", () => {
  it("gets everything but debug messages, which count as delivered", () => {
    const received: number[] = [];
    const engine: EngineLog = {
      log(request, done) {
        received.push(request.getSeverity());
        done(null);
      },
    };
    let delivered = 0;

    dropDebugMessages(engine);
    for (const severity of [0, 1, 0, 2, 3]) {
      engine.log({ getSeverity: () => severity }, () => (delivered += 1));
    }

    expect(received).toEqual([1, 2, 3]);
    expect(delivered).toBe(5);
  });
});
