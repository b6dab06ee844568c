import type { ServiceError } from "@grpc/grpc-js";
import type {
  ReadResourceRequest,
  ReadResourceResponse,
  ResourceInvokeRequest,
  ResourceInvokeResponse,
} from "@pulumi/pulumi/proto/resource_pb.js";
import type { Reads } from "./reads.ts";

/** Their answers depend on credentials, region and configuration only, which are known anyway. */
const settled = [
  "aws:index/getCallerIdentity:getCallerIdentity",
  "aws:index/getDefaultTags:getDefaultTags",
  "aws:index/getPartition:getPartition",
  "aws:index/getRegion:getRegion",
];

/** About Pulumi's own state. */
const ownState = "pulumi:pulumi:getResource";

/** Noted where the program asks for it. */
const stackReference = "pulumi:pulumi:StackReference";

/** What can be asked again without the program, by the one input that it may have. */
const repeatable: Readonly<Record<string, { query: string; input: string }>> = {
  "aws:ssm/getParameter:getParameter": { query: "aws:ssm", input: "name" },
  "aws:secretsmanager/getSecretVersion:getSecretVersion": {
    query: "aws:secret",
    input: "secretId",
  },
};

type Answer<Response> = (error: ServiceError | null, response: Response) => void;

/** Pulumi, as far as programs ask it about what is not theirs. */
export interface Monitor {
  invoke(request: ResourceInvokeRequest, answer: Answer<ResourceInvokeResponse>): unknown;
  readResource(request: ReadResourceRequest, answer: Answer<ReadResourceResponse>): unknown;
}

/**
 * Notes the functions of providers that a program calls, and the resources that it looks at without
 * owning them: what AWS answers may be another thing.
 */
export function noteQueries(monitor: Monitor | undefined, reads: Reads): void {
  if (monitor === undefined) {
    return;
  }
  const invoke = monitor.invoke.bind(monitor);
  monitor.invoke = (request, answer) => {
    noteFunction(request, reads);
    return invoke(request, answer);
  };
  const readResource = monitor.readResource.bind(monitor);
  monitor.readResource = (request, answer) => {
    if (request.getType() !== stackReference) {
      reads.network(request.getType());
    }
    return readResource(request, answer);
  };
}

function noteFunction(request: ResourceInvokeRequest, reads: Reads): void {
  const name = request.getTok();
  // Another provider may ask in another region, or as somebody else.
  const isUsual = request.getProvider() === "";
  if (name === ownState || (isUsual && settled.includes(name))) {
    return;
  }
  const known = repeatable[name];
  const inputs = Object.entries(request.getArgs()?.toJavaScript() ?? {});
  const [[input, value] = []] = inputs;
  if (isUsual && known?.input === input && inputs.length === 1 && typeof value === "string") {
    reads.query(`${known?.query}:${value}`);
  } else {
    reads.network(name);
  }
}
