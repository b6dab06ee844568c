import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import type { RunEvent } from "./events.ts";
import { repository } from "./repository.ts";

const file = join(repository, "cloud/tools/templates/schema/run-event.schema.json");
const contract = JSON.parse(readFileSync(file, "utf8")) as {
  readonly definitions: Readonly<Record<string, unknown>>;
};
const ajv = new Ajv({ allErrors: true });
const fits = ajv.compile(contract);

const reportFile = join(repository, "cloud/tools/templates/schema/run-report.schema.json");
const fitsReport = ajv.compile(JSON.parse(readFileSync(reportFile, "utf8")) as object);

/** What the schema of reports has against this one; null when it is as that says. */
export function reportProblems(report: unknown): unknown {
  return fitsReport(report) ? null : fitsReport.errors;
}

/** What the contract has against these events; nothing when they are as it says. */
export function schemaProblems(events: readonly RunEvent[]): string[] {
  return events
    .filter((event) => fits(event) !== true)
    .map((event) => `event ${event.seq} is none of the schema's: ${JSON.stringify(event)}`);
}
