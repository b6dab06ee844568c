import { describe, expect, it } from "vitest";
import { webAclRules } from "./web-acl";

describe("the rules of the web ACL", () => {
  it("have priorities in order, beginning with the rate limit", () => {
    const rules = webAclRules("block", 2000);

    expect(rules.map(({ name, priority }) => [name, priority])).toEqual([
      ["rate-limit", 0],
      ["AWSManagedRulesAmazonIpReputationList", 1],
      ["AWSManagedRulesCommonRuleSet", 2],
      ["AWSManagedRulesKnownBadInputsRuleSet", 3],
      ["AWSManagedRulesSQLiRuleSet", 4],
    ]);
    expect(rules[0]?.statement).toEqual({
      rateBasedStatement: { limit: 2000, aggregateKeyType: "IP" },
    });
  });

  it("block, or only count", () => {
    const decisions = (mode: "block" | "count") =>
      webAclRules(mode, 100).map(({ action, overrideAction }) => action ?? overrideAction);

    expect(decisions("block")).toEqual([{ block: {} }, ...Array<object>(4).fill({ none: {} })]);
    expect(decisions("count")).toEqual(Array(5).fill({ count: {} }));
  });
});
