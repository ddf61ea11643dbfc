/**
 * The guide's review of an iteration's conjectures, as it was answered (SGS, section 3 of arXiv 2604.20209). Only those
 * whose pass rate earns anything are reviewed: a factor of 0 needs no other.
 */
import { Effect, Schema } from "effect";
import { codePointLength, deriveSeed, guidePrompt, StatementId } from "../../domain/index.ts";
import { solveRewards } from "../../reward/index.ts";
import { Guide, GuideError, PromptFormat } from "../../services/index.ts";
import { conjecturesIn, proofsIn, type RunState, statementOf } from "../run-state.ts";
import { solveRateOf } from "../solve-rate.ts";
import { serviceStep } from "../step.ts";
import { proving } from "./prove.ts";
import { attemptedConjectures, select } from "./select.ts";

const fields = Schema.Struct({
  /** Unparsed, in the order of the conjectures. */
  answers: Schema.Array(Schema.Struct({ id: StatementId, answer: Schema.String })),
});

/** R_solve of the conjectures that an iteration attempted, in its order. */
export const solveRewardsIn = (state: RunState, iteration: number): ReadonlyMap<StatementId, number> => {
  const ids = attemptedConjectures(state, iteration);
  const rate = solveRateOf(state);
  const rewards = solveRewards(
    ids.map((id) => rate(id, iteration)),
    state.experiment.sgs,
  );
  return new Map(ids.map((id, i) => [id, rewards[i]!]));
};

/** The conjectures that a guide is asked about. */
export const conjecturesToReview = (state: RunState, iteration: number): ReadonlyArray<StatementId> =>
  state.experiment.sgs.guide
    ? [...solveRewardsIn(state, iteration)].flatMap(([id, reward]) => (reward > 0 ? [id] : []))
    : [];

const reviewConjectures = Effect.fn("review.make")(function* (state: RunState, iteration: number) {
  const made = conjecturesIn(state, iteration);
  const proofs = proofsIn(state, iteration);
  const { guidePrompt: prompt = guidePrompt } = yield* PromptFormat;
  const requests = conjecturesToReview(state, iteration).map((id) => {
    const conjecture = made.get(id);
    if (conjecture === undefined) throw new Error(`${id} was attempted, but no conjecture of the iteration`);
    const target = statementOf(state, conjecture.seedId);
    return {
      prompt: prompt({ target: target.text, conjecture: conjecture.text }),
      target,
      conjecture,
      proofs: (proofs.get(id) ?? [])
        .map(({ proof }) => proof)
        .toSorted((a, b) => codePointLength(a) - codePointLength(b)),
      randomSeed: deriveSeed(state.experiment.seed, "guide", iteration, id),
    };
  });
  if (requests.length === 0) return { answers: [] };
  const guide = yield* Guide;
  const answers = yield* guide.review(requests);
  if (answers.length !== requests.length)
    return yield* new GuideError({ message: `expected ${requests.length} reviews, found ${answers.length}` });
  return { answers: requests.map(({ conjecture: { id } }, i) => ({ id, answer: answers[i]!.toWellFormed() })) };
});

export const review = serviceStep<typeof fields.Type>({
  name: "review",
  fields,
  reads: [select, proving.judged],
  make: ({ state }, iteration) => reviewConjectures(state, iteration),
  check: (state, { answers, iteration }) => ({
    answers: conjecturesToReview(state, iteration).map((id, i) => ({ answer: "", ...answers[i], id })),
  }),
  tell: ({ answers }) => ({ count: answers.length, unit: "conjectures" }),
});
