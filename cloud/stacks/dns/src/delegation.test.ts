import { ConfigurationError } from "@cloud/shared";
import { documentIn, find, namesOf, ofType } from "@cloud/shared/testing/expectations";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type DelegationParameter,
  delegatePolicy,
  delegateTrust,
  planDelegations,
} from "./delegation-plan";

const load = () => import("./index.js");

function delegation(change: Partial<DelegationParameter>): DelegationParameter {
  return { name: "dev", nameServers: undefined, accountId: undefined, ...change };
}

describe("delegations", () => {
  it("know the name servers, or the account that knows them", () => {
    const planned = planDelegations(
      [
        delegation({ accountId: "222222222222" }),
        delegation({ name: "a.stage", nameServers: ["ns-1.example.org"] }),
      ],
      "example.com",
    );

    expect(planned).toEqual([
      { name: "dev", fullName: "dev.example.com", accountId: "222222222222" },
      { name: "a.stage", fullName: "a.stage.example.com", nameServers: ["ns-1.example.org"] },
    ]);
  });

  it.each<[string, DelegationParameter[], string]>([
    ["nothing", [delegation({})], "dns:delegations[0] (dev) must have either nameServers or an"],
    ["no servers", [delegation({ nameServers: [] })], "dns:delegations[0] (dev) must have either"],
    [
      "both",
      [delegation({ accountId: "222222222222", nameServers: ["ns-1.example.org"] })],
      "dns:delegations[0] (dev) must have either nameServers or an accountId",
    ],
    [
      "one name twice",
      [delegation({ accountId: "222222222222" }), delegation({ accountId: "333333333333" })],
      "dns:delegations[1] (dev) repeats an earlier one, a zone is delegated once",
    ],
  ])("are refused with %s", (_, delegations, message) => {
    expect(() => planDelegations(delegations, "example.com")).toThrow(ConfigurationError);
    expect(() => planDelegations(delegations, "example.com")).toThrow(message);
  });
});

describe("the zone above", () => {
  let prod: ProgramRun;
  beforeAll(async () => {
    prod = await runProgram({
      stack: "dns",
      environment: "prod",
      config: {
        zoneName: "example.com",
        privateZoneName: "internal.example.com",
        certificateAlternativeNames: [],
        delegations: [
          { name: "dev", accountId: "222222222222" },
          { name: "stage", nameServers: ["ns-3.example.org", "ns-4.example.org"] },
        ],
      },
      load,
    });
  });

  it("names the servers that the configuration knows", () => {
    expect(find(prod, "route53/record:Record", "delegation-stage")).toMatchObject({
      inputs: {
        zoneId: "Z-public",
        name: "stage.example.com",
        type: "NS",
        ttl: 3600,
        records: ["ns-3.example.org", "ns-4.example.org"],
      },
      parent: "cloud:dns:Delegations delegations",
    });
  });

  it("gives an account a role for the one record of its own zone", () => {
    const role = find(prod, "iam/role:Role", "dns-delegation-dev");

    expect(role.inputs).toMatchObject({
      name: "d1brv40-prod-dns-delegation-dev",
      description: "Delegates dev.example.com from account 222222222222",
    });
    expect(documentIn(role, "assumeRolePolicy")).toEqual(delegateTrust("222222222222", "aws"));
    expect(delegateTrust("222222222222", "aws").Statement[0]?.Principal).toEqual({
      AWS: "arn:aws:iam::222222222222:root",
    });
    const zoneArn = mockArn("aws:route53/zone:Zone", "public");
    const policy = find(prod, "iam/rolePolicy:RolePolicy", "dns-delegation-dev");
    expect(documentIn(policy, "policy")).toEqual(delegatePolicy(zoneArn, "dev.example.com"));
    expect(delegatePolicy(zoneArn, "dev.example.com").Statement[0]).toEqual({
      Sid: "SetNameServers",
      Effect: "Allow",
      Action: "route53:ChangeResourceRecordSets",
      Resource: zoneArn,
      Condition: {
        "ForAllValues:StringEquals": {
          "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["dev.example.com"],
          "route53:ChangeResourceRecordSetsRecordTypes": ["NS"],
        },
      },
    });
    expect(prod.outputs["delegationRoleArns"]).toEqual({
      dev: mockArn("aws:iam/role:Role", "dns-delegation-dev"),
    });
  });
});

describe("the zone below", () => {
  const names = {
    zoneName: "dev.example.com",
    privateZoneName: "internal.dev.example.com",
    certificateAlternativeNames: [],
  };
  const roleArn = "arn:aws:iam::333333333333:role/d1brv40-prod-dns-delegation-dev";

  it("delegates itself through the role, and before the certificate is waited for", async () => {
    const config = { ...names, parentZone: { zoneId: "Z0PARENT", roleArn } };
    const run = await runProgram({ stack: "dns", config, load });

    expect(find(run, "pulumi:providers:aws", "parent-zone").inputs).toMatchObject({
      region: "us-east-1",
      assumeRoles: JSON.stringify([{ roleArn, sessionName: "D1BRV40-dns-dev" }]),
      allowedAccountIds: JSON.stringify(["333333333333"]),
    });
    expect(find(run, "route53/record:Record", "parent-zone")).toMatchObject({
      inputs: {
        zoneId: "Z0PARENT",
        name: "dev.example.com",
        type: "NS",
        records: ["ns-1.example.org", "ns-2.example.org"],
      },
      parent: "cloud:dns:ParentDelegation parent-zone",
    });
    expect(find(run, "CertificateValidation", "certificate").dependencies).toContain(
      "aws:route53/record:Record parent-zone",
    );
  });

  it("needs no role in the account of the zone above", async () => {
    const config = { ...names, parentZone: { zoneId: "Z0PARENT" } };
    const run = await runProgram({ stack: "dns", config, load });

    expect(namesOf(run, "pulumi:providers:aws")).toEqual([]);
    expect(ofType(run, "route53/record:Record").map(({ name }) => name)).toContain("parent-zone");
  });
});
