import { ServiceError } from "../errors.ts";
import type { CloudFunctions, Question } from "./function.ts";
import { list, isObject, text, texts, type Properties } from "../values.ts";

/** Who is asking, and where: account, region, partition, zones. */
export const account: CloudFunctions = {
  "aws:index/getCallerIdentity:getCallerIdentity": ({ account: id, partition }) => ({
    result: {
      accountId: id,
      arn: `arn:${partition}:iam::${id}:user/simulated`,
      id,
      userId: "AIDASIMULATEDUSER0000",
    },
  }),

  "aws:index/getRegion:getRegion": (question) => {
    const region = text(question.args.name) ?? question.region;
    const known = question.data.regions[region];
    return {
      result: {
        id: region,
        name: region,
        region,
        description: known?.description ?? region,
        endpoint: `ec2.${region}.amazonaws.com`,
      },
    };
  },

  "aws:index/getPartition:getPartition": ({ partition }) => ({
    result: {
      id: partition,
      partition,
      dnsSuffix: partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
      reverseDnsPrefix: partition === "aws-cn" ? "cn.com.amazonaws" : "com.amazonaws",
    },
  }),

  "aws:index/getDefaultTags:getDefaultTags": ({ configuration, partition }) => ({
    result: { id: partition, tags: { ...configuration.defaultTags } },
  }),

  "aws:index/getRegions:getRegions": (question) => ({
    result: {
      id: question.partition,
      names: Object.keys(question.data.regions).filter(
        (name) => question.data.partition(name) === question.partition,
      ),
    },
  }),

  "aws:index/getServicePrincipal:getServicePrincipal": ({ args, region }) => {
    const name = `${text(args.serviceName) ?? ""}.amazonaws.com`;
    return {
      result: {
        id: name,
        name,
        region,
        serviceName: args.serviceName ?? "",
        suffix: "amazonaws.com",
      },
    };
  },

  "aws:index/getAvailabilityZones:getAvailabilityZones": (question) => {
    const zones = selectedZones(question);
    return {
      result: {
        id: question.region,
        groupNames: zones.length > 0 ? [question.region] : [],
        names: zones.map((zone) => zone.name),
        zoneIds: zones.map((zone) => zone.id),
        ...given(question.args, [
          "allAvailabilityZones",
          "excludeNames",
          "excludeZoneIds",
          "filters",
          "state",
        ]),
        region: question.region,
      },
    };
  },

  "aws:index/getAvailabilityZone:getAvailabilityZone": (question) => {
    const { name, zoneId } = question.args;
    const matching = question
      .zones()
      .filter((zone) => (!name || zone.name === name) && (!zoneId || zone.id === zoneId));
    if (matching.length !== 1) {
      throw new ServiceError(
        "InvalidParameterValue",
        `Invalid availability zone: [${text(name) ?? text(zoneId) ?? ""}]`,
      );
    }
    const zone = matching[0]!;
    return {
      result: {
        id: zone.name,
        name: zone.name,
        nameSuffix: zone.name.slice(question.region.length),
        zoneId: zone.id,
        groupName: question.region,
        groupLongName: question.data.regions[question.region]?.description ?? question.region,
        networkBorderGroup: question.region,
        optInStatus: "opt-in-not-required",
        parentZoneId: "",
        parentZoneName: "",
        zoneType: "availability-zone",
        region: question.region,
        state: "available",
      },
    };
  },
};

function selectedZones(question: Question) {
  const { args } = question;
  if (text(args.state) !== undefined && args.state !== "available") {
    return [];
  }
  const excluded = new Set([...texts(args.excludeNames), ...texts(args.excludeZoneIds)]);
  const named = list(args.filters).filter(isObject);
  return question
    .zones()
    .filter((zone) => !excluded.has(zone.name) && !excluded.has(zone.id))
    .filter((zone) =>
      named.every((filter) => passes(zone, text(filter.name) ?? "", texts(filter.values))),
    );
}

function passes(
  zone: { name: string; id: string },
  filter: string,
  values: readonly string[],
): boolean {
  switch (filter) {
    case "zone-name":
      return values.includes(zone.name);
    case "zone-id":
      return values.includes(zone.id);
    case "opt-in-status":
      return values.includes("opt-in-not-required");
    case "zone-type":
      return values.includes("availability-zone");
    case "state":
      return values.includes("available");
    default:
      return true;
  }
}

function given(args: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(
    names.filter((name) => name in args).map((name) => [name, args[name]!]),
  );
}
