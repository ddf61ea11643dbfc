/**
 * What a training command writes, line by line: the last lines for messages, and its metrics. A metric is a finite
 * number of a JSON object that stands alone on a line of standard output; of equal names the last counts.
 */
import { isJsonObject, jsonOf } from "../../domain/index.ts";

export interface TrainingOutput {
  /** The newest lines that are not empty, at most `MOST_LINES`. */
  readonly lastLines: ReadonlyArray<string>;
  readonly metrics: Readonly<Record<string, number>>;
}

export const NO_OUTPUT: TrainingOutput = { lastLines: [], metrics: {} };

const MOST_LINES = 12;
const LONGEST_LINE = 400;
const MOST_METRICS = 64;
/** Longer text without a line's end is taken for a line, so that a flood of it is not kept. */
const LONGEST_REST = 1 << 16;

/** The finite numbers of a line that is a JSON object; none where it is something else. */
const metricsOf = (line: string): ReadonlyArray<readonly [string, number]> => {
  if (!line.startsWith("{") || !line.endsWith("}")) return [];
  // A line of the program's own may only look like JSON.
  const value = jsonOf(line);
  return Object.entries<unknown>(isJsonObject(value) ? value : {}).filter((entry): entry is [string, number] =>
    Number.isFinite(entry[1]),
  );
};

/** A line as it may be shown on a terminal: no control characters. */
export const printable = (line: string): string => line.replaceAll(/\p{Cc}/gu, " ").trim();

/** The output after one more printable line. */
export const withLine = (before: TrainingOutput, line: string, from: "stdout" | "stderr"): TrainingOutput => {
  if (line === "") return before;
  const lastLines = [...before.lastLines, line.slice(0, LONGEST_LINE)].slice(-MOST_LINES);
  const found = from === "stdout" ? metricsOf(line) : [];
  if (found.length === 0) return { ...before, lastLines };
  const metrics = { ...before.metrics };
  for (const [name, value] of found)
    if (Object.hasOwn(metrics, name) || Object.keys(metrics).length < MOST_METRICS) metrics[name] = value;
  return { lastLines, metrics };
};

/**
 * The complete lines of `rest` followed by `text`, and what is left. A carriage return ends a line too: progress bars
 * write nothing else.
 */
export const splitLines = (rest: string, text: string): readonly [rest: string, lines: ReadonlyArray<string>] => {
  const lines = (rest + text).split(/\r\n|[\r\n]/);
  const left = lines.pop() ?? "";
  return left.length > LONGEST_REST ? ["", [...lines, left]] : [left, lines];
};
