/** The embedded guide: what is redundant, what it cannot review, and that it asks the verifier about premises alone. */
import { NodeServices } from "@effect/platform-node";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { layerGuide } from "../../../src/backends/embedded/guide.ts";
import { withoutPremises } from "../../../src/backends/embedded/review-tasks.ts";
import { layerVerifier } from "../../../src/backends/embedded/verifier.ts";
import { readReview, type Statement, type StatementId, type VerifyRequest } from "../../../src/domain/index.ts";
import { Guide, Verifier } from "../../../src/services/index.ts";
import { DirectWorkers } from "./direct-workers.ts";

const statement = (text: string): Statement => ({ id: text as StatementId, name: "t", text, header: null });

const TARGET = "theorem aim (a b c : Nat) (h : a ≤ b) : a + c ≤ b + c := by";

const request = (conjecture: string, ...proofs: ReadonlyArray<string>) => ({
  prompt: "",
  target: statement(TARGET),
  conjecture: statement(conjecture),
  proofs,
  randomSeed: 1,
});

const review = (requests: ReadonlyArray<ReturnType<typeof request>>, verifier: Layer.Layer<Verifier>, proofs = 4) =>
  Effect.flatMap(Guide, (guide) => guide.review(requests)).pipe(
    Effect.provide(layerGuide({ proofs }).pipe(Layer.provide([verifier, DirectWorkers]))),
  );

const lean = Layer.orDie(
  layerVerifier({ fuel: null, timeoutSeconds: 200 }).pipe(Layer.provide([DirectWorkers, NodeServices.layer])),
);

describe("a statement without a premise", () => {
  it("is one for every binder that states something, and keeps the rest as it was written", () => {
    assert.deepStrictEqual(
      withoutPremises("theorem t (a b : Nat) (p : Prop) (h : a < b)\n    {h₂ : p} : a ≤ b ∧ p := by"),
      [
        "theorem t (a b : Nat) (p : Prop) {h₂ : p} : a ≤ b ∧ p := by",
        "theorem t (a b : Nat) (p : Prop) (h : a < b)\n    : a ≤ b ∧ p := by",
      ],
    );
    assert.deepStrictEqual(withoutPremises("theorem t (a : Nat) (P : Nat → Prop) : P a → P a := by"), []);
    assert.deepStrictEqual(withoutPremises("no Lean"), []);
  });
});

describe("the embedded guide", () => {
  it.effect("finds a premise redundant where a proof does without it, and needed where none does", () =>
    Effect.gen(function* () {
      const answers = yield* review(
        [
          request("theorem one (a b c : Nat) (h : a ≤ b) : a + c ≤ b + c := by", "  exact Nat.add_le_add_right h c"),
          request("theorem two (a b : Nat) (h : a ≤ b) : a ≤ a + b := by", "  exact Nat.le_add_right a b"),
          // Only the second proof does without the premise.
          request(
            "theorem three (a b : Nat) (h : a ≤ a + b) : a ≤ a + b := by",
            "  exact h",
            "  exact Nat.le_add_right a b",
          ),
          request("theorem four (a b : Nat) : a ≤ a + b := by", "  exact Nat.le_add_right a b"),
        ],
        lean,
      );
      assert.deepStrictEqual(
        answers.map((answer) => readReview(answer)?.redundancy),
        [0, 1, 1, 0],
      );
      // The target itself.
      assert.strictEqual(readReview(answers[0]!)?.relevance, 0);
    }),
  );

  it.effect("has no review where a statement cannot be read, or where the verifier does not decide", () =>
    Effect.gen(function* () {
      const undecided = Layer.succeed(Verifier, {
        environment: "undecided",
        checkStatements: () => Effect.succeed([]),
        verify: (requests) =>
          Effect.succeed(
            requests.map(() => ({
              verdict: { _tag: "timeout", message: "200 s" } as const,
              runMilliseconds: 0,
              queueMilliseconds: 0,
            })),
          ),
      });
      const answers = yield* review(
        [
          request("theorem t (a b : Int) (h : a ≤ b) : a ≤ b := by", "  exact h"),
          request("theorem t (a b : Nat) (h : a ≤ b) : a ≤ b := by", "  exact h"),
          request("theorem t (a b : Nat) : a ≤ a + b := by", "  exact Nat.le_add_right a b"),
        ],
        undecided,
      );
      assert.deepStrictEqual(
        answers.map((answer) => readReview(answer) === null),
        [true, true, false],
      );
    }),
  );

  it.effect("asks the verifier about the first proofs alone, and about nothing where there is no premise", () =>
    Effect.gen(function* () {
      const asked: Array<VerifyRequest> = [];
      const listening = Layer.succeed(Verifier, {
        environment: "listening",
        checkStatements: () => Effect.succeed([]),
        verify: (requests) => {
          asked.push(...requests);
          return Effect.succeed(
            requests.map(() => ({
              verdict: { _tag: "rejected", reason: "error", message: "no" } as const,
              runMilliseconds: 0,
              queueMilliseconds: 0,
            })),
          );
        },
      });
      yield* review([request("theorem t (a : Nat) : a = a := by", "  rfl")], listening);
      assert.deepStrictEqual(asked, []);
      yield* review([request("theorem t (h : 1 = 1) : 2 = 2 := by", "  rfl", "  simp", "  omega")], listening, 2);
      assert.deepStrictEqual(
        asked.map(({ proof, statement: { text } }) => [text, proof]),
        [
          ["theorem t : 2 = 2 := by", "  rfl"],
          ["theorem t : 2 = 2 := by", "  simp"],
        ],
      );
    }),
  );
});
