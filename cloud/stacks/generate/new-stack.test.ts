import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { newStackFiles } from "./new-stack.ts";
import { stackFolder } from "./template.ts";

describe("a new stack", () => {
  it("has everything but what is generated from its definition", async () => {
    const files = await newStackFiles("message-queues", "Queues and topics between services");
    const paths = files.map(({ path }) => relative(stackFolder(".."), path));

    expect(paths.toSorted()).toEqual([
      "stacks/message-queues/docs/Stack_History.md",
      "stacks/message-queues/docs/Stack_History_Errors.md",
      "stacks/message-queues/docs/Stack_History_Fixes.md",
      "stacks/message-queues/docs/Stack_Prompt_Extra.md",
      "stacks/message-queues/docs/Stack_Prompt_Main.md",
      "stacks/message-queues/src/Pulumi.yaml",
      "stacks/message-queues/src/index.test.ts",
      "stacks/message-queues/src/index.ts",
      "stacks/message-queues/src/message-queues.ts",
      "stacks/message-queues/src/outputs.ts",
      "stacks/message-queues/src/package.json",
      "stacks/message-queues/src/tsconfig.json",
      "tools/templates/config/message-queues.yaml",
    ]);
    for (const { path, text } of files) {
      expect([path, text.match(/\{\{STACK_\w+\}\}/)]).toEqual([path, null]);
    }
  });

  it("uses the same packages as the others", async () => {
    const files = await newStackFiles("message-queues", "Queues and topics between services");
    const manifest = files.find(({ path }) => path.endsWith("package.json"))?.text ?? "";
    const other = readFileSync(join(stackFolder("network"), "src/package.json"), "utf8");
    const shared = ({ name: _, description: __, ...rest }: Record<string, unknown>) => rest;

    expect(shared(JSON.parse(manifest))).toEqual(shared(JSON.parse(other)));
  });

  it.each([
    ["network", "Queues", "the stack network exists already"],
    ["shared", "Queues", "the stack shared exists already"],
    ["index", "Queues", '"index" cannot be the name of a stack'],
    ["Message_Queues", "Queues", '"Message_Queues" cannot be the name of a stack'],
    ["queues", 'Queues "and" more', "cannot be the description of a stack"],
    ["queues", "queues.", "cannot be the description of a stack"],
  ])("is refused as %s: %s", async (name, description, message) => {
    await expect(newStackFiles(name, description)).rejects.toThrow(message);
  });
});
