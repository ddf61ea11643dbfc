/** What the server of the embedded model reads in the prompts of the format stp. */
import { describe, expect, it } from "@effect/vitest";
import { Result } from "effect";
import { readPrompt } from "../../../src/backends/embedded/model-prompt.ts";
import { TRIVIAL_LEMMA_TEXT } from "../../../src/domain/index.ts";
import { stpFormat } from "../../support/mock-back-ends.ts";

const read = (prompt: string) => readPrompt(prompt, new Map());
const statement = "theorem one : 1 = 1 := by";

describe("a prompt is read as what it asks for", () => {
  it("a proof of its statement", () => {
    expect(read(stpFormat.proverPrompt(statement, null))).toStrictEqual(Result.succeed({ role: "prover", statement }));
  });

  it("a conjecture from its seed", () => {
    const parts = { lemma: TRIVIAL_LEMMA_TEXT, seed: statement, seedProof: "\n  rfl" };
    expect(read(stpFormat.conjecturerPrompt(parts, "generation"))).toStrictEqual(
      Result.succeed({ role: "conjecturer", seed: statement, lemma: null }),
    );
  });

  it("a statement of its text", () => {
    const parts = { informal: "One is one.\nIt really is.", header: null };
    expect(read(stpFormat.formaliserPrompt!(parts, "generation"))).toStrictEqual(
      Result.succeed({ role: "formaliser", informal: parts.informal }),
    );
  });

  it("or refused in another format", () => {
    expect(Result.isFailure(read("Prove this."))).toBe(true);
  });
});
