/** An output of another stack that a preview of several stacks cannot know yet. */
export interface UnknownMark {
  readonly stack: string;
  readonly output: string;
  /** The whole place, with the path inside of the output. */
  readonly path: string;
}

const pattern = /\{\{UNKNOWN:([a-z][a-z0-9-]*):(([A-Za-z][A-Za-z0-9]*)[^}]*)\}\}/g;

/** The mark that a value consists of, `undefined` where there is more to it, or something else. */
export function markIn(text: string): UnknownMark | undefined {
  const [mark] = marksIn(text);
  return mark !== undefined && text === written(mark) ? mark : undefined;
}

/** All marks, wherever they are in a value. */
export function marksIn(value: unknown): UnknownMark[] {
  if (typeof value === "string") {
    return Array.from(value.matchAll(pattern), ([, stack = "", path = "", output = ""]) => ({
      stack,
      output,
      path: `${stack}:${path}`,
    }));
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(marksIn) : [];
}

/** A text with something else in the place of each mark. */
export function replaceMarks(text: string, replacement: (mark: UnknownMark) => string): string {
  return text.replaceAll(pattern, (whole) => {
    const [mark] = marksIn(whole);
    return mark === undefined ? whole : replacement(mark);
  });
}

export function written({ path }: UnknownMark): string {
  return `{{UNKNOWN:${path}}}`;
}
