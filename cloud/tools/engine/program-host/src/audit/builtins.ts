import type * as fs from "node:fs";
import type * as net from "node:net";
import { fsPromisesView, fsView } from "./files.ts";
import { cryptoView, performanceHooksView } from "./fleeting.ts";
import { childProcessView, osView, runnerView, sqliteView } from "./machine.ts";
import { dgramView, dnsView, http2View, httpView, netView, tlsView } from "./network.ts";
import type { Reads } from "./reads.ts";

type MakeView = (real: object, reads: Reads) => object;

const views: Readonly<Record<string, MakeView>> = {
  child_process: childProcessView,
  crypto: cryptoView,
  dgram: dgramView,
  dns: dnsView,
  "dns/promises": dnsView,
  fs: (real, reads) => fsView(real as typeof fs, reads),
  "fs/promises": (real, reads) => fsPromisesView(real as typeof fs.promises, reads),
  http: (real, reads) => httpView(real, reads, "http:"),
  http2: http2View,
  https: (real, reads) => httpView(real, reads, "https:"),
  net: (real, reads) => netView(real as typeof net, reads),
  os: osView,
  perf_hooks: performanceHooksView,
  sqlite: sqliteView,
  tls: tlsView,
};

/** A module of Node through which nothing outside the program can be read is handed out as it is. */
export function builtinView(name: string, real: object, reads: Reads): object {
  return views[name]?.(real, reads) ?? runnerView(name, real, reads) ?? real;
}
