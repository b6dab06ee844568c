import { ServiceError } from "../errors.ts";
import { Random } from "../naming/random.ts";
import type { Image } from "../reference.ts";
import { isObject, list, text, texts } from "../values.ts";
import type { CloudFunctions, Question } from "./function.ts";
import { like } from "./lookup.ts";

/** Machine images, from the reference data. */
export const images: CloudFunctions = {
  "aws:ec2/getAmi:getAmi": (question) => {
    const found = matchingImages(question);
    if (found.length === 0) {
      throw new ServiceError(
        "InvalidAMIID.NotFound",
        "Your query returned no results. Please change your search criteria and try again.",
      );
    }
    if (found.length > 1 && question.args.mostRecent !== true) {
      throw new ServiceError(
        "InvalidParameterValue",
        "Your query returned more than one result. Please try a more specific search criteria, or set `most_recent` attribute to true.",
      );
    }
    return { result: { ...question.args, ...describe(found[0]!, question) } };
  },

  "aws:ec2/getAmiIds:getAmiIds": (question) => ({
    result: {
      ...question.args,
      id: question.region,
      ids: matchingImages(question).map((image) => image.ids[question.region]!),
      region: question.region,
    },
  }),
};

function matchingImages({ args, data, region }: Question): Image[] {
  const owners = texts(args.owners);
  const filters = list(args.filters).filter(isObject);
  const pattern = text(args.nameRegex);
  return Object.values(data.images)
    .filter((image) => image.ids[region] !== undefined)
    .filter(
      (image) =>
        owners.length === 0 || owners.includes(image.owner) || owners.includes(image.ownerAlias),
    )
    .filter((image) => pattern === undefined || new RegExp(pattern).test(image.name))
    .filter((image) =>
      filters.every((filter) =>
        passes(image, region, text(filter.name) ?? "", texts(filter.values)),
      ),
    )
    .sort((left, right) => right.creationDate.localeCompare(left.creationDate));
}

function passes(image: Image, region: string, filter: string, values: readonly string[]): boolean {
  const facts: Readonly<Record<string, string>> = {
    architecture: image.architecture,
    "image-id": image.ids[region] ?? "",
    name: image.name,
    "owner-alias": image.ownerAlias,
    "owner-id": image.owner,
    "root-device-type": "ebs",
    state: "available",
    "virtualization-type": "hvm",
  };
  const fact = facts[filter];
  return fact === undefined || values.some((value) => like(value, fact));
}

function describe(image: Image, { region, partition }: Question) {
  const id = image.ids[region]!;
  return {
    id,
    imageId: id,
    architecture: image.architecture,
    arn: `arn:${partition}:ec2:${region}::image/${id}`,
    blockDeviceMappings: [],
    bootMode: "",
    creationDate: image.creationDate,
    deprecationTime: "",
    description: image.description,
    enaSupport: true,
    hypervisor: "xen",
    imageLocation: `${image.ownerAlias || image.owner}/${image.name}`,
    imageOwnerAlias: image.ownerAlias,
    imageType: "machine",
    imdsSupport: "v2.0",
    kernelId: "",
    lastLaunchedTime: "",
    name: image.name,
    ownerId: image.owner,
    platform: "",
    platformDetails: "Linux/UNIX",
    productCodes: [],
    public: true,
    ramdiskId: "",
    region,
    rootDeviceName: image.rootDeviceName,
    rootDeviceType: "ebs",
    rootSnapshotId: `snap-0${new Random(id).hex(16)}`,
    sriovNetSupport: "simple",
    state: "available",
    stateReason: { code: "UNSET", message: "UNSET" },
    tags: {},
    tpmSupport: "",
    usageOperation: "RunInstances",
    virtualizationType: "hvm",
  };
}
