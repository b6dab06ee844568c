import type { Declaration, StackTemplate } from "./template.ts";

/** What placeholders stand for in documents. */
const samples: Readonly<Record<string, string>> = {
  "{{DOMAIN}}": "example.com",
  "{{RUNTIME:network:vpcCidr}}": "10.0.0.0/16",
  "{{RUNTIME:network:vpcId}}": "vpc-0123456789abcdef0",
};

/** The configuration that a template gives an environment when nothing is overridden. */
export function sampleConfig(
  template: StackTemplate,
  environment: string,
): Record<string, unknown> {
  const values = Object.entries(template.spec.parameters).map(
    ([name, parameter]) => [name, withSamples(defaultIn(parameter, environment))] as const,
  );
  return Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== null));
}

export function defaultIn(parameter: Declaration, environment: string): unknown {
  return parameter.defaults?.[environment] ?? parameter.default;
}

function withSamples(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withSamples);
  }
  if (typeof value !== "string") {
    return value;
  }
  return value.replace(/\{\{[^}]+\}\}/g, (placeholder) => {
    const sample = samples[placeholder];
    if (sample === undefined) {
      throw new Error(`generate/sample-config.ts has no sample for ${placeholder}`);
    }
    return sample;
  });
}
