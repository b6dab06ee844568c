import * as pulumi from "@pulumi/pulumi";
import { currentContext } from "./context";
import { stackOutputs, type StackOutputs } from "./stack-outputs";
import { stackReferenceName } from "./state";
import type { StackContext } from "./types";

/**
 * Reads outputs of the other stacks in the same deployment and environment, with the types their
 * templates declare.
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
    const reference = this.#reference(stack);
    // Undefined in a preview of a stack that has never been deployed is unknown, not missing, and
    // then this function is not called.
    return reference.getOutput(name).apply((value: unknown) => {
      if (value === undefined || value === null) {
        throw new Error(`${reference.name} has no output "${name}" yet, deploy it first`);
      }
      return value as StackOutputs[Stack][Name];
    });
  }

  #reference(stack: string): pulumi.StackReference {
    const known = this.#references.get(stack);
    if (known !== undefined) {
      return known;
    }
    const name = stackReferenceName(this.#context, stack);
    const reference = new pulumi.StackReference(stack, { name });
    this.#references.set(stack, reference);
    return reference;
  }
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
