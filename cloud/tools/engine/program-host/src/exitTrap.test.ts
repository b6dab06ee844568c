import { afterEach, describe, expect, it } from "vitest";
import { trapExit } from "./exitTrap.ts";

const exit = process.exit;

afterEach(() => {
  process.exit = exit;
});

describe("process.exit in a program", () => {
  it("throws, and is reported even where that is caught", () => {
    const reported: string[] = [];
    trapExit((text) => {
      reported.push(text);
      return new Error(text);
    });

    expect(() => process.exit(3)).toThrow("process.exit(3)");
    expect(() => process.exit()).toThrow("process.exit()");
    expect(reported).toEqual([
      "the program called process.exit(3) before it had ended",
      "the program called process.exit() before it had ended",
    ]);
  });
});
