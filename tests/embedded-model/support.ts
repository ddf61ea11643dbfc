/** Goals for the tests of the embedded model: written ones, and random ones from the data's generators. */
import { FAMILIES, nextCandidate } from "../../src/corpus/index.ts";
import { deriveStream } from "../../src/domain/index.ts";
import { type Goal, readSignature } from "../../src/embedded-model/index.ts";

/** The goal of a signature, e.g. `(a b : Nat) : a + b = b + a`. */
export const goalOf = (signature: string): Goal => {
  const { variables, hypotheses, target } = readSignature(signature);
  return { variables, hypotheses, target };
};

/** `count` random true statements, all families in turn. */
export const randomGoals = (count: number, seed: string): ReadonlyArray<Goal> => {
  const stream = deriveStream(seed, "data", "test");
  return Array.from({ length: count }, (_, i) => nextCandidate(FAMILIES[i % FAMILIES.length]!, stream));
};

/** Easy statements of every kind, with proofs that uniform sampling finds quickly. */
export const EASY: ReadonlyArray<string> = [
  "(a b : Nat) : a + b = b + a",
  "(a b c : Nat) : a + b + c = c + b + a",
  "(a b : Nat) : a * (b + 0) = b * a",
  "(a b c : Nat) (h : a ≤ b) : a ≤ b + c",
  "(a b c : Nat) (h : a ≤ b) (g : b < c) : a < c",
  "(a b : Nat) (h : a = b) : a + 1 = b + 1",
  "(p q : Prop) : p ∧ q → q ∧ p",
  "(p q : Prop) : p ∨ q → q ∨ p",
  "(p q : Prop) (h : p ↔ q) : ¬q → ¬p",
  "(P Q : Nat → Prop) (h : ∃ x, P x ∧ Q x) : ∃ x, Q x",
  "(P : Nat → Prop) (a : Nat) (h : ∀ x, P x) : P (a + 1)",
  "(n : Nat) : 0 + n = n",
];
