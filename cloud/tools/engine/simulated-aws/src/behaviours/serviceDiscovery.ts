import { ServiceError } from "../errors.ts";
import { isObject, text } from "../values.ts";
import type { Behaviour, Behaviours, Reference, Situation } from "./behaviour.ts";
import { vpc } from "./ec2/references.ts";

const privateNamespace = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";
const service = "aws:servicediscovery/service:Service";

export const namespaceReference: Reference = {
  to: privateNamespace,
  code: "NamespaceNotFound",
  message: "No namespace exists with the specified ID.",
};

export const serviceReference: Reference = {
  to: service,
  code: "InvalidParameterException",
  message: "The service registry {value} could not be found.",
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
        message: "The namespace that you're trying to create already exists.",
      },
    ],
    quota: {
      name: "namespaces",
      limit: 50,
      code: "ResourceLimitExceeded",
      message:
        "The resource can't be created because you've reached the quota on the number of resources.",
    },
    inUse: {
      code: "ResourceInUse",
      message:
        "Namespace has associated services; delete the services before deleting the namespace",
    },
    seconds: { create: 60, update: 5, delete: 60 },
  };
}

/** Cloud Map. */
export const serviceDiscovery: Behaviours = {
  [privateNamespace]: {
    ...namespace("Private DNS Namespace"),
    replace: ["name", "vpc"],
    computed: { hostedZone: "Z{upper:20}" },
    references: { vpc: { ...vpc, code: "InvalidInput" } },
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
      message:
        "Service contains registered instances; delete the instances before deleting the service",
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
    throw new ServiceError("InvalidInput", "NamespaceId is required.");
  }
  const twin = all(type).some(
    (other) =>
      other.id !== id && other.outputs.name === name && other.outputs.namespaceId === owner,
  );
  if (twin) {
    throw new ServiceError(
      "ServiceAlreadyExists",
      "The service can't be created because a service with the same name already exists.",
    );
  }
  if (inputs.healthCheckConfig !== undefined && inputs.healthCheckCustomConfig !== undefined) {
    throw new ServiceError(
      "InvalidInput",
      "HealthCheckConfig and HealthCheckCustomConfig cannot be both specified.",
    );
  }
}
