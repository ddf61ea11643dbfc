/**
 * Every random choice of a run, derived from (run seed, purpose, iteration, item), so that neither concurrency nor a
 * resumed run changes a draw. One stream per purpose: a draw added in one place shifts no other.
 */
import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/** What a stream is drawn for. */
export type Purpose =
  | "data"
  | "initial-fit"
  | "conjecturer"
  | "prover"
  | "train"
  | "reward"
  | "guide"
  | "critic"
  | "formaliser"
  | "evaluation"
  | "step";

/** A seeded stream of draws (xoroshiro128+, from pure-rand); each draw advances it. */
export interface RandomStream {
  /** Uniform in [0, 1), a multiple of 2^-53. */
  readonly nextDouble: () => number;
  /** Uniform in {0, …, bound − 1}; `bound` is a positive 32-bit integer. */
  readonly nextInt: (bound: number) => number;
}

const digestOf = (...parts: ReadonlyArray<number | string>): Buffer =>
  createHash("sha256").update(JSON.stringify(parts)).digest();

/** The stream of (run seed, purpose, path of iteration and item). Equal arguments give equal streams. */
export const deriveStream = (
  runSeed: number | string,
  purpose: Purpose,
  ...path: ReadonlyArray<number | string>
): RandomStream => {
  const digest = digestOf(runSeed, purpose, ...path);
  // The state must not be all zero; the low bit set costs nothing.
  const state = [digest.readInt32LE(0) | 1, digest.readInt32LE(4), digest.readInt32LE(8), digest.readInt32LE(12)];
  const generator = xoroshiro128plusFromState(state);
  return {
    nextDouble: () => uniformFloat64(generator),
    nextInt: (bound) => uniformInt(generator, 0, bound - 1),
  };
};

/** A 48-bit non-negative integer seed of (run seed, purpose, path), for back ends that take a seed as a number. */
export const deriveSeed = (
  runSeed: number | string,
  purpose: Purpose,
  ...path: ReadonlyArray<number | string>
): number => digestOf(runSeed, purpose, ...path).readUIntBE(0, 6);

/** A shuffled copy (Fisher–Yates). */
export const shuffled = <A>(items: ReadonlyArray<A>, stream: RandomStream): Array<A> => {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = stream.nextInt(i + 1);
    const held = out[i] as A;
    out[i] = out[j] as A;
    out[j] = held;
  }
  return out;
};
