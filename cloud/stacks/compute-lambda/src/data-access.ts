import { type DataUse, given } from "@cloud/shared";
import type { FunctionSettings } from "./function-plan";
import type { LambdaParameters } from "./functions";

/** Data as far as it is configured; a function that is told of objects may read just those. */
export function dataUseOf(
  { dataAccess, bucketEvents }: Pick<FunctionSettings, "bucketEvents" | "dataAccess">,
  { dataBucketName, storageKeyArn }: Pick<LambdaParameters, "dataBucketName" | "storageKeyArn">,
): DataUse | undefined {
  const bucketName = given(dataBucketName);
  if (bucketName === undefined) {
    return undefined;
  }
  const use = { bucketName, keyArn: storageKeyArn };
  if (dataAccess !== "none") {
    return { ...use, access: dataAccess };
  }
  return bucketEvents && { ...use, access: "read", prefix: bucketEvents.prefix };
}
