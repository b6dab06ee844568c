import { ServiceError, type Operation } from "../errors.ts";
import { usesEc2Codes, partsOf } from "../behaviours/services.ts";
import { untilCancelled } from "../operations/waiting.ts";
import { parseUrn } from "../urn.ts";
import { CallCounter } from "./counter.ts";
import { FaultsFile, type Fault, type FaultError } from "./file.ts";

export interface Call {
  readonly type: string;
  readonly operation: Operation | "invoke";
  /** Absent for function calls. */
  readonly urn?: string;
  readonly signal: AbortSignal;
}

/** Failures on demand. */
export class Faults {
  private readonly file: FaultsFile;
  private readonly counter: CallCounter;

  constructor(path: string | undefined, countDirectory: string) {
    this.file = new FaultsFile(path);
    this.counter = new CallCounter(countDirectory);
  }

  quota(name: string, standard: number): number {
    return this.file.content().quotas?.[name] ?? standard;
  }

  /** Throws what the faults file asks for; for `hang` not before the call is cancelled. */
  async strike(call: Call): Promise<void> {
    for (const fault of this.file.content().faults ?? []) {
      if (matches(fault, call) && this.isDue(fault)) {
        await fail(fault.error, call);
      }
    }
  }

  private isDue(fault: Fault): boolean {
    if (fault.call === undefined && fault.times === undefined) {
      return true;
    }
    const first = fault.call ?? 1;
    const number = this.counter.next(fault);
    return number >= first && number < first + (fault.times ?? 1);
  }
}

function matches(fault: Fault, call: Call): boolean {
  const { name, stack } = call.urn ? parseUrn(call.urn) : { name: "", stack: "" };
  return (
    like(fault.type, call.type) &&
    like(fault.name, name) &&
    like(fault.stack, stack) &&
    (fault.operation === undefined || fault.operation === call.operation)
  );
}

function like(pattern: string | undefined, text: string): boolean {
  if (pattern === undefined) {
    return true;
  }
  const expression = pattern
    .split("*")
    .map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${expression}$`, "s").test(text);
}

async function fail(error: FaultError, call: Call): Promise<never> {
  const ec2 = usesEc2Codes(partsOf(call.type).module);
  switch (error) {
    case "hang":
      return untilCancelled(call.signal);
    case "throttling":
      throw ec2
        ? new ServiceError("RequestLimitExceeded", "Request limit exceeded.", {
            status: 503,
            attempts: 25,
          })
        : new ServiceError("ThrottlingException", "Rate exceeded", { attempts: 25 });
    case "accessDenied":
      throw ec2
        ? new ServiceError(
            "UnauthorizedOperation",
            "You are not authorized to perform this operation.",
            { status: 403 },
          )
        : new ServiceError(
            "AccessDenied",
            `User is not authorized to perform this action on ${call.type}`,
            { status: 403 },
          );
    case "limitExceeded":
      throw new ServiceError(
        limitCode(call.type),
        "The maximum number of resources of this type has been reached.",
      );
    default:
      throw new ServiceError(error.code, error.message);
  }
}

function limitCode(type: string): string {
  const known: Readonly<Record<string, string>> = {
    "aws:ec2/vpc:Vpc": "VpcLimitExceeded",
    "aws:ec2/eip:Eip": "AddressLimitExceeded",
    "aws:ec2/subnet:Subnet": "SubnetLimitExceeded",
    "aws:ec2/natGateway:NatGateway": "NatGatewayLimitExceeded",
    "aws:ec2/securityGroup:SecurityGroup": "SecurityGroupLimitExceeded",
    "aws:ec2/instance:Instance": "InstanceLimitExceeded",
  };
  return known[type] ?? "LimitExceededException";
}
