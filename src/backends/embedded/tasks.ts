/** The tasks that a worker thread of the embedded back end knows, by name. */
import { corpusSteps } from "../../corpus/index.ts";
import { checkExportFile } from "./check-export-file.ts";
import {
  conjecture,
  embedStatements,
  formalise,
  normalForms,
  readGoals,
  sampleStatement,
  sampleStateTactics,
  train,
  workbench,
} from "./model-tasks.ts";
import { readConjectures } from "./review-tasks.ts";
import { checkStatements, judgeFile, judgeProofs, traceProofs, tryTactics } from "./verify-tasks.ts";

export const embeddedTasks = {
  ...corpusSteps(workbench),
  checkExportFile,
  checkStatements,
  conjecture,
  embedStatements,
  formalise,
  judgeFile,
  judgeProofs,
  normalForms,
  readConjectures,
  readGoals,
  sampleStatement,
  sampleStateTactics,
  traceProofs,
  train,
  tryTactics,
};
export type EmbeddedTasks = typeof embeddedTasks;
