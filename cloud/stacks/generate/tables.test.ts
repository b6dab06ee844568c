import { describe, expect, it } from "vitest";
import { parameterTable } from "./definition-tables.ts";
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
