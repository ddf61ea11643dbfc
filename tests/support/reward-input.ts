/** Random iterations as a reward sees them: repeated statements, undecided samples, several lemmas, no target at times. */
import { deriveStream } from "../../src/domain/index.ts";
import type { RewardConjecture, RewardInput } from "../../src/reward/index.ts";

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
  };
};
