// Writes the templates of a platform with sixteen stacks, as large as those of real stacks, for
// measuring what depends on their number: node sixteen_stacks.mjs <templates folder>
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Names and what each waits for. */
const stacks = {
  dns: [],
  network: [],
  security: ["network"],
  secrets: ["security"],
  authentication: ["dns", "secrets"],
  storage: ["security"],
  "database-rds": ["network", "security", "secrets"],
  "containers-images": ["security"],
  "containers-apps": ["containers-images", "database-rds"],
  "services-ecr": ["security"],
  "services-ecs": ["network", "services-ecr"],
  "services-eks": ["network", "services-ecr"],
  "services-api": ["dns", "authentication", "services-ecs"],
  "compute-ec2": ["network", "security"],
  "compute-lambda": ["network", "security", "storage"],
  monitoring: ["services-api", "compute-ec2"],
};

const plainParameters = 16;
const outputs = 16;

const [folder] = process.argv.slice(2);
mkdirSync(join(folder, "config"), { recursive: true });
mkdirSync(join(folder, "default"), { recursive: true });
Object.entries(stacks).forEach(([name, dependencies], index) => {
  writeFileSync(join(folder, "config", `${name}.yaml`), stackTemplate(name, index, dependencies));
});
writeFileSync(join(folder, "default", "sixteen.yaml"), manifestTemplate());

function stackTemplate(name, index, dependencies) {
  return `apiVersion: cloud/v3.1
kind: StackTemplate
metadata:
  name: ${name}
  description: The ${name} of a platform of sixteen stacks
spec:
  priority: ${10 * (index + 1)}
  dependencies: [${dependencies.join(", ")}]
  optionalDependencies: []
  estimate: { duration: 3m, resources: 40 }
  timeout: 30m
  parameters:
${numbered(plainParameters, parameter)}${dependencies.map(consumed).join("")}
  outputs:
${numbered(outputs, (number) => `    output${number}: { type: string, description: An id }\n`)}`;
}

/** Of each kind that a template can declare, in turn. */
function parameter(number) {
  const kinds = [
    "type: cidr\n      default: 10.0.0.0/16",
    "type: integer\n      defaults: { dev: 2, stage: 2, prod: 3 }\n      minimum: 1\n      maximum: 6",
    "type: string\n      defaults: { dev: single, stage: single, prod: perZone }\n      enum: [none, single, perZone]",
    "type: list\n      default: [80, 443]\n      items: { type: integer, minimum: 1, maximum: 65535 }",
  ];
  return `    parameter${number}:
      description: A setting that an operator may change
      ${kinds[number % kinds.length]}
`;
}

function consumed(dependency) {
  return `    ${dependency.replaceAll("-", "")}Id:
      type: string
      description: What ${dependency} has made
      default: "{{RUNTIME:${dependency}:output1}}"
      required: true
`;
}

function manifestTemplate() {
  return `apiVersion: cloud/v3.1
kind: ManifestTemplate
metadata:
  name: sixteen
  description: Sixteen stacks in three environments
spec:
  environments:
    dev: { enabled: true, account: "{{AWS_ACCOUNT_DEV}}", region: "{{PRIMARY_REGION}}" }
    stage: { enabled: true, account: "{{AWS_ACCOUNT_STAGE}}", region: "{{PRIMARY_REGION}}" }
    prod: { enabled: true, account: "{{AWS_ACCOUNT_PROD}}", region: "{{PRIMARY_REGION}}" }
  stacks:
${Object.keys(stacks)
  .map((name) => `    ${name}: { enabled: true }\n`)
  .join("")}`;
}

function numbered(count, text) {
  return Array.from({ length: count }, (_, index) => text(index + 1)).join("");
}
