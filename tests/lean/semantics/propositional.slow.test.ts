/**
 * What the verifier accepts in propositional logic is true: over 150,000 attempted proofs of random formulas,
 * every accepted theorem is a tautology, and has no small Kripke counter-model when its proof is without choice.
 */
import { expect, test } from "vitest";
import { deriveStream } from "../../../src/domain/random.ts";
import { elaborateStatement, loadLibrary, verifyProof, withTermScope } from "../../../src/lean/index.ts";
import {
  atomNames,
  type Formula,
  hasKripkeCounterModel,
  isTautology,
  mutatedFormula,
  randomFormula,
  randomTautology,
  showFormula,
} from "./formulas.ts";
import { randomScript } from "./propositional-proofs.ts";
import { mutatedScript } from "./scripts.ts";

const STATEMENTS = 8600;
const SCRIPTS = 17;

test("every accepted propositional theorem is a tautology, without choice also valid in Kripke models", () => {
  const library = loadLibrary();
  const counts = { attempts: 0, accepted: 0, constructive: 0, classical: 0, undecided: 0 };
  const unsound: string[] = [];
  /** Proof terms that the tactics made and only the kernel refused. */
  const illTyped: string[] = [];
  for (let item = 0; item < STATEMENTS; item++) {
    const stream = deriveStream("semantics", "evaluation", "propositional", item);
    const depth = 1 + stream.nextInt(4);
    const formula = stream.nextInt(3) === 0 ? randomFormula(stream, depth) : randomTautology(stream, depth);
    const scripts = Array.from({ length: SCRIPTS }, () => randomScript(stream, formula));
    attempt(formula, scripts);
    // The same scripts for a formula that is almost the same, and damaged scripts for the same formula.
    attempt(mutatedFormula(stream, formula), scripts.slice(0, 2));
    attempt(
      formula,
      scripts.slice(0, 2).map((script) => mutatedScript(stream, script)),
    );
  }
  expect(unsound).toEqual([]);
  expect(illTyped).toEqual([]);
  expect(counts.attempts).toBeGreaterThanOrEqual(180_000);
  expect(counts.constructive).toBeGreaterThan(5_000);
  expect(counts.classical).toBeGreaterThan(100);
  // What `simp` fails to do is undecided unless the goal is false.
  expect(counts.undecided).toBeLessThan(counts.attempts / 30);

  function attempt(formula: Formula, scripts: readonly string[]): void {
    const isTrue = isTautology(formula);
    let hasCounterModel: boolean | null = null;
    withTermScope(() => {
      const text = `theorem t (${atomNames.join(" ")} : Prop) : ${showFormula(formula)} := by`;
      const statement = elaborateStatement(library, text);
      if ("kind" in statement) throw new Error(`${text}: ${JSON.stringify(statement)}`);
      for (const script of scripts) {
        counts.attempts++;
        const judgement = verifyProof(library, statement, script);
        if (judgement.kind === "unsupported" || judgement.kind === "timeout") counts.undecided++;
        if (judgement.kind === "rejected" && judgement.message.startsWith("(kernel)"))
          illTyped.push(`${text}${script}`);
        if (judgement.kind !== "accepted") continue;
        counts.accepted++;
        const isClassical = judgement.axioms.includes("Classical.choice");
        if (isClassical) counts.classical++;
        else counts.constructive++;
        if (!isTrue) unsound.push(`no tautology: ${text}${script}`);
        else if (!isClassical && (hasCounterModel ??= hasKripkeCounterModel(formula)))
          unsound.push(`no intuitionistic theorem: ${text}${script}`);
      }
    });
  }
}, 600_000);
