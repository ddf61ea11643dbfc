/**
 * Makes `verify-corpus.jsonl` from finished runs: distinct accepted proofs of 1 to 12 tactics, equally many of each
 * length where there are enough, at most four a statement, chosen by a fixed stream.
 *
 *     node tests/bench/make-verify-corpus.ts runs/A runs/B …
 */
import { writeFileSync } from "node:fs";
import { Effect, Layer } from "effect";
import { layerExistingRun } from "../../src/backends/sqlite-log/index.ts";
import { deriveStream, shuffled } from "../../src/domain/index.ts";
import { foldLog, layerPlanOfRun } from "../../src/selfplay/index.ts";
import type { CorpusProof } from "./verify-corpus.ts";

const PROOFS_A_LENGTH = 150;
const PROOFS_A_STATEMENT = 4;
const MOST_TACTICS = 12;

/** Tactics of a proof with one tactic a line; a line that only opens an alternative is none. */
const tacticCount = (proof: string): number =>
  proof.split("\n").filter((line) => line.trim() !== "" && !/^\s*\|/.test(line)).length;

const proofsOf = (directory: string) =>
  Effect.map(foldLog(), (state) =>
    state.proofs.map(
      ({ proof, statementId }): CorpusProof => ({
        statement: state.statements.get(statementId)!.text,
        proof,
        tactics: tacticCount(proof),
      }),
    ),
  ).pipe(Effect.provide(Layer.provideMerge(layerPlanOfRun, layerExistingRun(directory, "read"))), Effect.runPromise);

const all = new Map<string, CorpusProof>();
for (const directory of process.argv.slice(2))
  for (const one of await proofsOf(directory)) all.set(`${one.statement}\n${one.proof}`, one);

const ofStatement = new Map<string, number>();
const ofLength = new Map<number, number>();
const chosen = shuffled([...all.values()], deriveStream("verify-corpus", "data")).filter(({ statement, tactics }) => {
  const sameStatement = ofStatement.get(statement) ?? 0;
  const sameLength = ofLength.get(tactics) ?? 0;
  if (tactics > MOST_TACTICS || sameStatement >= PROOFS_A_STATEMENT || sameLength >= PROOFS_A_LENGTH) return false;
  ofStatement.set(statement, sameStatement + 1);
  ofLength.set(tactics, sameLength + 1);
  return true;
});
const lines = chosen.sort((a, b) => a.tactics - b.tactics).map((one) => JSON.stringify(one));
writeFileSync(new URL("./verify-corpus.jsonl", import.meta.url), `${lines.join("\n")}\n`);
console.log(
  [...ofLength]
    .sort(([a], [b]) => a - b)
    .map(([tactics, proofs]) => `${tactics} tactics: ${proofs}`)
    .join("\n"),
);
