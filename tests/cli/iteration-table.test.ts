/** What is said of a measurement: never a mean over fewer statements than its label says. */
import { describe, expect, it } from "vitest";
import { heldOutText } from "../../src/cli/iteration-table.ts";
import type { HeldOutCount } from "../../src/domain/index.ts";
import { meanPassAtK } from "../../src/selfplay/index.ts";

const evaluation = (counts: ReadonlyArray<Omit<HeldOutCount, "statementId">>) => {
  const all = counts.map((one, i) => ({ statementId: `s-${i}`, ...one }));
  const passAtK = [1, 4].map((k) => meanPassAtK(all, k));
  return { modelVersion: "v" as never, samples: 4, counts: all, passAtK };
};

const statement = (accepted: number, undecided = 0) => ({ samples: 4 - undecided, accepted, undecided });

describe("a measurement on the held-out set", () => {
  it("is told with n, the number of statements and the interval over them", () => {
    expect(heldOutText(evaluation([statement(4), statement(0), statement(2), statement(2)]))).toBe(
      "pass@1 0.500 ± 0.650, pass@4 0.750 ± 0.796 (n = 4 proofs of each of 4 held-out statements, ± 95% over statements)",
    );
  });

  it("counts undecided proofs as wrong over every statement, and tells beside it what leaving them out gives", () => {
    const text = heldOutText(evaluation([statement(4), statement(3, 1), statement(0, 1), statement(0, 1)]));
    expect(text).toMatch(/^pass@1 0\.438 ± [\d.]+, pass@4 0\.500 ± [\d.]+ \(n = 4 proofs of each of 4 held-out/);
    expect(text).toContain("18.8% of the proofs were not decided and count as wrong");
    expect(text).toContain("left out: pass@1 0.500 of 4 statements, pass@4 1.000 of 1 statements");
  });

  it("is not told where there is no held-out statement", () => {
    expect(heldOutText(evaluation([]))).toBeNull();
  });
});
