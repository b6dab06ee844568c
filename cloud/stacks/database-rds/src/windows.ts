const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const minutesOfDay = 24 * 60;
const minutesOfWeek = 7 * minutesOfDay;

/** From a minute of the week on, for so many minutes. */
interface Window {
  readonly start: number;
  readonly length: number;
}

export function windowMinutes(window: string): number {
  return windowsOf(window)[0]?.length ?? 0;
}

/** Windows without a day are open every day. */
export function overlap(one: string, other: string): boolean {
  const others = windowsOf(other);
  return windowsOf(one).some((a) =>
    others.some((b) => isInside(a.start, b) || isInside(b.start, a)),
  );
}

function isInside(minute: number, { start, length }: Window): boolean {
  return (minute - start + minutesOfWeek) % minutesOfWeek < length;
}

function windowsOf(window: string): Window[] {
  const [from = "", to = ""] = window.split("-");
  if (from.length > 5) {
    const start = weekMinute(from);
    return [{ start, length: (weekMinute(to) - start + minutesOfWeek) % minutesOfWeek }];
  }
  const length = (dayMinute(to) - dayMinute(from) + minutesOfDay) % minutesOfDay;
  return days.map((_, day) => ({ start: day * minutesOfDay + dayMinute(from), length }));
}

function weekMinute(text: string): number {
  return days.indexOf(text.slice(0, 3)) * minutesOfDay + dayMinute(text.slice(4));
}

function dayMinute(text: string): number {
  const [hour, minute] = text.split(":");
  return 60 * Number(hour) + Number(minute);
}
