import type { Configuration } from "./operations/configure.ts";

/** One Pulumi provider instance: it has its own connection, and with it its own region, account and default tags. */
export class Connection {
  private configured: Configuration | undefined;
  private readonly running = new Set<AbortController>();

  configure(configuration: Configuration): void {
    this.configured = configuration;
  }

  get configuration(): Configuration {
    if (!this.configured) {
      throw new Error("this connection has not been configured");
    }
    return this.configured;
  }

  /** Ends what is under way here, and nothing else: the next call on this connection is served again. */
  cancel(): void {
    this.running.forEach((controller) => controller.abort());
  }

  /** Runs an operation that ends early when Pulumi cancels or `gone` reports that the caller has left. */
  async run<T>(
    gone: (leave: () => void) => void,
    operation: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    gone(() => controller.abort());
    this.running.add(controller);
    try {
      return await operation(controller.signal);
    } finally {
      this.running.delete(controller);
    }
  }
}

/** Connections by the caller's address, which is theirs for as long as the connection lasts. */
export class Connections {
  private readonly byPeer = new Map<string, Connection>();
  /** Far more than can be open at once; the oldest make room so that a long-lived process does not grow. */
  private readonly limit = 4096;

  of(peer: string): Connection {
    let connection = this.byPeer.get(peer);
    if (!connection) {
      connection = new Connection();
      this.byPeer.set(peer, connection);
      if (this.byPeer.size > this.limit) {
        this.byPeer.delete(this.byPeer.keys().next().value!);
      }
    }
    return connection;
  }
}
