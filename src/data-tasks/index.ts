/** Data tasks: rows for language models from the traces of verified proofs. Pure. */
import type { DataTask } from "./data-task.ts";
import { statePrediction } from "./state-prediction.ts";
import { subGoals } from "./sub-goals.ts";
import { tacticPrediction } from "./tactic-prediction.ts";

export * from "./apply-task.ts";
export * from "./data-task.ts";
export * from "./goal-tree.ts";
export * from "./state-prediction.ts";
export * from "./sub-goals.ts";
export * from "./tactic-prediction.ts";

/** The bundled tasks, by name. */
export const dataTasks: Readonly<Record<string, DataTask>> = Object.fromEntries(
  [statePrediction, subGoals, tacticPrediction].map((task) => [task.name, task]),
);
