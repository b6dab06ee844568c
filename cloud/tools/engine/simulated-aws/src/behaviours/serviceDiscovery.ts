import { ServiceError } from "../errors.ts";
import { isObject, text } from "../values.ts";
import type { Behaviour, Behaviours, Reference, Situation } from "./behaviour.ts";
import { vpc } from "./ec2/references.ts";

const privateNamespace = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";
const service = "aws:servicediscovery/service:Service";

export const namespaceReference: Reference = {
  to: privateNamespace,
  code: "NamespaceNotFound",
  message: "Failed to find namespace {value}",
};

export const serviceReference: Reference = {
  to: service,
  code: "InvalidParameterException",
  message: "Unable to locate the service registry {value}",
};

/** A name in private DNS, in public DNS, or known to the API only. */
function namespace(noun: string): Behaviour {
  return {
    noun,
    name: { property: "name", auto: false, max: 1024 },
    id: "ns-{lower:16}",
    arn: "arn:{partition}:servicediscovery:{region}:{account}:namespace/{id}",
    replace: ["name"],
    unique: [
      {
        properties: ["name"],
        code: "NamespaceAlreadyExists",
        message: "Namespace with the name {name} already exists.",
      },
    ],
    quota: {
      name: "namespaces",
      limit: 50,
      code: "ResourceLimitExceeded",
      message: "The maximum number of namespaces has been reached.",
    },
    inUse: { code: "ResourceInUse", message: "Namespace {id} still contains services." },
    seconds: { create: 60, update: 5, delete: 60 },
  };
}

/** Cloud Map. */
export const serviceDiscovery: Behaviours = {
  [privateNamespace]: {
    ...namespace("Private DNS Namespace"),
    replace: ["name", "vpc"],
    computed: { hostedZone: "Z{upper:20}" },
    references: { vpc },
  },
  "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace": {
    ...namespace("Public DNS Namespace"),
    computed: { hostedZone: "Z{upper:20}" },
  },
  "aws:servicediscovery/httpNamespace:HttpNamespace": {
    ...namespace("HTTP Namespace"),
    computed: { httpName: "{name}" },
    seconds: { create: 5, update: 2, delete: 5 },
  },
  [service]: {
    noun: "Service",
    name: { property: "name", auto: false, max: 127 },
    id: "srv-{lower:16}",
    arn: "arn:{partition}:servicediscovery:{region}:{account}:service/{id}",
    replace: ["healthCheckCustomConfig", "name", "namespaceId", "type"],
    defaults: { forceDestroy: false },
    outputs: ({ inputs }) => ({
      namespaceId: namespaceOf(inputs) ?? "",
      type: inputs.dnsConfig === undefined ? "HTTP" : "DNS_HTTP",
    }),
    references: { namespaceId: namespaceReference, "dnsConfig.namespaceId": namespaceReference },
    inUse: {
      code: "ResourceInUse",
      message: "Service {id} contains registered instances.",
    },
    seconds: { create: 1, update: 5, delete: 1 },
    check: checkService,
  },
};

function namespaceOf(inputs: Situation["inputs"]): string | undefined {
  const dns = inputs.dnsConfig;
  return text(inputs.namespaceId) ?? (isObject(dns) ? text(dns.namespaceId) : undefined);
}

function checkService({ inputs, name, id, type, list: all }: Situation): void {
  const owner = namespaceOf(inputs);
  if (owner === undefined) {
    throw new ServiceError("InvalidInput", "Namespace Id is required.");
  }
  const twin = all(type).some(
    (other) =>
      other.id !== id && other.outputs.name === name && other.outputs.namespaceId === owner,
  );
  if (twin) {
    throw new ServiceError(
      "ServiceAlreadyExists",
      `Service already exists. Service name: ${name}, namespace: ${owner}`,
    );
  }
  if (inputs.healthCheckConfig !== undefined && inputs.healthCheckCustomConfig !== undefined) {
    throw new ServiceError(
      "InvalidInput",
      "HealthCheckConfig and HealthCheckCustomConfig cannot be both specified.",
    );
  }
}
