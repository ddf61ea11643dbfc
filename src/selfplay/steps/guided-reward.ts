/**
 * What each conjecture of self-guided self-play is worth, pure (`src/reward/guided.ts`): how hard it is times the guide's
 * score, scaled over the iteration's conjectures. It makes the records of `reward`.
 */
import { batchScores } from "../../domain/index.ts";
import { batchWeights } from "../../reward/index.ts";
import { conjecturesIn, doneRecord, type RunState } from "../run-state.ts";
import { pureStepInsteadOf } from "../step.ts";
import { proving } from "./prove.ts";
import { review, solveRewardsIn } from "./review.ts";
import { reward } from "./reward.ts";
import { select } from "./select.ts";

/** The weights of an iteration's conjectures, with how many each stage left. */
export const guidedRewards = (state: RunState, iteration: number) => {
  const { guide, zeroRewards } = state.experiment.sgs;
  const made = conjecturesIn(state, iteration);
  const { answers } = doneRecord(state, review, iteration);
  const { failed, scores } = batchScores(answers.map(({ answer }) => answer));
  const scoreOf = new Map(answers.map(({ id }, i) => [id, scores[i]!]));
  const solved = [...solveRewardsIn(state, iteration)];
  const rewards = solved.map(([id, solve]) => solve * (guide ? (scoreOf.get(id) ?? 0) : 1));
  const weights = batchWeights(rewards, zeroRewards);
  const kept = solved.flatMap(([id], i) => {
    const weight = weights[i]!;
    return weight > 0 ? [{ id, weight, lemma: made.get(id)!.lemma }] : [];
  });
  const above = (values: ReadonlyArray<number>): number => values.filter((value) => value > 0).length;
  const stages: ReadonlyArray<readonly [string, number]> = [
    ["attempted", solved.length],
    ["hard enough", above(solved.map(([, solve]) => solve))],
    ...(guide ? ([["reviews not read", failed]] as const) : []),
    ["reward above 0", above(rewards)],
    ["kept", kept.length],
  ];
  return { kept, stages };
};

export const guidedReward = pureStepInsteadOf(reward, {
  reads: [select, proving.judged, review],
  compute: guidedRewards,
});
