import { ServiceError } from "../errors.ts";
import { isObject, list, text } from "../values.ts";
import type { Behaviour, Behaviours, Situation } from "./behaviour.ts";

const duplicate = {
  code: "WAFDuplicateItemException",
  message:
    "AWS WAF couldn't perform the operation because some resource in your request is a duplicate of an existing one.",
};

/** Everything in WAF has a scope, which is part of its ARN. */
function scoped(kind: string): Behaviour {
  return {
    id: "{uuid}",
    arn: ({ partition, region, place, inputs, name, id }) =>
      `arn:${partition}:wafv2:${region}:${place.account}:${inputs.scope === "CLOUDFRONT" ? "global" : "regional"}/${kind}/${name}/${id}`,
    name: { property: "name", max: 128 },
    replace: ["name", "namePrefix", "scope"],
    computed: { lockToken: "{uuid}" },
    unique: [{ properties: ["name", "scope"], ...duplicate }],
    inUse: {
      code: "WAFAssociatedItemException",
      message:
        "AWS WAF couldn't perform the operation because your resource is being used by another resource or it's associated with another resource.",
    },
    seconds: { create: 3, update: 2, delete: 2 },
    check: checkScope,
  };
}

const webAcl = "aws:wafv2/webAcl:WebAcl";

export const wafv2: Behaviours = {
  [webAcl]: {
    ...scoped("webacl"),
    noun: "WebACL",
    outputs: ({ inputs }) => ({
      applicationIntegrationUrl: "",
      capacity: 50 * list(inputs.rules).length,
    }),
    check: (situation) => {
      checkScope(situation);
      checkPriorities(situation);
    },
  },
  "aws:wafv2/ipSet:IpSet": { ...scoped("ipset"), noun: "IPSet" },
  "aws:wafv2/regexPatternSet:RegexPatternSet": scoped("regexpatternset"),
  "aws:wafv2/ruleGroup:RuleGroup": {
    ...scoped("rulegroup"),
    replace: ["name", "namePrefix", "scope", "capacity"],
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    id: "{in.webAclArn},{in.resourceArn}",
    replace: ["resourceArn", "webAclArn"],
    references: {
      webAclArn: {
        to: webAcl,
        code: "WAFNonexistentItemException",
        message: "AWS WAF couldn't perform the operation because your resource doesn't exist.",
      },
    },
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    id: "{in.resourceArn}",
    replace: ["resourceArn"],
  },
};

function checkScope({ inputs, region }: Situation): void {
  if (inputs.scope === "CLOUDFRONT" && region !== "us-east-1") {
    throw new ServiceError(
      "WAFInvalidParameterException",
      "Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT",
    );
  }
}

function checkPriorities({ inputs }: Situation): void {
  const priorities = list(inputs.rules)
    .filter(isObject)
    .map((rule) => String(rule.priority));
  if (new Set(priorities).size < priorities.length) {
    throw new ServiceError(
      "WAFInvalidParameterException",
      "Error reason: You have used the same priority for two or more rules, field: RULE, parameter: Priority",
    );
  }
  const names = list(inputs.rules)
    .filter(isObject)
    .map((rule) => text(rule.name));
  if (new Set(names).size < names.length) {
    throw new ServiceError(duplicate.code, duplicate.message);
  }
}
