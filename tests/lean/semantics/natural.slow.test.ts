/**
 * What the verifier accepts about natural numbers is true: over 20,000 attempted proofs of random quantifier-free
 * statements, every accepted theorem holds on small values.
 */
import { expect, test } from "vitest";
import { deriveStream } from "../../../src/domain/random.ts";
import { elaborateStatement, loadLibrary, verifyProof, withTermScope } from "../../../src/lean/index.ts";
import { blindScript, randomProblem } from "./natural-proofs.ts";
import { holdsOnSamples, mutatedProposition, type NaturalStatement, showStatement } from "./naturals.ts";
import { mutatedScript } from "./scripts.ts";

const PROBLEMS = 1000;
const BLIND_SCRIPTS = 8;

test("every accepted statement about natural numbers holds on small values", () => {
  const library = loadLibrary();
  const counts = { attempts: 0, accepted: 0, false: 0, undecided: 0 };
  const unsound: string[] = [];
  /** Proof terms that the tactics made and only the kernel refused. */
  const illTyped: string[] = [];
  for (let item = 0; item < PROBLEMS; item++) {
    const stream = deriveStream("semantics", "evaluation", "natural", item);
    const { statement, scripts } = randomProblem(stream);
    const blind = Array.from({ length: BLIND_SCRIPTS }, () => blindScript(stream));
    const damaged = scripts.map((script) => mutatedScript(stream, script));
    attempt(statement, [...scripts, ...damaged, ...blind, "\n  omega", "\n  simp"]);
    const goal = mutatedProposition(stream, statement.goal);
    attempt({ hypotheses: statement.hypotheses, goal }, [...scripts, ...blind.slice(0, 3), "\n  omega", "\n  simp"]);
  }
  expect(unsound).toEqual([]);
  expect(illTyped).toEqual([]);
  expect(counts.attempts).toBeGreaterThanOrEqual(20_000);
  expect(counts.accepted).toBeGreaterThan(2_000);
  expect(counts.false).toBeGreaterThan(4_000);
  // What `simp` and `omega` fail to do is undecided unless the goal is false on small values.
  expect(counts.undecided).toBeLessThan(counts.attempts / 8);

  function attempt(statement: NaturalStatement, scripts: readonly string[]): void {
    const holds = holdsOnSamples(statement);
    withTermScope(() => {
      const text = showStatement(statement);
      const elaborated = elaborateStatement(library, text);
      if ("kind" in elaborated) throw new Error(`${text}: ${JSON.stringify(elaborated)}`);
      for (const script of scripts) {
        counts.attempts++;
        if (!holds) counts.false++;
        const judgement = verifyProof(library, elaborated, script);
        if (judgement.kind === "unsupported" || judgement.kind === "timeout") counts.undecided++;
        if (judgement.kind === "rejected" && judgement.message.startsWith("(kernel)"))
          illTyped.push(`${text}${script}`);
        if (judgement.kind !== "accepted") continue;
        counts.accepted++;
        if (!holds) unsound.push(`${text}${script}`);
      }
    });
  }
}, 600_000);
