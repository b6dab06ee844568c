import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import type { Environment } from "../types";
import { mockCall, mockId, mockState } from "./mock-aws";

/** A resource as the program registered it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Type and name of the parent, `undefined` for what has none. */
  readonly parent: string | undefined;
  readonly protect: boolean;
  /** Whether the old one has to go before a replacement can be made. */
  readonly deleteBeforeReplace: boolean;
  /** Properties that stay as they are on AWS, whatever the program says later. */
  readonly ignoreChanges: readonly string[];
  /** Properties whose change makes a new resource although AWS could change the old one. */
  readonly replaceOnChanges: readonly string[];
  readonly dependencies: readonly string[];
}

export interface ProgramRun {
  readonly resources: readonly Registered[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface ProgramRequest {
  readonly stack: string;
  readonly environment?: Environment;
  /** Values by key, without the namespace. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Evaluates the program, afresh each time and not before the mocks stand. */
  readonly load: () => Promise<object>;
}

const project = "ecommerce";

/** Runs the program of a stack without an engine and returns all that it asked for. */
export async function recordProgram(request: ProgramRequest): Promise<ProgramRun> {
  const resources: Registered[] = [];
  const outputs = await recordInto(resources, request);
  return { resources, outputs };
}

async function recordInto(
  resources: Registered[],
  { stack, environment = "dev", config = {}, load }: ProgramRequest,
): Promise<ProgramRun["outputs"]> {
  await useMocks(resources, `D1BRV40-${stack}-${environment}`);
  pulumi.runtime.setAllConfig(
    Object.fromEntries(
      Object.entries(config).map(([key, value]) => [`${stack}:${key}`, configText(value)]),
    ),
  );
  const outputs = await valueOf(pulumi.output({ ...(await load()) }));
  await pulumi.runtime.disconnect();
  return outputs;
}

/** A program that refuses its configuration: why, and what it had asked AWS for until then. */
export interface Refusal {
  readonly message: string;
  readonly made: readonly string[];
}

/** Runs the program of a stack that has to refuse its configuration. */
export async function recordRefusal(request: ProgramRequest): Promise<Refusal> {
  const resources: Registered[] = [];
  try {
    await recordInto(resources, request);
  } catch (error) {
    // What was declared before may still be on its way.
    await pulumi.runtime.disconnect();
    const made = resources.filter(({ type }) => type.startsWith("aws:"));
    return {
      message: (error as Error).message,
      made: made.map(({ type, name }) => `${type} ${name}`),
    };
  }
  throw new Error(`the program of ${request.stack} has refused nothing`);
}

/** Makes every resource that is created from now on end up in `resources`. */
export async function useMocks(
  resources: Registered[],
  stackName: string,
  preview = false,
): Promise<void> {
  const mocks: pulumi.runtime.Mocks = {
    newResource: (args) => ({ id: mockId(args.type, args.name), state: mockState(args) }),
    call: mockCall,
  };
  await pulumi.runtime.setMocks(mocks, project, stackName, preview);
  const monitor = new RecordingMonitor(mocks, resources);
  pulumi.runtime.setMockOptions(monitor, project, stackName, preview);
}

/** What an output turns out to be. Pulumi keeps this from programs, but a test has to look. */
export async function valueOf<T>(output: pulumi.Output<T>): Promise<pulumi.Unwrap<T>> {
  return (output as unknown as { promise(): Promise<pulumi.Unwrap<T>> }).promise();
}

/** The mocks of Pulumi do not tell a resource's parent and options, the requests do. */
class RecordingMonitor extends MockMonitor {
  readonly #resources: Registered[];

  constructor(mocks: pulumi.runtime.Mocks, resources: Registered[]) {
    super(mocks);
    this.#resources = resources;
  }

  override async registerResource(
    ...[request, callback]: Parameters<MockMonitor["registerResource"]>
  ): Promise<void> {
    const fields = request as RegisterRequest;
    this.#resources.push({
      type: fields.getType(),
      name: fields.getName(),
      inputs: (fields.getObject()?.toJavaScript() ?? {}) as Record<string, unknown>,
      parent: shortUrn(fields.getParent()),
      protect: fields.getProtect() === true,
      deleteBeforeReplace: fields.getDeletebeforereplace(),
      ignoreChanges: fields.getIgnorechangesList(),
      replaceOnChanges: fields.getReplaceonchangesList(),
      dependencies: fields.getDependenciesList().map((urn) => shortUrn(urn) ?? ""),
    });
    return super.registerResource(request, callback);
  }
}

interface RegisterRequest {
  getType(): string;
  getName(): string;
  getObject(): { toJavaScript(): unknown } | undefined;
  getParent(): string;
  getProtect(): boolean | undefined;
  getDeletebeforereplace(): boolean;
  getIgnorechangesList(): string[];
  getReplaceonchangesList(): string[];
  getDependenciesList(): string[];
}

/** `cloud:network:Vpc vpc` for a URN that ends in this type and name. */
function shortUrn(urn: string): string | undefined {
  if (urn === "") {
    return undefined;
  }
  const [, , types = "", name = ""] = urn.split("::");
  return `${types.split("$").at(-1) ?? ""} ${name}`;
}

function configText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
