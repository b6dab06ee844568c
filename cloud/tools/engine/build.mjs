// Builds the programs of the engine into dist/. Does nothing when nothing changed.
//
//     node build.mjs [catalog] [program-host] [simulated-aws]
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

const engine = import.meta.dirname;
const dist = join(engine, "dist");
const always = ["build.mjs", "../../package-lock.json"];

const steps = [
  {
    name: "catalog",
    inputs: ["simulated-aws/src/catalog"],
    output: "simulated-aws/catalog/index.json",
    run: generateCatalog,
  },
  {
    name: "program-host",
    inputs: ["program-host/src"],
    output: "dist/program-host.cjs",
    run: bundle,
  },
  {
    name: "simulated-aws",
    inputs: ["simulated-aws/src", "simulated-aws/data", "simulated-aws/catalog/index.json"],
    output: "dist/simulated-aws.cjs",
    run: bundle,
  },
];

const wanted = process.argv.slice(2);

for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const stamp = join(dist, `${step.name}.stamp`);
  const key = fingerprint([...always, ...step.inputs]);
  if (
    existsSync(join(engine, step.output)) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === key
  ) {
    continue;
  }
  console.log(`building ${step.name}`);
  await step.run(step);
  mkdirSync(dist, { recursive: true });
  writeWhole(stamp, key);
}

/** Names, sizes and times of all input files, which change whenever the files do. */
function fingerprint(inputs) {
  return inputs
    .flatMap((input) => filesUnder(join(engine, input)))
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => {
      const { size, mtimeMs } = statSync(file);
      return `${file} ${size} ${mtimeMs}\n`;
    })
    .join("");
}

function filesUnder(path) {
  if (!existsSync(path)) {
    return [];
  }
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function generateCatalog() {
  const generator = join(engine, "simulated-aws/src/catalog/generate.ts");
  const { status } = spawnSync(process.execPath, ["--no-warnings", generator], {
    stdio: "inherit",
  });
  if (status !== 0) {
    console.error("the catalog of AWS resource types could not be generated");
    process.exit(1);
  }
}

async function bundle({ name, output }) {
  const { build } = await import("esbuild");
  // What is wrong has been printed by esbuild.
  const { outputFiles } = await build({
    absWorkingDir: engine,
    entryPoints: [`${name}/src/main.ts`],
    outfile: output,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22",
    sourcemap: true,
    // These are loaded from cloud/node_modules, so that every program uses the same copy.
    external: ["@pulumi/*", "@grpc/*", "google-protobuf"],
    write: false,
    logLevel: "warning",
  }).catch(() => process.exit(1));
  for (const file of outputFiles) {
    writeWhole(file.path, file.contents);
  }
}

/** By rename, because the file may be starting up in another process right now. */
function writeWhole(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}`);
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
}
