import * as pulumi from "@pulumi/pulumi";
import type { FunctionArgs } from "@pulumi/aws/lambda";
import { code as example } from "./example/code";
import type { FunctionSettings } from "./function-plan";

/** What a function runs. `planFunctions` has made sure that there is one source of it, or none. */
export function codeArgs({
  code,
  handler,
  runtime,
  layers,
}: Pick<FunctionSettings, "code" | "handler" | "runtime" | "layers">): Partial<FunctionArgs> {
  if (code?.imageUri !== undefined) {
    // Handler, runtime and layers are inside the image.
    return { packageType: "Image", imageUri: code.imageUri };
  }
  const zip = { packageType: "Zip", handler, runtime, layers: [...layers] };
  if (code?.bucket !== undefined) {
    return {
      ...zip,
      s3Bucket: code.bucket,
      s3Key: code.key,
      s3ObjectVersion: code.objectVersion,
    };
  }
  if (code?.archive !== undefined) {
    return { ...zip, code: new pulumi.asset.FileArchive(code.archive) };
  }
  return { ...zip, code: moduleArchive(code?.inline ?? example) };
}

function moduleArchive(source: string): pulumi.asset.Archive {
  return new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(source) });
}
