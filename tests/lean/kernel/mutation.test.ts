import { describe, expect, test } from "vitest";
import { deriveStream } from "../../../src/domain/random.ts";
import {
  budget,
  checkTheorem,
  type Environment,
  KernelError,
  ResourceLimit,
  type Term,
  terms,
} from "../../../src/lean/kernel/index.ts";
import { environmentWith } from "./families.ts";
import { type Chance, mutate } from "./mutation.ts";
import { naiveProves } from "./naive.ts";
import { allProofs } from "./proofs.ts";

function chanceFrom(seed: number): Chance {
  return deriveStream(seed, "data", "mutation").nextInt;
}

/** The kernel's verdict: accepted, or the reason. */
function verdict(environment: Environment, type: Term, value: Term): string {
  budget.refill(100_000);
  try {
    checkTheorem(environment, [], type, value);
    return "accepted";
  } catch (error) {
    if (error instanceof KernelError) return error.reason;
    if (error instanceof ResourceLimit) return error.message;
    throw error;
  }
}

const environment = environmentWith();
const ROUNDS = 800;

describe("proof terms", () => {
  test("are accepted by the kernel and by the naive checker", () => {
    for (const { type, value } of allProofs()) {
      expect(verdict(environment, type, value)).toBe("accepted");
      expect(naiveProves(environment, type, value)).toBe(true);
    }
  });

  for (const { name } of allProofs())
    test(`mutations of "${name}" get the naive checker's verdict, most are refused`, () => {
      let accepted = 0;
      for (let seed = 0; seed < ROUNDS; seed++) {
        const mark = terms.mark();
        const proof = allProofs().find((candidate) => candidate.name === name)!;
        const chance = chanceFrom(seed * 100 + name.length);
        let value = mutate(proof.value, chance);
        if (chance(3) === 0) value = mutate(value, chance);
        const isAccepted = verdict(environment, proof.type, value) === "accepted";
        if (isAccepted && value !== proof.value) accepted++;
        const isOpen = value.looseRange > 0;
        const expected = !isOpen && naiveProves(environment, proof.type, value);
        terms.release(mark);
        expect({ seed, isAccepted }).toEqual({ seed, isAccepted: expected });
      }
      expect(accepted).toBeLessThan(ROUNDS / 4);
    });

  test("get the same verdict with cold and with warm caches, in any order", () => {
    const verdicts = (order: readonly number[]): Map<number, string> => {
      const found = new Map<number, string>();
      const mark = terms.mark();
      const proofs = allProofs();
      for (const seed of order) {
        const { type, value } = proofs[seed % proofs.length]!;
        found.set(seed, verdict(environment, type, mutate(value, chanceFrom(seed))));
      }
      terms.release(mark);
      return found;
    };
    const seeds = Array.from({ length: 300 }, (_, seed) => seed);
    const forward = verdicts(seeds);
    const backward = verdicts([...seeds].reverse());
    for (const seed of seeds) {
      expect(backward.get(seed)).toBe(forward.get(seed));
      expect(verdicts([seed]).get(seed)).toBe(forward.get(seed));
    }
  });
});
