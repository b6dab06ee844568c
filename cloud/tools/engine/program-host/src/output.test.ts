import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { captureOutput, type Target } from "./output.ts";

const unused = (): boolean => {
  throw new Error("the original stream must not be written to");
};

function captured() {
  const out: Target = { write: unused };
  const err: Target = { write: unused };
  const sent: [string, number][] = [];
  const flush = captureOutput([out, err], (text, stream) => sent.push([text, stream]));
  return { out, err, sent, flush };
}

describe("the output of a program", () => {
  it("is sent as whole lines, those of one turn together", async () => {
    const { out, sent } = captured();

    out.write("one\n");
    out.write(Buffer.from("two\nth"));
    await setImmediate();
    expect(sent).toEqual([["one\ntwo", 1]]);

    out.write("ree\n");
    await setImmediate();
    expect(sent).toEqual([
      ["one\ntwo", 1],
      ["three", 1],
    ]);
  });

  it("keeps the two streams apart", async () => {
    const { out, err, sent } = captured();

    out.write("result\n");
    err.write("warning\n");
    await setImmediate();

    expect(sent).toEqual([
      ["result", 1],
      ["warning", 2],
    ]);
  });

  it("includes an unfinished last line at the end", () => {
    const { out, sent, flush } = captured();

    out.write("done");
    flush();

    expect(sent).toEqual([["done", 1]]);
  });

  it("leaves out empty lines on their own", async () => {
    const { out, sent, flush } = captured();

    out.write("\n");
    await setImmediate();
    flush();

    expect(sent).toEqual([]);
  });

  it("tells the writer when a chunk has been taken", async () => {
    const { out } = captured();

    await new Promise<void>((resolve) => {
      out.write("text", () => resolve());
    });
    await new Promise<void>((resolve) => {
      out.write("text", "utf8", () => resolve());
    });
  });
});
