import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Failure } from "./support/events.ts";
import { expectFailure } from "./support/failures.ts";
import { Platform, type RunOptions } from "./support/platform.ts";
import { stackOf } from "./support/status.ts";

// What only AWS can know to be wrong: `validate` has nothing against any of these.

const quota =
  "ask for a higher quota in the Service Quotas console of account 111111111111, " +
  "or remove what is not needed any more, then deploy again";

interface Mistake {
  readonly name: string;
  readonly words?: readonly string[];
  readonly quotas?: Readonly<Record<string, number>>;
  readonly stack: string;
  /** Where AWS has refused: the types of the resource and its parents, and its name. */
  readonly resource: RegExp;
  readonly message: RegExp;
  readonly failure: Omit<Failure, "message" | "resource">;
}

const mistakes: readonly Mistake[] = [
  {
    name: "a VPC too many",
    quotas: { vpcs: 0 },
    stack: "network",
    resource: /cloud:network:Network\$cloud:network:Vpc\$aws:ec2\/vpc:Vpc::vpc$/,
    message: refusal(
      "creating EC2 VPC: operation error EC2: CreateVpc",
      400,
      "VpcLimitExceeded: The maximum number of VPCs has been reached.",
    ),
    failure: { class: "critical", code: "VpcLimitExceeded", advice: quota },
  },
  {
    name: "an address too many",
    quotas: { eips: 0 },
    stack: "network",
    resource: /cloud:network:Network\$cloud:network:NatGateways\$aws:ec2\/eip:Eip::nat-1$/,
    message: refusal(
      "creating EC2 EIP: operation error EC2: AllocateAddress",
      400,
      "AddressLimitExceeded: The maximum number of addresses has been reached.",
    ),
    failure: { class: "critical", code: "AddressLimitExceeded", advice: quota },
  },
  {
    name: "a VPC that is not there",
    words: ["--set", "security.vpcId=vpc-0123456789abcdef0"],
    stack: "security",
    resource: /cloud:security:SecurityGroups\$aws:ec2\/securityGroup:SecurityGroup::[a-z-]+$/,
    message: refusal(
      "creating EC2 Security Group (dwrong-dev-[a-z-]+): operation error EC2: CreateSecurityGroup",
      400,
      "InvalidVpcID.NotFound: The vpc ID 'vpc-0123456789abcdef0' does not exist",
    ),
    failure: {
      class: "critical",
      code: "InvalidVpcID.NotFound",
      advice:
        "something that the stack relies on is gone from account 111111111111: " +
        "compare with what is there (deploy --refresh), then deploy again",
    },
  },
  {
    name: "a zone that is not there",
    words: ["--set-dev", "dns.parentZone={zoneId: Z0123456789ABCDEFGHIJ}"],
    stack: "dns",
    resource: /cloud:dns:Dns\$cloud:dns:ParentDelegation\$aws:route53\/record:Record::parent-zone$/,
    message: refusal(
      "creating Route 53 Record (dev.ecommerce.example.com): " +
        "operation error Route 53: ChangeResourceRecordSets",
      404,
      "NoSuchHostedZone: No hosted zone found with ID: Z0123456789ABCDEFGHIJ",
    ),
    failure: {
      class: "critical",
      code: "NoSuchHostedZone",
      advice: "read what AWS says, correct the configuration of the stack, then deploy again",
    },
  },
];

test.each(mistakes)("$name fails where AWS refuses it", async (mistake) => {
  const platform = new Platform("shipped");
  const deployment = await platform.init(["DWRONG", ...(mistake.words ?? [])]);
  expect((await platform.cloud(["validate", deployment.id])).status).toBe(0);

  const outcome = await deployment.run(
    "deploy",
    ["--json", "--rollback", "never"],
    withQuotas(platform, mistake),
  );

  expect(outcome.status).toBe(1);
  await expectFailure(deployment, outcome.stdout, mistake.stack, {
    ...mistake.failure,
    message: expect.stringMatching(mistake.message) as string,
    resource: expect.stringMatching(mistake.resource) as string,
  });
});

test("a network that another deployment uses is not destroyed", async () => {
  const platform = new Platform("shipped");
  const deployment = await platform.init();
  await deployment.deploy();
  const { vpcId } = stackOf(await deployment.status(), "network").outputs as { vpcId: string };
  const guest = await platform.init(["DGUEST", "--set", `security.vpcId=${vpcId}`]);
  await guest.deploy();

  const outcome = await deployment.run("destroy", ["--confirm", "--json"]);

  expect(outcome.status).toBe(1);
  await expectFailure(deployment, outcome.stdout, "network", {
    class: "critical",
    code: "DependencyViolation",
    message: expect.stringMatching(
      refusal(
        `deleting EC2 VPC (${vpcId}): operation error EC2: DeleteVpc`,
        400,
        `DependencyViolation: The vpc '${vpcId}' has dependencies and cannot be deleted.`,
      ),
    ) as string,
    resource: expect.stringMatching(/\$cloud:network:Vpc\$aws:ec2\/vpc:Vpc::vpc$/) as string,
    advice:
      "something still uses the resource: deploy the stacks that do, so that they let go of it, or " +
      "find and remove what no stack manages (network interfaces, security group rules and " +
      "endpoints are the usual ones), then run again",
  });
  await guest.destroy();
  await deployment.destroy();
});

/** The whole message of a refusal; only the id of the request is made up. */
function refusal(call: string, status: number, error: string): RegExp {
  const escaped = [call, error].map((text) => text.replace(/[.()]/g, "\\$&"));
  return new RegExp(
    `^${escaped[0]}, https response error StatusCode: ${status}, ` +
      `RequestID: [0-9a-f-]{36}, api error ${escaped[1]}$`,
  );
}

function withQuotas(platform: Platform, { quotas }: Mistake): RunOptions {
  if (quotas === undefined) {
    return {};
  }
  const file = platform.path("faults.json");
  writeFileSync(file, JSON.stringify({ faults: [], quotas }));
  return { environment: { CLOUD_SIMULATED_FAULTS: file } };
}
