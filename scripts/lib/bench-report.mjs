// Prints what was measured beside the limits: node bench-report.mjs <results, one JSON a line>
import { readFileSync } from "node:fs";

const results = readFileSync(process.argv[2], "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

const rows = [
  ratio("three stacks, first deploy: wall", "deploy", "wallMs", "plain"),
  ratio("three stacks, first deploy: wall", "deploy", "wallMs", "floor", 1.15),
  ratio("sixteen stacks, first deploy: wall", "default", "wallMs", "plain", 0.45),
  ratio("sixteen stacks, AWS takes its time: wall", "waiting", "wallMs", "chain", 1.1),
  ratio("one stack, no change: wall", "unchanged", "wallMs", "plain", 0.4),
  ratio("one stack, no change: processor", "unchanged", "cpuMs", "plain", 0.6),
  time("planner, 10,000 stacks", "planner", 100),
  time("cloud init, 48 configuration files", "init", 50),
  time("cloud --help", "help"),
  time("cloud list", "list"),
].filter((row) => row !== undefined);

const header = ["", "cloud", "against", "ratio", "limit", ""];
const widths = header.map((_, column) =>
  Math.max(...[header, ...rows].map((row) => row[column].length)),
);
for (const row of [header, ...rows]) {
  console.log(
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join("  ")
      .trimEnd(),
  );
}
console.log("times are medians, with the smallest in parentheses; ratios are medians of those of each round");

/** `cloud` against another side of the same figure, round by round. */
function ratio(label, figure, field, other, limit) {
  const ours = values(figure, "cloud", field);
  const theirs = values(figure, other, field);
  if (ours.length === 0) {
    return undefined;
  }
  const shown = median(ours.map((value, round) => value / theirs[round]));
  const verdict = limit === undefined ? "" : shown <= limit ? "kept" : "MISSED";
  return [
    label,
    seconds(ours),
    `${other} ${seconds(theirs)}`,
    shown.toFixed(2),
    limit?.toFixed(2) ?? "",
    verdict,
  ];
}

/** A time by itself, in milliseconds. */
function time(label, figure, limit) {
  const ours = values(figure, "cloud", "wallMs");
  if (ours.length === 0) {
    return undefined;
  }
  const verdict = limit === undefined ? "" : median(ours) <= limit ? "kept" : "MISSED";
  return [label, milliseconds(ours), "", "", limit === undefined ? "" : `${limit} ms`, verdict];
}

function values(figure, side, field) {
  return results
    .filter((result) => result.figure === figure && result.side === side)
    .map(({ took }) => took[field]);
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function seconds(times) {
  return `${(median(times) / 1000).toFixed(2)} s (${(Math.min(...times) / 1000).toFixed(2)})`;
}

function milliseconds(times) {
  return `${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)})`;
}
