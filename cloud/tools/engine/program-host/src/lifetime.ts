import type { Server, Socket } from "node:net";

interface Handle {
  ref(): unknown;
  unref(): unknown;
}

/**
 * Decides how long the process lives: as long as its owner holds the other end of stdin, or a
 * Pulumi is connected. So an owner that is killed takes no running update with it, and nothing is
 * left over afterwards.
 *
 * Signals keep their default effect. A handler of ours could not run while a program is busy, and
 * then nothing short of SIGKILL would end the process.
 */
export class Lifetime {
  private readonly handles = new Set<Handle>();
  private readonly exit: () => void;
  private clients = 0;
  private owned = true;

  constructor(exit: () => void) {
    this.exit = exit;
  }

  watchOwner(stdin: Socket): void {
    const gone = (): void => {
      this.owned = false;
      this.handles.delete(stdin);
      this.exitWhenUnused();
    };
    this.handles.add(stdin);
    stdin.once("close", gone).once("end", gone).once("error", gone).resume();
  }

  watchClients(server: Server): void {
    this.handles.add(server);
    server.on("connection", (socket: Socket) => {
      this.clients += 1;
      this.handles.add(socket);
      socket.once("close", () => {
        this.clients -= 1;
        this.handles.delete(socket);
        this.exitWhenUnused();
      });
    });
  }

  /** From here on Node considers the process finished when the program is. */
  release(): void {
    this.handles.forEach((handle) => handle.unref());
  }

  hold(): void {
    this.handles.forEach((handle) => handle.ref());
  }

  private exitWhenUnused(): void {
    if (!this.owned && this.clients === 0) {
      this.exit();
    }
  }
}
