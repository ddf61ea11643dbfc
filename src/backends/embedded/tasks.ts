/** The tasks that a worker thread of the embedded back end knows, by name. */
import { checkExportFile } from "./check-export-file.ts";
import { conjecture, embedStatements, normalForms, sampleStatement, train } from "./model-tasks.ts";
import { checkStatements, judgeFile, judgeProofs } from "./verify-tasks.ts";

export const embeddedTasks = {
  checkExportFile,
  checkStatements,
  conjecture,
  embedStatements,
  judgeFile,
  judgeProofs,
  normalForms,
  sampleStatement,
  train,
};
export type EmbeddedTasks = typeof embeddedTasks;
