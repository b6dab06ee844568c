import type { Reads } from "./reads.ts";
import { noteFile } from "./files.ts";
import { notingAll, viewOf, type Note } from "./views.ts";

/** Which file or variable the answers of `os` come from. */
const files: Readonly<Record<string, string>> = {
  hostname: "/proc/sys/kernel/hostname",
  userInfo: "/etc/passwd",
  networkInterfaces: "/sys/class/net",
  cpus: "/proc/cpuinfo",
  availableParallelism: "/proc/cpuinfo",
  totalmem: "/proc/meminfo",
};

const variables: Readonly<Record<string, string>> = { homedir: "HOME", tmpdir: "TMPDIR" };

export function osView(real: object, reads: Reads): object {
  const members = [
    ...Object.entries(files).map(([name, file]) => notingAll(real, [name], () => reads.file(file))),
    ...Object.entries(variables).map(([name, variable]) =>
      notingAll(real, [name], () => reads.variable(variable)),
    ),
  ];
  const state = notingAll(real, ["freemem", "loadavg", "uptime"], () =>
    reads.fleeting("the clock"),
  );
  return viewOf(real, Object.assign(state, ...members) as Record<string, unknown>);
}

export function childProcessView(real: object, reads: Reads): object {
  const noteCommand: Note = (command) => reads.process(String(command));
  const noteLine: Note = (line) => reads.process(String(line).trim().split(/\s/)[0] ?? "");
  return viewOf(real, {
    ...notingAll(real, ["spawn", "spawnSync", "execFile", "execFileSync"], noteCommand),
    ...notingAll(real, ["exec", "execSync"], noteLine),
    ...notingAll(real, ["fork"], () => reads.process("node")),
  });
}

export function sqliteView(real: object, reads: Reads): object {
  return viewOf(real, notingAll(real, ["DatabaseSync"], noteFile(reads)));
}

/** What runs code that is not handed our views. */
const runners: Readonly<Record<string, readonly string[]>> = {
  cluster: ["fork"],
  inspector: ["Session", "open"],
  vm: ["Script", "compileFunction", "runInContext", "runInNewContext", "runInThisContext"],
  wasi: ["WASI"],
  worker_threads: ["Worker"],
};

export function runnerView(name: string, real: object, reads: Reads): object | undefined {
  const members = runners[name];
  return members === undefined
    ? undefined
    : viewOf(
        real,
        notingAll(real, members, () => reads.unseen()),
      );
}
