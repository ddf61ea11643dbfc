/** What a campaign makes of the samples of one statement. */
import { describe, expect, it } from "vitest";
import { proofId } from "../../src/domain/index.ts";
import { distinctAttempts } from "../../src/selfplay/index.ts";

const sample = (text: string, multiplicity = 1, tokens: number | null = 3) => ({
  text,
  multiplicity,
  tokens,
  logProbability: null,
});

const attempts = (...samples: ReadonlyArray<ReturnType<typeof sample>>) =>
  distinctAttempts("s-1" as never, samples, "v" as never, (text) =>
    text === "chat" ? { _tag: "parse-failure", reason: "no-proof" as never } : text.trim(),
  );

describe("the attempts at a statement", () => {
  it("are its distinct proofs in their order, with multiplicities and tokens added up", () => {
    expect(attempts(sample("rfl"), sample("simp", 2), sample(" rfl", 4, 5))).toMatchObject([
      { proof: "rfl", proofId: proofId("rfl"), multiplicity: 5, tokens: 8, past: null },
      { proof: "simp", multiplicity: 2, tokens: 3 },
    ]);
    expect(attempts(sample("rfl", 1, null), sample("rfl", 1, null))).toMatchObject([{ multiplicity: 2, tokens: null }]);
    expect(attempts(sample("rfl", 1, null), sample("rfl"))).toMatchObject([{ tokens: 3 }]);
  });

  it("have text that a store keeps as it is: half of a surrogate pair is replaced before anything is made of it", () => {
    expect(attempts(sample("exact h -- \ud800"), sample("exact h -- \ufffd"))).toMatchObject([
      { proof: "exact h -- \ufffd", multiplicity: 2 },
    ]);
  });

  it("say why no proof was read, where none was", () => {
    expect(attempts(sample("chat"))).toMatchObject([{ proof: "chat", unread: "no-proof" }]);
  });
});
