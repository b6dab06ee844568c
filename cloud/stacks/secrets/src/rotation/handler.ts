// Where the function begins. `npm run generate` bundles it into code.ts beside this file.
import { rdsDatabases } from "./databases";
import { type RotatedSecret, type RotationEvent, rotate } from "./rotate";
import { secretStore } from "./secret-store";

const rotation = {
  store: secretStore(),
  databases: rdsDatabases(),
  secrets: JSON.parse(process.env["ROTATED_SECRETS"] ?? "{}") as Record<string, RotatedSecret>,
};

export async function handler(event: RotationEvent): Promise<void> {
  await rotate(event, rotation);
}
