/** What Spark-Prover-X1's plan attempts, pure: as `select`, and in its third stage hard statements alone. */

import { hardStatements, isHardIteration } from "../spark-stages.ts";
import { pureStepInsteadOf } from "../step.ts";
import { conjecture } from "./conjecture.ts";
import { seeds } from "./seeds.ts";
import { select, selectStatements } from "./select.ts";

export const stagedSelect = pureStepInsteadOf(select, {
  reads: [seeds, conjecture],
  compute: (state, iteration) =>
    isHardIteration(state.experiment, iteration)
      ? selectStatements(state, iteration, hardStatements(state))
      : selectStatements(state, iteration),
});
