/** `stp lineage`: where a statement of a run comes from, and what came of it. */
import { Console, Effect } from "effect";
import { Argument, Command } from "effect/cli";
import type { ModelVersion } from "../domain/index.ts";
import {
  type Ancestor,
  type LineageConjecture,
  type LineageExample,
  type LineageIteration,
  type LineageMeasurement,
  type LineageStatement,
  type Making,
  namedStatement,
  runHistory,
  type StatementLineage,
  statementLineage,
} from "../lab/index.ts";
import { BackEnds } from "./back-ends.ts";
import { jsonFlag, runArgument } from "./flags.ts";
import { findRun } from "./read-run.ts";
import { type Column, count, figureColumn, paragraph, plural, share, table, wordColumn } from "./table.ts";

/** As much of a version as tells it from others. */
const versionText = (version: ModelVersion | null): string => version?.slice(0, 12) ?? "-";
const lemmaText = (lemma: string): string => (lemma === "" ? "(trivial)" : lemma);

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, "    ");

const kindText = ({ level, place, source }: LineageStatement): string =>
  place !== null
    ? `${source}, ${place.file}:${place.line}`
    : source === "informal"
      ? "made of an informal text"
      : `conjecture of level ${level}`;

const makingText = ({ iteration, lemma, modelVersion, seedProofId }: Making): string => {
  const shown = seedProofId === null ? "a target without a proof" : `its proof ${seedProofId}`;
  return `in iteration ${iteration} by ${versionText(modelVersion)}, lemma ${lemmaText(lemma)}, from ${shown}`;
};

const ancestorText = ({ seed, seedProof, ...made }: Ancestor): ReadonlyArray<string> => [
  paragraph(`made ${makingText(made)}:`),
  `  ${seed.statementId}, ${kindText(seed)}`,
  indented(seedProof === null ? seed.statement : `${seed.statement}\n${seedProof}`),
];

const ITERATIONS: ReadonlyArray<Column<LineageIteration>> = [
  figureColumn("iteration", ({ iteration }) => String(iteration)),
  wordColumn("made", ({ made }) => (made === null ? "" : "made")),
  figureColumn("accepted", ({ samples }) => (samples === null ? "-" : count(samples.accepted))),
  figureColumn("rejected", ({ samples }) => (samples === null ? "-" : count(samples.rejected))),
  figureColumn("undecided", ({ samples }) => (samples === null ? "-" : count(samples.exhausted + samples.unanswered))),
  figureColumn("pass rate", ({ passRate }) => share(passRate)),
  figureColumn("proofs", ({ proofs }) => count(proofs.length)),
  figureColumn("reward", ({ weight }) => share(weight)),
];

const MEASUREMENTS: ReadonlyArray<Column<LineageMeasurement>> = [
  figureColumn("measured after", ({ iteration }) => String(iteration)),
  wordColumn("version", ({ modelVersion }) => versionText(modelVersion)),
  figureColumn("decided", ({ samples }) => count(samples)),
  figureColumn("accepted", ({ accepted }) => count(accepted)),
  figureColumn("undecided", ({ undecided }) => count(undecided)),
];

const EXAMPLES: ReadonlyArray<Column<LineageExample>> = [
  figureColumn("trained after", ({ iteration }) => String(iteration)),
  wordColumn("role", ({ role }) => role),
  figureColumn("weight", ({ weight }) => share(weight)),
  wordColumn("proof", ({ proofId }) => proofId),
  wordColumn("into version", ({ modelVersion }) => versionText(modelVersion)),
];

const CONJECTURES: ReadonlyArray<Column<LineageConjecture>> = [
  wordColumn("conjecture", ({ statementId }) => statementId),
  figureColumn("iteration", ({ iteration }) => String(iteration)),
  figureColumn("pass rate", ({ passRate }) => share(passRate)),
  figureColumn("reward", ({ weight }) => share(weight)),
  figureColumn("seed of", ({ conjectures }) => count(conjectures)),
  wordColumn("lemma", ({ lemma }) => lemmaText(lemma)),
];

/** A heading with what stands under it; nothing where there is nothing. */
const section = <A>(title: string, items: ReadonlyArray<A>, body: (items: ReadonlyArray<A>) => string) =>
  items.length === 0 ? [] : ["", title, body(items)];

const proofsText = (iterations: ReadonlyArray<LineageIteration>): string =>
  iterations
    .flatMap(({ iteration, proofs }) =>
      proofs.map(
        ({ modelVersion, multiplicity, proof, proofId }) =>
          `  ${proofId}, iteration ${iteration}, ${plural(multiplicity, "sample")} of ${versionText(modelVersion)}\n${indented(proof)}`,
      ),
    )
    .join("\n");

const generationsText = ({ generations }: StatementLineage): string =>
  generations
    .map(
      ({ conjectures, generation, kept, proved }) =>
        `  generation ${generation}: ${plural(conjectures, "conjecture")}, ${count(proved)} proved, ${count(kept)} kept by a reward`,
    )
    .join("\n");

/** Everything that is told of a statement, for people. */
export const lineageText = (lineage: StatementLineage): string =>
  [
    `${lineage.statementId}, ${kindText(lineage)}`,
    indented(lineage.statement),
    ...section("WHERE IT COMES FROM", lineage.ancestors, (ancestors) => ancestors.flatMap(ancestorText).join("\n")),
    ...section("WHAT THE RUN DID WITH IT", lineage.iterations, (rows) => table(ITERATIONS, rows)),
    ...section("MEASURED", lineage.measurements, (rows) => table(MEASUREMENTS, rows)),
    ...section(
      "ITS PROOFS",
      lineage.iterations.filter(({ proofs }) => proofs.length > 0),
      proofsText,
    ),
    ...section("TRAINED ON", lineage.examples, (rows) => table(EXAMPLES, rows)),
    ...section("CONJECTURES MADE FROM IT", lineage.conjectures, (rows) => table(CONJECTURES, rows)),
    ...section("ALL THAT CAME OF THESE", lineage.generations.slice(1), () => generationsText(lineage)),
  ].join("\n");

export const lineageCommand = Command.make(
  "lineage",
  {
    run: runArgument,
    statement: Argument.String("statement").pipe(
      Argument.withDescription("id of a statement, how it begins, or the name of a dataset statement"),
    ),
    json: jsonFlag("one JSON object"),
  },
  Effect.fn("lineage")(function* ({ json, run, statement }) {
    const { readRun } = yield* BackEnds;
    const directory = yield* findRun(run);
    const history = yield* Effect.provide(runHistory(), readRun(directory));
    const id = yield* Effect.fromResult(namedStatement(history.state, statement));
    const lineage = statementLineage(history, id);
    yield* Console.log(json ? JSON.stringify(lineage) : lineageText(lineage));
  }),
).pipe(
  Command.withDescription(
    "Show where a statement of a run comes from and what came of it: the seed and the version that made it, its proofs, its reward, the examples and versions that it went into, and the conjectures that were made from it.",
  ),
  Command.withShortDescription("show where a statement comes from and what came of it"),
  Command.withExamples([
    { command: "stp lineage runs/quickstart-1 c-3f9a", description: "a conjecture, by how its id begins" },
    { command: "stp lineage quickstart-1 workbook_0012 --json", description: "a dataset statement, by its name" },
  ]),
);
