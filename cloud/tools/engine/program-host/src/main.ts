import { createRequire, flushCompileCache } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { parseArguments } from "./arguments.ts";
import { Lifetime } from "./lifetime.ts";
import { run } from "./run.ts";
import { loadProtocol, loadSdk, type Sdk } from "./sdk.ts";
import { languageRuntime } from "./service.ts";

const { modules } = parseArguments(process.argv.slice(2));
const require = createRequire(join(modules, "program-host"));
const exit = process.exit.bind(process);
const lifetime = new Lifetime(() => exit(0));

let sdk: Sdk | undefined;
const loadedSdk = (): Sdk => (sdk ??= loadSdk(require));

// Listen and say where before anything heavy is loaded: connections wait in the kernel's queue
// meanwhile.
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`, serve);
});
lifetime.watchOwner(process.stdin);
lifetime.watchClients(server);

function serve(): void {
  // The first line is all that our owner reads from stdout.
  process.stdout.write = process.stderr.write.bind(process.stderr);

  const protocol = loadProtocol(require);
  const grpcServer = new protocol.grpc.Server({ "grpc.max_receive_message_length": 400 << 20 });
  grpcServer.addService(
    protocol.service,
    languageRuntime(protocol, {
      run: (request) => run(request, loadedSdk(), modules, lifetime),
      abandoned: () => exit(0),
    }),
  );
  const { injectConnection } = grpcServer.createConnectionInjector(
    protocol.grpc.ServerCredentials.createInsecure(),
  );
  server.on("connection", injectConnection);
  setImmediate(warmUp);
}

/** Step by step, so that calls are answered in between. */
function warmUp(): void {
  loadedSdk();
  setImmediate(() => {
    try {
      require("@pulumi/aws");
    } catch {
      // Only a program that uses it needs it, and will then say so.
    }
    // Now, because a process that is killed does not write its compile cache.
    flushCompileCache();
  });
}
