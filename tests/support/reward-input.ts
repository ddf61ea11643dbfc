/** Random iterations as a reward sees them: repeated statements, undecided samples, several lemmas, no target at times. */
import fc from "fast-check";
import { deriveStream } from "../../src/domain/index.ts";
import type { EarlierConjecture, RewardConjecture, RewardInput } from "../../src/reward/index.ts";

/** Conjectures of the two iterations before, on a stream of their own; none at times. */
const earlierConjectures = (index: number): ReadonlyArray<EarlierConjecture> => {
  const stream = deriveStream(11, "data", "earlier conjectures", index);
  return Array.from({ length: index % 5 === 0 ? 0 : 1 + stream.nextInt(20) }, () => ({
    iteration: index - 1 - stream.nextInt(2),
    passRate: stream.nextInt(4) === 0 ? null : stream.nextInt(17) / 16,
    embedding: Float32Array.from({ length: dimension }, (_, k) => (k === 0 ? 0.1 : 0) + stream.nextDouble() * 2 - 1),
  }));
};

/** Embeddings of most of the seeds, on a stream of their own. */
const seedEmbeddings = (index: number): ReadonlyMap<string, Float32Array> => {
  const stream = deriveStream(11, "data", "seed embeddings", index);
  const all = Array.from({ length: 9 }, (_, number): readonly [string, Float32Array] => [
    `s${number}`,
    Float32Array.from({ length: dimension }, (_entry, k) => (k === 0 ? 0.1 : 0) + stream.nextDouble() * 2 - 1),
  ]);
  return new Map(all.filter(() => stream.nextInt(8) > 0));
};

const lemmas = ["", "Nat.add_comm", "Nat.mul_comm", "And.intro"];
const dimension = 6;

/** Iteration number `index`; equal for equal arguments. */
export const randomInput = (index: number, largest = 60): RewardInput => {
  const stream = deriveStream(11, "data", "reward input", index);
  const embedding = (): Float32Array =>
    Float32Array.from({ length: dimension }, (_, k) => (k === 0 ? 0.1 : 0) + stream.nextDouble() * 2 - 1);
  const conjecture = (number: number): RewardConjecture => {
    const lemma = lemmas[stream.nextInt(lemmas.length)]!;
    const samples = stream.nextInt(5) === 0 ? 0 : 16;
    const accepted = samples === 0 ? 0 : stream.nextInt(2) === 0 ? 1 + stream.nextInt(4) : stream.nextInt(17);
    return {
      id: `c${number}`,
      statement: `theorem c${stream.nextInt(largest)} : ${"x = x ∧ ".repeat(stream.nextInt(6))}True := by`,
      lemma,
      seedId: `s${stream.nextInt(9)}`,
      samples,
      accepted,
      undecided: stream.nextInt(3),
      proofs: Array.from({ length: Math.min(accepted, 3) }, () => ({
        text: `exact ${"h".repeat(1 + stream.nextInt(30))}`,
        invokes: stream.nextInt(2) === 0 && lemma !== "" ? [lemma] : ["True.intro"],
        multiplicity: 1,
      })),
      embedding: embedding(),
    };
  };
  return {
    iteration: index,
    seed: 1000 + index,
    conjectures: Array.from({ length: stream.nextInt(largest) }, (_, number) => conjecture(number)),
    targets: Array.from({ length: stream.nextInt(largest) }, (_, number) => ({
      id: `t${number}`,
      matchingWeight: 1 + stream.nextInt(3),
      embedding: embedding(),
    })),
    previousPassRate: new Map(lemmas.slice(0, 2).map((lemma) => [lemma, stream.nextDouble()])),
    earlier: earlierConjectures(index),
    seedEmbeddings: seedEmbeddings(index),
  };
};

const embeddings = fc
  .array(fc.integer({ min: -10, max: 10 }), { minLength: dimension, maxLength: dimension })
  // Never zero, which has no direction.
  .map((values) => Float32Array.from(values, (value, k) => value / 10 + (k === 0 ? 0.05 : 0)));

const conjectures = fc
  .record({
    /** Equal bodies are equal statements. */
    body: fc.nat({ max: 40 }),
    lemma: fc.constantFrom(...lemmas),
    rejected: fc.nat({ max: 12 }),
    accepted: fc.nat({ max: 4 }),
    undecided: fc.nat({ max: 2 }),
    proofs: fc.array(fc.record({ length: fc.integer({ min: 1, max: 30 }), usesLemma: fc.boolean() }), {
      minLength: 4,
      maxLength: 4,
    }),
    embedding: embeddings,
  })
  .map(({ accepted, body, embedding, lemma, proofs, rejected, undecided }) => ({
    statement: `theorem c${body} : ${"x = x ∧ ".repeat(body % 6)}True := by`,
    lemma,
    seedId: `s${body % 9}`,
    samples: accepted + rejected,
    accepted,
    undecided,
    proofs: proofs.slice(0, accepted).map(({ length, usesLemma }) => ({
      text: `exact ${"h".repeat(length)}`,
      invokes: usesLemma && lemma !== "" ? [lemma] : ["True.intro"],
      multiplicity: 1,
    })),
    embedding,
  }));

/** Iterations as a reward sees them. */
export const rewardInputs: fc.Arbitrary<RewardInput> = fc
  .record({
    iteration: fc.nat({ max: 20 }),
    seed: fc.nat(),
    conjectures: fc.array(conjectures, { maxLength: 30 }),
    targets: fc.array(fc.record({ matchingWeight: fc.integer({ min: 1, max: 3 }), embedding: embeddings }), {
      maxLength: 20,
    }),
    previous: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: lemmas.length }),
    earlier: fc.array(
      fc.record({
        iteration: fc.nat({ max: 20 }),
        passRate: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        embedding: embeddings,
      }),
      { maxLength: 20 },
    ),
    seeds: fc.array(embeddings, { maxLength: 9 }),
  })
  .map(({ conjectures: made, earlier, iteration, previous, seed, seeds, targets }) => ({
    iteration,
    seed,
    conjectures: made.map((one, number) => ({ ...one, id: `c${number}` })),
    targets: targets.map((one, number) => ({ ...one, id: `t${number}` })),
    previousPassRate: new Map(previous.map((rate, i) => [lemmas[i]!, rate])),
    earlier,
    seedEmbeddings: new Map(seeds.map((embedding, number) => [`s${number}`, embedding])),
  }));
