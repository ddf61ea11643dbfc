/**
 * A data task may come from a file that somebody wrote, so what the file exports and what its function returns are
 * checked, and a mistake names the file and the value.
 */
import { Result, Schema } from "effect";
import { isJsonObject, type JsonObject, thrownText } from "../domain/index.ts";
import { isRecord, shown } from "../reward/index.ts";
import { type DataTask, TaskRow, type TracedProof } from "./data-task.ts";

/** A file does not export a data task, or its function threw or returned something that is no list of rows. */
export class BadTask extends Schema.TaggedError<BadTask>()("BadTask", {
  file: Schema.String,
  expected: Schema.String,
  found: Schema.String,
}) {
  override get message() {
    return `${this.file}: expected ${this.expected}, found ${this.found}`;
  }
}

/** The task that a module exports by default, or why it is none. `file` is how the user named it. */
export const checkTask = (module: unknown, file: string): Result.Result<DataTask, BadTask> => {
  const bad = (expected: string, found: unknown) =>
    Result.fail(new BadTask({ file, expected, found: found === undefined ? "nothing" : shown(found) }));
  const task = isRecord(module) ? module["default"] : undefined;
  if (!isRecord(task)) return bad("a default export { name, summary, content, rows }", task);
  const { content, name, rows, summary } = task;
  // It names the file of the rows.
  if (typeof name !== "string" || !/^[\w-]+$/.test(name)) return bad("`name`: letters, digits, _ and -", name);
  if (typeof summary !== "string") return bad("`summary`: a string", summary);
  if (!Schema.isSchema(content)) return bad("`content`: an Effect Schema", content);
  if (typeof rows !== "function") return bad("`rows`: a function", rows);
  return Result.succeed(task as unknown as DataTask);
};

/** A row as its file has it: what all tasks' rows have, and between them what is the task's own. */
export interface AppliedRow extends TaskRow {
  readonly content: JsonObject;
}

/** The JSON of a row. */
export const rowJson = ({ content, provenance, statement, task }: AppliedRow): JsonObject => ({
  task,
  statement,
  ...content,
  provenance,
});

/** The rows that a task makes of a proof, checked. */
export const applyTask = (
  task: DataTask,
  file: string,
  proof: TracedProof,
): Result.Result<ReadonlyArray<AppliedRow>, BadTask> => {
  const bad = (expected: string, found: string) => Result.fail(new BadTask({ file, expected, found }));
  const encode = Schema.encodeUnknownResult(task.content, { onExcessProperty: "error" });
  let output: unknown;
  try {
    output = task.rows(proof);
  } catch (cause) {
    return bad("a list of rows", `an exception: ${thrownText(cause)}`);
  }
  if (!Array.isArray(output)) return bad("a list of rows", shown(output));
  const { iteration, proofId, statement, statementId, trace } = proof;
  const rows: Array<AppliedRow> = [];
  for (const item of output) {
    const step: unknown = isRecord(item) ? item["step"] : undefined;
    if (!Number.isInteger(step) || trace[step as number] === undefined)
      return bad("rows { step, content }, `step` the place of a step of the trace", shown(item));
    const content = encode((item as { content: unknown }).content);
    if (Result.isFailure(content)) return bad(`content of \`${task.name}\``, content.failure.message);
    if (!isJsonObject(content.success)) return bad("content of named fields", shown(content.success));
    const taken = Object.keys(TaskRow.fields).find((key) => Object.hasOwn(content.success as object, key));
    if (taken !== undefined) return bad("fields of the task's own", `\`${taken}\`, which every row has`);
    const provenance = { statementId, proofId, iteration, step: step as number };
    rows.push({ task: task.name, statement, content: content.success, provenance });
  }
  return Result.succeed(rows);
};
