import type { Reads } from "./reads.ts";
import { noting, notingAll, viewOf, type Note } from "./views.ts";

const clock = "the clock";
const chance = "random numbers";

/** What is there without a module. */
export function fleetingGlobals(reads: Reads): Record<string, unknown> {
  return {
    Date: dateView(reads),
    Math: viewOf(
      Math,
      notingAll(Math, ["random"], () => reads.fleeting(chance)),
    ),
    crypto: webCryptoView(reads),
    performance: performanceView(reads),
  };
}

export function cryptoView(real: object, reads: Reads): object {
  const random = Object.keys(real).filter((name) =>
    /^(getRandomValues$|random|generate(Key|Prime))/.test(name),
  );
  return viewOf(real, {
    ...notingAll(real, random, () => reads.fleeting(chance)),
    webcrypto: webCryptoView(reads),
  });
}

export function performanceHooksView(real: object, reads: Reads): object {
  return viewOf(real, { performance: performanceView(reads) });
}

/** The members of `process` that tell the time. */
export function clockMembers(reads: Reads): Record<string, unknown> {
  const note: Note = () => reads.fleeting(clock);
  const hrtime = noting(process.hrtime, note) as typeof process.hrtime;
  hrtime.bigint = noting(process.hrtime.bigint, note) as typeof process.hrtime.bigint;
  return { hrtime, ...notingAll(process, ["uptime"], note) };
}

/** A date that is made of something tells nothing about the present. */
function dateView(reads: Reads): unknown {
  const view = noting(Date, (...parts) => {
    if (parts.length === 0) {
      reads.fleeting(clock);
    }
  }) as DateConstructor;
  view.now = noting(Date.now, () => reads.fleeting(clock)) as typeof Date.now;
  return view;
}

function webCryptoView(reads: Reads): unknown {
  return bound(crypto, ["getRandomValues", "randomUUID"], () => reads.fleeting(chance));
}

function performanceView(reads: Reads): unknown {
  return bound(performance, ["now", "timeOrigin", "toJSON"], () => reads.fleeting(clock));
}

/** In place of an object whose functions work on nothing else; tells when one of these is asked for. */
function bound(target: object, names: readonly string[], note: Note): unknown {
  return new Proxy(target, {
    get: (_, name) => {
      if (names.includes(String(name))) {
        note();
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? (member.bind(target) as unknown) : member;
    },
  });
}
