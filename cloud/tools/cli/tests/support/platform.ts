import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { Deployment } from "./deployment.ts";
import { killAll, nothingLeft } from "./processes.ts";
import { fixtures, program, repository } from "./repository.ts";
import { Running, type Outcome } from "./running.ts";

/**
 * Which stacks a platform has: those of the repository, a copy of them that a test may change, or
 * the quick ones of these tests.
 */
export type Stacks = "shipped" | "copied" | "small" | "secrets";

export interface RunOptions {
  /** Relative to the root. */
  readonly directory?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** A platform root of its own, thrown away when the test ends; nothing may run in it any more then. */
export class Platform {
  readonly root = mkdtempSync(join(tmpdir(), "cloud-e2e-"));
  readonly stacks: Stacks;

  constructor(stacks: Stacks) {
    this.stacks = stacks;
    onTestFinished(async ({ task }) => {
      try {
        if (task.result?.state !== "fail") {
          await nothingLeft(this.root);
        }
      } finally {
        this.remove();
      }
    });
    mkdirSync(this.path("home"));
    linkToolchain(this.root);
    link(join(repository, "cloud/package-lock.json"), this.path("cloud/package-lock.json"));
    if (stacks === "copied") {
      this.copy();
      return;
    }
    link(join(repository, "cloud/node_modules"), this.path("cloud/node_modules"));
    if (stacks === "shipped") {
      link(join(repository, "cloud/tools"), this.path("cloud/tools"));
      link(join(repository, "cloud/stacks"), this.path("cloud/stacks"));
    } else {
      this.furnish();
    }
  }

  /** The manifest template with these stacks. */
  get template(): string {
    return this.stacks === "shipped" || this.stacks === "copied" ? "minimal" : this.stacks;
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }

  /** Runs `cloud` to its end. */
  cloud(words: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    return this.start(words, options).ended();
  }

  start(words: readonly string[], options: RunOptions = {}): Running {
    return new Running({
      program,
      words,
      directory: this.path(options.directory ?? "."),
      environment: { ...this.environment(), ...options.environment },
    });
  }

  init(words: readonly string[] = [], template = this.template): Promise<Deployment> {
    return Deployment.init(this, words, template);
  }

  /** Built from nothing: what the developer has set must not decide a test. */
  environment(): NodeJS.ProcessEnv {
    return {
      PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
      HOME: this.path("home"),
      USER: "tester",
      TZ: "UTC",
    };
  }

  /** Sources are copied, packages linked one by one: `@cloud/shared` has to be that of the copy. */
  private copy(): void {
    const from = join(repository, "cloud");
    for (const name of readdirSync(from, { withFileTypes: true })) {
      if (name.isFile() && name.name !== "package-lock.json") {
        cpSync(join(from, name.name), this.path("cloud", name.name));
      }
    }
    cpSync(join(from, "stacks"), this.path("cloud/stacks"), { recursive: true });
    cpSync(join(from, "tools/templates"), this.path("cloud/tools/templates"), { recursive: true });
    link(join(from, "tools/engine"), this.path("cloud/tools/engine"));
    const packages = readdirSync(join(from, "node_modules"));
    for (const name of packages.filter((name) => name !== "@cloud" && name !== ".cache")) {
      link(join(from, "node_modules", name), this.path("cloud/node_modules", name));
    }
    link(this.path("cloud/stacks/shared"), this.path("cloud/node_modules/@cloud/shared"));
  }

  private furnish(): void {
    link(join(repository, "cloud/tools/engine"), this.path("cloud/tools/engine"));
    link(
      join(repository, "cloud/tools/templates/schema"),
      this.path("cloud/tools/templates/schema"),
    );
    cpSync(join(fixtures, "templates"), this.path("cloud/tools/templates"), { recursive: true });
    cpSync(join(fixtures, "stacks"), this.path("cloud/stacks"), { recursive: true });
  }

  private remove(): void {
    killAll(this.root);
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Links to each tool, not to the folder: what `cloud` remembers there belongs to this platform. */
function linkToolchain(root: string): void {
  const built = join(repository, ".cloud/toolchain");
  for (const name of readdirSync(built).filter((name) => /^(node|pulumi)-[\d.]+$/.test(name))) {
    link(join(built, name), join(root, ".cloud/toolchain", name));
  }
  // Compiling the SDK anew for every test would take most of its time.
  const compiled = join(repository, ".cloud/compile-cache");
  mkdirSync(compiled, { recursive: true, mode: 0o700 });
  link(compiled, join(root, ".cloud/compile-cache"));
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
