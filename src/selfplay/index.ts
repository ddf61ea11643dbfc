/** Self-play: plans of steps, the loop that walks them, and the state that their records fold to. */
export * from "./attempts.ts";
export * from "./budget.ts";
export * from "./campaign.ts";
export * from "./critic.ts";
export * from "./data-files.ts";
export * from "./dataset-file.ts";
export * from "./dataset-rows.ts";
export * from "./errors.ts";
export * from "./known-proofs.ts";
export * from "./learning-input.ts";
export * from "./loop.ts";
export * from "./merged-attempts.ts";
export * from "./plan.ts";
export * from "./plans/index.ts";
export * from "./refine.ts";
export * from "./render.ts";
export {
  applyLogged,
  committedInOrder,
  foldLog,
  type IterationTimes,
  iterationTimes,
  recordDigest,
  runDigest,
} from "./run.ts";
export * from "./run-state.ts";
export * from "./search-statement.ts";
export * from "./shortest-proofs.ts";
export * from "./spark-stages.ts";
export * from "./step.ts";
export * from "./steps/conjecture.ts";
export * from "./steps/critic.ts";
export * from "./steps/data.ts";
export * from "./steps/embed.ts";
export * from "./steps/evaluate.ts";
export * from "./steps/examples.ts";
export * from "./steps/final.ts";
export * from "./steps/first-stage.ts";
export * from "./steps/formalise.ts";
export * from "./steps/guided-reward.ts";
export * from "./steps/initial.ts";
export * from "./steps/metrics.ts";
export * from "./steps/probe.ts";
export * from "./steps/prove.ts";
export * from "./steps/review.ts";
export * from "./steps/reward.ts";
export * from "./steps/search.ts";
export * from "./steps/seeds.ts";
export * from "./steps/select.ts";
export * from "./steps/staged-examples.ts";
export * from "./steps/staged-select.ts";
export * from "./steps/targets.ts";
export * from "./steps/train.ts";
export * from "./steps/twins.ts";
export * from "./supervised.ts";
export * from "./tally.ts";
