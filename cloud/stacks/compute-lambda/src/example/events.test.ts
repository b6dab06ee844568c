import { describe, expect, it, vi } from "vitest";
import { code } from "./code";
import { handle, type LambdaEvent } from "./events";

function run(event: LambdaEvent) {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const answer = handle(event, (line) => lines.push(line));
  return { answer, lines };
}

describe("the example", () => {
  it("takes messages that are JSON and gives the others back", () => {
    const { answer, lines } = run({
      Records: [
        { eventSource: "aws:sqs", messageId: "1", body: '{"a":1}' },
        { eventSource: "aws:sqs", messageId: "2", body: "oops" },
      ],
    });

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
    expect(lines).toEqual([
      { kind: "message", messageId: "1", content: { a: 1 } },
      { kind: "refused", messageId: "2", reason: "the message is not JSON" },
    ]);
  });

  it("reads the names of objects as people wrote them", () => {
    const object = { key: "a+b/%C3%A4.txt" };
    const { answer, lines } = run({ Records: [{ s3: { bucket: { name: "data" }, object } }] });

    expect(lines).toEqual([{ kind: "object", bucket: "data", key: "a b/ä.txt" }]);
    expect(answer.batchItemFailures).toEqual([]);
  });

  it("logs a call by schedule", () => {
    expect(run({ hourly: true }).lines).toEqual([{ kind: "call", event: { hourly: true } }]);
  });

  it("is the module that Lambda loads", async () => {
    const print = vi.spyOn(console, "log").mockReturnValue(undefined);
    const url = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
    const module = (await import(/* @vite-ignore */ url)) as {
      handler: (event: LambdaEvent) => unknown;
    };

    expect(module.handler({ Records: [{ messageId: "7", body: "{" }] })).toEqual({
      batchItemFailures: [{ itemIdentifier: "7" }],
    });
    expect(print).toHaveBeenCalledWith(
      '{"kind":"refused","messageId":"7","reason":"the message is not JSON"}',
    );
    print.mockRestore();
  });
});
