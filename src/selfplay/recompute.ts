/**
 * The pure steps again, from the state that their record was written in: what a replay compares with the log. Steps
 * that ask a model, a verifier or a trainer have nothing to recompute.
 */
import { Result } from "effect";
import type { StepRecord } from "../domain/index.ts";
import type { BadReward, RewardInput, RewardOutput } from "../reward/index.ts";
import type { PromptFormatShape } from "../services/index.ts";
import { chooseConjectures } from "./conjecture.ts";
import { evaluateHeldOut } from "./evaluate.ts";
import { chooseExamples } from "./examples.ts";
import { chooseFinalExamples } from "./final.ts";
import { iterationMetrics, summarise } from "./metrics.ts";
import { rewardRecord, statementsToEmbed } from "./reward.ts";
import { doneRecord, type RunState } from "./run-state.ts";
import { chooseSeeds } from "./seeds.ts";
import { selectStatements } from "./select.ts";

/** The pure functions that a run was given. */
export interface PureParts {
  readonly format: PromptFormatShape;
  readonly reward: (input: RewardInput) => Result.Result<RewardOutput, BadReward>;
}

/**
 * The record that the pure part of a step gives, or null where the step has none. `state` is the fold of the records
 * before it. The choice of conjectures is recomputed from the logged completions and inspections, the choice of what to
 * embed from the logged verdicts.
 */
export const recompute = (
  state: RunState,
  record: StepRecord,
  { format, reward }: PureParts,
): Result.Result<StepRecord | null, BadReward> => {
  const { iteration } = record;
  switch (record._tag) {
    case "seeds":
      return Result.succeed(chooseSeeds(state, iteration));
    case "conjecture": {
      const { seeds } = doneRecord(state, "seeds", iteration);
      const { completions, inspections } = record;
      const chosen = chooseConjectures(state, iteration, seeds, completions, inspections, format);
      return Result.succeed({ ...record, ...chosen });
    }
    case "select":
      return Result.succeed(selectStatements(state, iteration));
    case "embed":
      return Result.succeed({ ...record, statementIds: statementsToEmbed(state, iteration).map(({ id }) => id) });
    case "reward":
      return rewardRecord(state, iteration, reward);
    case "examples":
      return Result.succeed(chooseExamples(state, iteration, format));
    case "final-examples": {
      // A refresh inside the run counts its own iteration, the one at the end comes after the last.
      const through = Math.min(iteration + 1, state.experiment.iterations);
      return Result.succeed(chooseFinalExamples(state, iteration, through, format));
    }
    case "evaluate":
      return Result.succeed(evaluateHeldOut(state, iteration));
    case "metrics":
      return Result.succeed(iterationMetrics(state, iteration));
    case "done":
      return Result.succeed({ _tag: "done", iteration, summary: summarise(state) });
    default:
      return Result.succeed(null);
  }
};
