/** The tasks of a worker thread: pure functions of their input over `src/lean` and `src/policy`. */
import { loadLibrary, verifyFile } from "../../lean/index.ts";
import { failureMessage } from "./verdict.ts";

/** Judges every theorem of a file. */
const judgeFile = (source: string) =>
  verifyFile(loadLibrary(), source).map(({ column, line, name, verdict }) => ({
    line,
    column,
    name,
    verdict: verdict.kind,
    message: verdict.kind === "accepted" ? "" : failureMessage(verdict),
  }));

export const embeddedTasks = { judgeFile };
export type EmbeddedTasks = typeof embeddedTasks;
