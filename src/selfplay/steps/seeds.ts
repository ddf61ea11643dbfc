/**
 * Step 1, pure: which proved statements and lemmas the conjecturer is given (STP, algorithm 2 and section 4.1 of the
 * reference). A seed is a (statement, proof, lemma that the proof uses); the trivial lemma is added with a probability.
 */
import { Schema } from "effect";
import { attemptKey, deriveStream, Seed, shuffled, TRIVIAL_LEMMA } from "../../domain/index.ts";
import { conjectureLimit } from "../budget.ts";
import { levelOf, matchingWeightOf, type ProofRecord, type RunState } from "../run-state.ts";
import { pureStep } from "../step.ts";

const fields = Schema.Struct({
  seeds: Schema.Array(Seed),
  /** (statement, proof) pairs for which the trivial lemma was drawn now, where draws persist. */
  trivialDrawn: Schema.Array(Schema.String),
});

/** What tells candidates apart: the (statement, proof) pair, or the record of an iteration that found it. */
export const candidateKey = ({ experiment: { seeds: settings } }: RunState, record: ProofRecord): string =>
  settings.candidates === "records" ? `${attemptKey(record)} ${record.iteration}` : attemptKey(record);

/** The accepted proofs that may be seeds, each key once, in the order of the keys. */
export const seedCandidates = (state: RunState, iteration: number): ReadonlyArray<ProofRecord> => {
  const { examples, seeds } = state.experiment;
  const oldest = examples.window === "all" ? 0 : iteration - examples.window;
  const candidates = new Map<string, ProofRecord>();
  for (const record of state.proofs) {
    const { statementId } = record;
    // Proofs of dataset statements are kept for good, those of conjectures as long as the replay window.
    if (!state.trainById.has(statementId) && record.iteration < Math.max(oldest, state.windowStart)) continue;
    if (seeds.maximumLevel !== null && levelOf(state, statementId) > seeds.maximumLevel) continue;
    if (seeds.minimumPassRate !== null && (state.bestPassRate.get(statementId) ?? 0) <= seeds.minimumPassRate) continue;
    candidates.set(candidateKey(state, record), record);
  }
  return [...candidates].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
};

/** Most seeds of an iteration. */
const seedLimit = (state: RunState, iteration: number): number => {
  switch (state.experiment.seeds.maximum) {
    case "conjectures":
      return conjectureLimit(state, iteration);
    case "statements":
      return state.train.length;
    case "none":
      return Number.POSITIVE_INFINITY;
  }
};

/** The conjecturer's inputs of an iteration; none where conjectures have no share or nothing is proved yet. */
export const chooseSeeds = (state: RunState, iteration: number): typeof fields.Type => {
  const { seed: runSeed, seeds: settings } = state.experiment;
  const trivialDrawn: Array<string> = [];
  if (conjectureLimit(state, iteration) === 0) return { seeds: [], trivialDrawn };

  const candidates = seedCandidates(state, iteration);
  // 0.1 × 70 is a little above 7 and would let an eighth in, as it does in the released code; 70 / 10 is 7.
  const { lemmaCap } = settings;
  const cap = settings.lemmaCapOf === "proofs" ? candidates.length / (1 / lemmaCap) : lemmaCap * state.train.length;
  const limit = seedLimit(state, iteration);
  const perLemma = new Map<string, number>();
  const emitted = new Set<string>();
  const chosen: Array<Seed> = [];
  for (const record of shuffled(candidates, deriveStream(runSeed, "step", iteration, "seeds"))) {
    const key = candidateKey(state, record);
    const drawn = deriveStream(runSeed, "step", iteration, "trivial-lemma", key).nextDouble();
    const kept = settings.trivialLemmaDraw === "persistent" && state.trivialDrawn.has(key);
    const trivial = kept || drawn < settings.trivialLemmaProbability;
    if (trivial && !kept && settings.trivialLemmaDraw === "persistent") trivialDrawn.push(key);
    for (const lemma of trivial ? [...record.invokes, TRIVIAL_LEMMA] : record.invokes) {
      if (lemma !== TRIVIAL_LEMMA && !state.lemmaByName.has(lemma)) continue;
      const count = perLemma.get(lemma) ?? 0;
      if (count >= cap) continue;
      const pair = `${record.statementId} ${lemma}`;
      const isKnown = emitted.has(pair);
      if (isKnown && settings.distinct === "before-cap") continue;
      perLemma.set(lemma, count + 1);
      if (isKnown) continue;
      emitted.add(pair);
      const statement = state.trainById.get(record.statementId);
      const weight = statement === undefined ? 1 : matchingWeightOf(state, statement, iteration);
      const copies = settings.copies === "matching-weight" ? weight : 1;
      chosen.push({ statementId: record.statementId, proofId: record.proofId, lemma, copies });
    }
  }
  return { seeds: atMost(chosen, limit), trivialDrawn };
};

/** The first seeds whose prompts, copies included, number at most `limit`. */
const atMost = (chosen: ReadonlyArray<Seed>, limit: number): ReadonlyArray<Seed> => {
  const kept: Array<Seed> = [];
  let room = limit;
  for (const seed of chosen) {
    if (room <= 0) break;
    kept.push({ ...seed, copies: Math.min(seed.copies, room) });
    room -= seed.copies;
  }
  return kept;
};

export const seeds = pureStep({
  name: "seeds",
  fields,
  compute: chooseSeeds,
  fold: (state, { trivialDrawn }) => {
    for (const key of trivialDrawn) state.trivialDrawn.add(key);
  },
  tell: (record) => ({ count: record.seeds.length, unit: "seeds" }),
});
