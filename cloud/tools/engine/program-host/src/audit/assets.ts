import { noteFile } from "./files.ts";
import { noteUrl } from "./network.ts";
import type { Reads } from "./reads.ts";
import { notingAll, viewOf, type Note } from "./views.ts";

/**
 * The SDK with classes that tell what they are made of: files which Pulumi reads for the program,
 * also where they lie inside another archive, and stacks.
 */
export function sdkView(sdk: object, reads: Reads, consumed: ReadonlySet<string>): object {
  const { asset } = sdk as { asset?: object };
  const file = noteFile(reads);
  const url = noteUrl(reads);
  return viewOf(sdk, {
    ...notingAll(sdk, ["FileAsset", "FileArchive"], whenKnown(file)),
    ...notingAll(
      sdk,
      ["RemoteAsset", "RemoteArchive"],
      whenKnown((uri) => {
        const text = String(uri);
        return text.startsWith("file:") && URL.canParse(text) ? file(new URL(text)) : url(text);
      }),
    ),
    ...notingAll(sdk, ["StackReference"], noteStack(reads, consumed)),
    ...(asset === undefined ? {} : { asset: sdkView(asset, reads, consumed) }),
  });
}

function whenKnown(note: Note): Note {
  return (value) => {
    void Promise.resolve(value).then(note, () => undefined);
  };
}

/** A stack of which no output was noted is read in a way that nobody follows. */
function noteStack(reads: Reads, consumed: ReadonlySet<string>): Note {
  return (name, args) => {
    if (![...consumed].some((output) => output.startsWith(`${String(name)}.`))) {
      const { name: stack = name } = (args ?? {}) as { name?: unknown };
      reads.network(typeof stack === "string" ? stack : undefined);
    }
  };
}
