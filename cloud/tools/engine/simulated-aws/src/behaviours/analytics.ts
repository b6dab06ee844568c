import { ServiceError } from "../errors.ts";
import { isObject, text } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";

const securityConfiguration = "aws:glue/securityConfiguration:SecurityConfiguration";

/** The catalog of data, what fills it, and what queries it. */
export const analytics: Behaviours = {
  "aws:glue/catalogDatabase:CatalogDatabase": {
    noun: "Database",
    name: { property: "name", max: 255 },
    id: "{account}:{name}",
    arn: "arn:{partition}:glue:{region}:{account}:database/{name}",
    replace: ["catalogId", "name"],
    computed: { catalogId: "{account}" },
    exists: {
      code: "AlreadyExistsException",
      message: "Database already exists.",
      status: 400,
    },
    seconds: { create: 1, update: 1, delete: 1 },
  },
  [securityConfiguration]: {
    noun: "Security Configuration",
    name: { property: "name", max: 255 },
    replace: ["encryptionConfiguration", "name"],
    exists: {
      code: "AlreadyExistsException",
      message: "SecurityConfiguration {name} already exists",
      status: 400,
    },
    seconds: { create: 1, delete: 1 },
  },
  "aws:glue/crawler:Crawler": {
    name: { property: "name", max: 255 },
    arn: "arn:{partition}:glue:{region}:{account}:crawler/{name}",
    replace: ["name"],
    exists: {
      code: "AlreadyExistsException",
      message: "Crawler with name {name} already exists",
      status: 400,
    },
    references: {
      role: {
        to: "aws:iam/role:Role",
        by: "name",
        code: "InvalidInputException",
        message: "Service is unable to assume provided role. Please verify role's TrustPolicy",
        holds: false,
      },
      securityConfiguration: {
        to: securityConfiguration,
        code: "InvalidInputException",
        message: "SecurityConfiguration {value} not found",
        holds: false,
      },
    },
    check: checkTrust,
    seconds: { create: 2, update: 1, delete: 1 },
  },
  "aws:athena/workgroup:Workgroup": {
    noun: "Work Group",
    name: { property: "name", max: 128 },
    arn: "arn:{partition}:athena:{region}:{account}:workgroup/{name}",
    replace: ["name"],
    defaults: { state: "ENABLED", forceDestroy: false },
    exists: {
      code: "InvalidRequestException",
      message: "WorkGroup is already created",
      status: 400,
    },
    check: checkOutputLocation,
    seconds: { create: 1, update: 1, delete: 1 },
  },
};

function checkTrust({ inputs, list }: Situation): void {
  const wanted = text(inputs.role);
  const role = list("aws:iam/role:Role").find(({ id, arn }) => wanted === id || wanted === arn);
  if (!(text(role?.outputs.assumeRolePolicy) ?? "").includes("glue.amazonaws.com")) {
    throw new ServiceError(
      "InvalidInputException",
      "Service is unable to assume provided role. Please verify role's TrustPolicy",
    );
  }
}

function checkOutputLocation({ inputs }: Situation): void {
  const result = isObject(inputs.configuration)
    ? inputs.configuration.resultConfiguration
    : undefined;
  const location = isObject(result) ? text(result.outputLocation) : undefined;
  if (location !== undefined && !/^s3:\/\/[^/]+/.test(location)) {
    throw new ServiceError("InvalidRequestException", "OutputLocation is not a valid S3 path.");
  }
}
