/** The tasks that a worker thread of the embedded back end knows, by name. */
import { corpusSteps } from "../../corpus/index.ts";
import { checkExportFile } from "./check-export-file.ts";
import { trainCritic } from "./critic-tasks.ts";
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
import { sampleTurn } from "./turn-tasks.ts";
import { checkStatements, checkTexts, judgeFile, judgeProofs, traceProofs, tryTactics } from "./verify-tasks.ts";

export const embeddedTasks = {
  ...corpusSteps(workbench),
  checkExportFile,
  checkStatements,
  checkTexts,
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
  sampleTurn,
  traceProofs,
  train,
  trainCritic,
  tryTactics,
};
export type EmbeddedTasks = typeof embeddedTasks;
