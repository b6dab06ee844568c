import {
  ConfigurationError,
  type ParametersOf,
  type PolicyDocument,
  policyDocument,
} from "@cloud/shared";
import type { definition } from "./definition";

export type DelegationParameter = ParametersOf<typeof definition>["delegations"][number];

/** A zone below ours: where it is known already, or who may say where it is. */
export type Delegation =
  | { readonly name: string; readonly fullName: string; readonly nameServers: readonly string[] }
  | { readonly name: string; readonly fullName: string; readonly accountId: string };

/** Gives the delegations of the configuration their full names, or says what is wrong with them. */
export function planDelegations(
  delegations: readonly DelegationParameter[],
  zoneName: string,
): Delegation[] {
  return delegations.map(({ name, nameServers, accountId }, index) => {
    const label = `dns:delegations[${index}] (${name})`;
    if (delegations.findIndex((other) => other.name === name) !== index) {
      throw new ConfigurationError(`${label} repeats an earlier one, a zone is delegated once`);
    }
    const known = { name, fullName: `${name}.${zoneName}` };
    if (accountId !== undefined && nameServers === undefined) {
      return { ...known, accountId };
    }
    if (accountId === undefined && nameServers !== undefined && nameServers.length > 0) {
      return { ...known, nameServers };
    }
    throw new ConfigurationError(`${label} must have either nameServers or an accountId`);
  });
}

/** Lets every identity of the account take on the role that its own policies let. */
export function delegateTrust(accountId: string, partition: string): PolicyDocument {
  return policyDocument({
    Sid: "AssumeByDelegate",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
    Action: "sts:AssumeRole",
  });
}

/** One record of one type in one zone, and what it takes to see that it is there. */
export function delegatePolicy(zoneArn: string, recordName: string): PolicyDocument {
  const [, partition = "aws"] = zoneArn.split(":");
  return policyDocument(
    {
      Sid: "SetNameServers",
      Effect: "Allow",
      Action: "route53:ChangeResourceRecordSets",
      Resource: zoneArn,
      Condition: {
        "ForAllValues:StringEquals": {
          "route53:ChangeResourceRecordSetsNormalizedRecordNames": [recordName],
          "route53:ChangeResourceRecordSetsRecordTypes": ["NS"],
        },
      },
    },
    {
      Sid: "ReadZone",
      Effect: "Allow",
      Action: ["route53:GetHostedZone", "route53:ListResourceRecordSets"],
      Resource: zoneArn,
    },
    {
      Sid: "WaitForChange",
      Effect: "Allow",
      Action: "route53:GetChange",
      Resource: `arn:${partition}:route53:::change/*`,
    },
  );
}
