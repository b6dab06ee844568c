import { describe, expect, it } from "vitest";
import { parameterTable, readsSection } from "./definition-tables.ts";
import { componentTable, countTable } from "./resource-tables.ts";
import type { StackTemplate } from "./template.ts";

describe("the table of parameters", () => {
  it("shows defaults, what is accepted, and the fields of items", () => {
    const parameters: StackTemplate["spec"]["parameters"] = {
      zones: {
        type: "integer",
        description: "Zones",
        minimum: 1,
        maximum: 6,
        defaults: { dev: 2, stage: 2, prod: 3 },
      },
      records: {
        type: "list",
        default: [],
        items: {
          type: "object",
          fields: { kind: { type: "string", enum: ["A", "B|C"], required: true } },
        },
      },
    };
    const template = { spec: { parameters } } as unknown as StackTemplate;

    expect(parameterTable(template).split("\n").slice(2)).toEqual([
      "| `zones` | integer | dev `2`<br>stage `2`<br>prod `3` | 1 to 6 | Zones |",
      "| `records` | list of object | `[]` | – | – |",
      "| `records[].kind` | string | must be given | `A`, `B\\|C` | – |",
    ]);
  });
});

describe("the section on reads", () => {
  const withReads = (reads: StackTemplate["spec"]["reads"]) =>
    readsSection({ spec: { reads } } as unknown as StackTemplate);

  it("shows the kinds that there are", () => {
    expect(withReads({ files: ["assets/**", "*.zip"], network: ["api.example.com"] })).toBe(
      "\n## Reads\n\n" +
        "What the program reads besides its configuration and the outputs of other stacks.\n\n" +
        "| What | Which |\n| --- | --- |\n" +
        "| files | `assets/**`, `*.zip` |\n| network | `api.example.com` |\n",
    );
  });

  it("is not there when there are none", () => {
    expect(withReads(undefined)).toBe("");
    expect(withReads({ files: [] })).toBe("");
  });
});

describe("the tables of resources", () => {
  const shared = { type: "aws:ec2/vpc:Vpc", name: "vpc", parent: "cloud:network:Vpc vpc" };
  const extra = { ...shared, name: "second" };
  const resources = new Map([
    ["dev", [shared]],
    ["prod", [shared, extra]],
  ]);

  it("count by type and environment", () => {
    expect(countTable(resources).split("\n").slice(2)).toEqual([
      "| `aws:ec2/vpc:Vpc` | 1 | 2 |",
      "| **all** | **1** | **2** |",
    ]);
  });

  it("mark what not every environment has", () => {
    expect(componentTable(resources).split("\n").slice(2)).toEqual([
      "| `cloud:network:Vpc vpc` | `aws:ec2/vpc:Vpc` | (`second`), `vpc` |",
    ]);
  });
});
