import * as net from "node:net";
import type { Reads } from "./reads.ts";
import { noting, notingAll, viewOf, type Note } from "./views.ts";

const ports: Readonly<Record<string, number>> = {
  "http:": 80,
  "https:": 443,
  "ws:": 80,
  "wss:": 443,
};

export function netView(real: typeof net, reads: Reads): object {
  const note = noteSocket(reads);
  const Socket = socketView(real.Socket, note);
  return viewOf(real, {
    ...notingAll(real, ["connect", "createConnection"], note),
    ...listening(real, reads),
    Socket,
    Stream: Socket,
  });
}

export function tlsView(real: object, reads: Reads): object {
  return viewOf(real, {
    ...notingAll(real, ["connect"], noteSocket(reads)),
    ...listening(real, reads),
  });
}

/** Both `http` and `https`. */
export function httpView(real: object, reads: Reads, protocol: "http:" | "https:"): object {
  const note: Note = (target, options) => {
    const request = optionsOf(target, options);
    const path = request["socketPath"];
    const { [protocol]: usual = 0 } = ports;
    reads.network(
      typeof path === "string"
        ? path
        : address(request["hostname"] ?? request["host"], request["port"] ?? usual),
    );
  };
  return viewOf(real, {
    ...notingAll(real, ["ClientRequest", "get", "request"], note),
    ...listening(real, reads),
  });
}

export function http2View(real: object, reads: Reads): object {
  return viewOf(real, {
    ...notingAll(real, ["connect"], noteUrl(reads)),
    ...listening(real, reads),
  });
}

/** Whoever asks for a name depends on the servers that know it. */
export function dnsView(real: object, reads: Reads): object {
  const asking = Object.keys(real).filter((name) => /^(lookup|resolve|reverse)/.test(name));
  const promises: unknown = Reflect.get(real, "promises");
  return viewOf(real, {
    ...notingAll(real, asking, (host) => reads.network(address(host, 53))),
    ...notingAll(real, ["Resolver"], () => reads.network()),
    ...(typeof promises === "object" && promises !== null && promises !== real
      ? { promises: dnsView(promises, reads) }
      : {}),
  });
}

export function dgramView(real: object, reads: Reads): object {
  return viewOf(
    real,
    notingAll(real, ["createSocket", "Socket"], () => reads.network()),
  );
}

/** What is there without a module. Node loads these when they are first mentioned, and so do we. */
export function networkGlobals(reads: Reads): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const name of ["fetch", "WebSocket", "EventSource"]) {
    let view: unknown;
    const get = (): unknown => (view ??= noting(Reflect.get(globalThis, name), noteUrl(reads)));
    Object.defineProperty(members, name, { get, enumerable: true });
  }
  return members;
}

/** A program that listens reads what others send to it. */
function listening(real: object, reads: Reads): Record<string, unknown> {
  return notingAll(real, ["Server", "createSecureServer", "createServer"], () => reads.network());
}

function socketView(Real: typeof net.Socket, note: Note): unknown {
  class Socket extends Real {
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof Real;
    }
  }
  Object.defineProperty(Socket.prototype, "connect", {
    value: noting(Real.prototype.connect, note),
    writable: true,
    configurable: true,
  });
  return Socket;
}

function noteSocket(reads: Reads): Note {
  return (first, second) => {
    if (typeof first === "object" && first !== null) {
      const { path, host, port } = first as Record<string, unknown>;
      reads.network(typeof path === "string" ? path : address(host, port));
    } else if (Number.isNaN(Number(first))) {
      reads.network(String(first));
    } else {
      reads.network(address(typeof second === "string" ? second : undefined, first));
    }
  };
}

export function noteUrl(reads: Reads): Note {
  return (target) => {
    const text = target instanceof Request ? target.url : String(target);
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const usual = url === undefined ? undefined : ports[url.protocol];
    if (url !== undefined && usual !== undefined) {
      reads.network(address(url.hostname, url.port === "" ? usual : url.port));
    }
  };
}

function optionsOf(target: unknown, options: unknown): Record<string, unknown> {
  const further = (typeof options === "object" ? (options ?? {}) : {}) as Record<string, unknown>;
  if (typeof target !== "string" && !(target instanceof URL)) {
    return (target ?? {}) as Record<string, unknown>;
  }
  const url = URL.canParse(String(target)) ? new URL(target) : undefined;
  const port = url?.port === "" ? undefined : url?.port;
  return { hostname: url?.hostname, port, ...further };
}

function address(host: unknown = "localhost", port: unknown): string {
  const name = String(host ?? "localhost");
  return `${net.isIPv6(name) ? `[${name}]` : name}:${String(port)}`;
}
