import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlap, windowMinutes } from "./windows";

const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const minutesOfWeek = 7 * 24 * 60;

const time = (minute: number) => {
  const ofDay = minute % 1440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, "0")}:${String(ofDay % 60).padStart(2, "0")}`;
};
const moment = (minute: number) =>
  `${days[Math.floor((minute % minutesOfWeek) / 1440)]}:${time(minute)}`;

const starts = fc.integer({ min: 0, max: minutesOfWeek - 1 });
const lengths = fc.integer({ min: 30, max: 23 * 60 });

const weekly = (start: number, length: number) => `${moment(start)}-${moment(start + length)}`;
const daily = (start: number, length: number) => `${time(start)}-${time(start + length)}`;

describe("windows", () => {
  it.each([
    ["02:00-03:00", "sun:04:00-sun:05:00", false],
    ["04:30-05:30", "sun:04:00-sun:05:00", true],
    ["23:30-00:30", "mon:00:00-mon:01:00", true],
    ["00:00-00:30", "sat:23:30-sun:00:00", false],
    ["00:00-00:30", "sat:23:30-sun:00:01", true],
    ["05:00-06:00", "sun:04:00-sun:05:00", false],
  ])("%s and %s overlap: %s", (backup, maintenance, expected) => {
    expect(overlap(backup, maintenance)).toBe(expected);
  });

  it("last as long as they are written", () => {
    fc.assert(
      fc.property(starts, lengths, (start, length) => {
        expect(windowMinutes(weekly(start, length))).toBe(length);
        expect(windowMinutes(daily(start, length))).toBe(length);
      }),
    );
  });

  it("overlap when any minute is in both, in either order", () => {
    fc.assert(
      fc.property(starts, lengths, starts, lengths, (a, aLength, b, bLength) => {
        const inDaily = (minute: number) => (minute - a + minutesOfWeek) % 1440 < aLength;
        const shared = Array.from({ length: bLength }, (_, offset) => b + offset).some(inDaily);

        expect(overlap(daily(a, aLength), weekly(b, bLength))).toBe(shared);
        expect(overlap(weekly(b, bLength), daily(a, aLength))).toBe(shared);
      }),
    );
  });
});
