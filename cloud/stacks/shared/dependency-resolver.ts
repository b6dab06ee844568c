import * as pulumi from "@pulumi/pulumi";
import { currentContext } from "./context";
import { ConfigurationError } from "./errors";
import { note } from "./notes";
import { stackDependencies } from "./stack-dependencies";
import { stackOutputs, type StackOutputs } from "./stack-outputs";
import { stackReferenceName } from "./state";
import type { StackContext } from "./types";

/**
 * Reads outputs of the other stacks in the same deployment and environment, with the types their
 * templates declare. The template of the reading stack must depend on the other one, or the two
 * could be deployed at the same time.
 */
export class DependencyResolver {
  readonly #context: StackContext;
  readonly #references = new Map<string, pulumi.StackReference>();

  constructor(context: StackContext = currentContext()) {
    this.#context = context;
  }

  output<
    Stack extends keyof StackOutputs & string,
    Name extends keyof StackOutputs[Stack] & string,
  >(stack: Stack, name: Name): pulumi.Output<StackOutputs[Stack][Name]> {
    requireDeclared(stack, name);
    requireDependency(this.#context.stack, stack);
    note("cloud.consumedOutputs", `${stack}.${name}`);
    const fullName = stackReferenceName(this.#context, stack);
    return this.#reference(stack, fullName)
      .getOutput(name)
      .apply((value: unknown) => presentOutput(fullName, name, value)) as pulumi.Output<
      StackOutputs[Stack][Name]
    >;
  }

  #reference(stack: string, fullName: string): pulumi.StackReference {
    const known = this.#references.get(stack);
    if (known !== undefined) {
      return known;
    }
    const reference = new pulumi.StackReference(stack, { name: fullName });
    this.#references.set(stack, reference);
    return reference;
  }
}

/** A declared output is missing from a stack that was destroyed, or last deployed before it had it. */
export function presentOutput(stackName: string, name: string, value: unknown): unknown {
  if (value === undefined || value === null) {
    throw new ConfigurationError(`${stackName} has no output "${name}" yet, deploy it first`);
  }
  return value;
}

/** The types say the same, but a name that was computed gets past them. */
function requireDeclared(stack: string, name: string): void {
  const declared: Readonly<Record<string, readonly string[]>> = stackOutputs;
  const names = Object.hasOwn(declared, stack) ? declared[stack] : undefined;
  if (names === undefined) {
    throw new Error(`unknown stack "${stack}", known are ${Object.keys(declared).join(", ")}`);
  }
  if (!names.includes(name)) {
    throw new Error(`the stack ${stack} has no output "${name}", it has ${names.join(", ")}`);
  }
}

function requireDependency(reader: string, stack: string): void {
  const declared: Readonly<Record<string, readonly string[]>> = stackDependencies;
  const dependencies = Object.hasOwn(declared, reader) ? declared[reader] : undefined;
  if (dependencies?.includes(stack) !== true && dependencies?.includes("*") !== true) {
    throw new Error(
      `the stack ${reader} reads outputs of ${stack} but is not deployed after it: add ${stack} ` +
        `to the dependencies in templates/config/${reader}.yaml and run \`npm run generate\``,
    );
  }
}
