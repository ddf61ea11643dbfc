/** The figures of a run's iterations, trainings and measurements, for people and as JSON: the same in every command. */
import type { IterationMetrics, RunSummary } from "../domain/index.ts";
import {
  type ContextFigure,
  contextFigures,
  heldOutFigures,
  heldOutShortfall,
  proofsSoFar,
  shortfallOf,
  shortfallText,
} from "../lab/index.ts";
import type { Evaluation, IterationTimes, RunState, Training } from "../selfplay/index.ts";
import { type Column, count, figureColumn, labelled, paragraph, share, table, wordColumn } from "./table.ts";

/** An iteration's figures. */
export interface IterationRow {
  readonly metrics: IterationMetrics;
  /** Proofs sampled up to its end. */
  readonly proofsSoFar: number;
  /** Wall seconds, and sampled proofs a second of sampling and verifying. */
  readonly seconds: number;
  readonly proofsPerSecond: number | null;
}

/** The row of an iteration; `times` are those of its steps. */
export const iterationRow = (
  metrics: IterationMetrics,
  soFar: number,
  { samplingSeconds, seconds }: IterationTimes,
): IterationRow => ({
  metrics,
  proofsSoFar: soFar,
  seconds,
  proofsPerSecond: samplingSeconds > 0 ? metrics.proofsSampled / samplingSeconds : null,
});

/** The finished iterations of a run. */
export const iterationRows = (
  told: ReadonlyArray<IterationMetrics>,
  times: ReadonlyMap<number, IterationTimes>,
): ReadonlyArray<IterationRow> => {
  const soFar = proofsSoFar(told);
  return told.map((metrics, i) =>
    iterationRow(metrics, soFar[i]!, times.get(metrics.iteration) ?? { seconds: 0, samplingSeconds: 0 }),
  );
};

const figure = (title: string, of: (metrics: IterationMetrics) => number | undefined) =>
  figureColumn<IterationRow>(title, ({ metrics }) => count(of(metrics) ?? 0));

const FIRST = figure("iteration", (metrics) => metrics.iteration);

/** Shown where anything of it happened. */
const SOMETIMES = [
  figure("disproved\nso far", (metrics) => metrics.search?.disproved),
  figure("texts\nformalised", (metrics) => metrics.formalised?.taken),
  figure("proofs\nnot given", (metrics) => metrics.proofsMissing),
  figure("proofs\ncut", (metrics) => metrics.proofsCut),
];

const PROOFS = [
  figure("proofs\nsampled", (metrics) => metrics.proofsSampled),
  figureColumn<IterationRow>("proofs\nso far", (row) => count(row.proofsSoFar)),
  figureColumn<IterationRow>("cumulative\npass rate", ({ metrics }) => share(metrics.cumulativePassRate)),
  figure("proofs\ndistinct", (metrics) => metrics.proofsDistinct),
  figure("proofs\naccepted", (metrics) => metrics.proofsAccepted),
  figure("proofs\nundecided", (metrics) => metrics.proofsUndecided),
];

const OTHERS = [
  figure("statements\nattempted", (metrics) => metrics.statementsAttempted),
  figure("conjectures\ngenerated", (metrics) => metrics.conjecturesGenerated),
  figure("conjectures\ndistinct", (metrics) => metrics.conjecturesDistinct),
  figure("conjectures\nselected", (metrics) => metrics.conjecturesSelected),
  figureColumn<IterationRow>("seconds", (row) => row.seconds.toFixed(1)),
  figureColumn<IterationRow>("proofs\na second", (row) =>
    row.proofsPerSecond === null ? "-" : count(row.proofsPerSecond),
  ),
];

/** A row per iteration. */
export const iterationTable = (rows: ReadonlyArray<IterationRow>): string => {
  const sometimes = SOMETIMES.filter(({ cell }) => rows.some((row) => cell(row) !== "0"));
  return table([FIRST, ...PROOFS, ...sometimes, ...OTHERS], rows);
};

/** When a training or a measurement was: before the first iteration, after one, or after all. */
const whenText = (iteration: number, iterations: number): string =>
  iteration < 0 ? "set-up" : iteration < iterations ? String(iteration) : "end";

/** What trainers reported, a row a training, under the names that they give. */
export const trainingTable = (trainings: ReadonlyArray<Training>, iterations: number): string => {
  const names = [...new Set(trainings.flatMap(({ report }) => Object.keys(report)))];
  const inWords = (name: string): string => name.replaceAll(/[A-Z_]+/g, (capital) => `\n${capital.toLowerCase()}`);
  const number = (value: number | undefined): string =>
    value === undefined ? "-" : Number.isInteger(value) ? count(value) : value.toFixed(3);
  const isTold = (name: string): boolean => trainings.some(({ report }) => report[name] !== 0);
  return table<Training>(
    [
      figureColumn("after", ({ iteration }) => whenText(iteration, iterations)),
      wordColumn("training", ({ step }) => step),
      ...names
        .filter(isTold)
        .map((name) => figureColumn<Training>(inWords(name), ({ report }) => number(report[name]))),
    ],
    trainings,
  );
};

type Measured = ReturnType<typeof heldOutFigures>[number] & { readonly after: string; readonly proofs: number };

/** pass@k of a measurement in a sentence: over every statement, and with what was not decided or not given left out. */
const headlineText = (evaluation: Evaluation): string => {
  const { samples } = evaluation;
  const figures = heldOutFigures(evaluation);
  const all = figures.map(({ k, value }) => `pass@${k} ${share(value)}`).join(", ");
  const short = heldOutShortfall([evaluation]);
  const amiss = shortfallText(short);
  const asked = `n = ${samples} proofs ${short.missing === 0 ? "" : "asked "}of each of ${count(evaluation.counts.length)} statements`;
  const basis = amiss === null ? asked : `${asked}, ${amiss}`;
  if (short.undecided + short.missing === 0) return `${all} (${basis})`;
  const left = figures.map(({ k, leftOut }) => `pass@${k} ${share(leftOut.value)} of ${count(leftOut.statements)}`);
  return `${all} with what was not decided or not given as wrong; left out: ${left.join(", ")} statements (${basis})`;
};

/**
 * pass@k of every measurement on the held-out set against the proofs sampled before it, and that of the last in a
 * sentence; null without such a set.
 */
export const heldOutText = (
  evaluations: ReadonlyArray<Evaluation>,
  told: ReadonlyArray<IterationMetrics>,
  iterations: number,
): string | null => {
  const rows = evaluations.flatMap((evaluation): ReadonlyArray<Measured> => {
    const proofs = proofsSoFar(told.filter(({ iteration }) => iteration <= evaluation.iteration)).at(-1) ?? 0;
    const after = whenText(evaluation.iteration, iterations);
    return heldOutFigures(evaluation).map((one) => ({ ...one, after, proofs }));
  });
  const last = evaluations.at(-1);
  if (last === undefined || rows.length === 0) return null;
  const { missing, undecided } = heldOutShortfall(evaluations);
  const isOpen = undecided + missing > 0;
  const columns: ReadonlyArray<Column<Measured>> = [
    figureColumn("after", ({ after }) => after),
    figureColumn("proofs\nso far", ({ proofs }) => count(proofs)),
    figureColumn("k", ({ k }) => String(k)),
    figureColumn("pass@k", ({ value }) => share(value)),
    figureColumn("95% over\nstatements", ({ interval: { high, low } }) => `${share(low)} to ${share(high)}`),
    figureColumn("sd over\nwindows", ({ windowDeviation }) => share(windowDeviation)),
    figureColumn("left\nout", ({ leftOut }) => share(leftOut.value)),
    figureColumn("of\nstatements", ({ leftOut }) => count(leftOut.statements)),
  ];
  return [
    table(isOpen ? columns : columns.slice(0, -2), rows),
    paragraph(
      `95% covers other statements of the kind, with this run's model: it says nothing of other seeds.${isOpen ? " The last columns leave out what was not decided or not given." : ""}`,
    ),
    "",
    labelled("held out", headlineText(last)),
  ].join("\n");
};

/** pass@1 of every measurement by length of context; null where none was asked for. */
export const contextText = (evaluations: ReadonlyArray<Evaluation>, iterations: number): string | null => {
  const rows = evaluations.flatMap((evaluation) =>
    contextFigures(evaluation).map((one) => ({ ...one, after: whenText(evaluation.iteration, iterations) })),
  );
  if (rows.length === 0) return null;
  const { missing, undecided } = heldOutShortfall(evaluations);
  const columns: ReadonlyArray<Column<ContextFigure & { readonly after: string }>> = [
    figureColumn("after", ({ after }) => after),
    figureColumn("tokens of\ncontext", ({ tokens }) => count(tokens)),
    figureColumn("pass@1", ({ value }) => share(value)),
    figureColumn("left\nout", ({ leftOut }) => share(leftOut)),
  ];
  return table(undecided + missing > 0 ? columns : columns.slice(0, -1), rows);
};

/** What self-play brought: conjectures, and the share of the proofs that are of them; null where none was tried. */
export const selfPlayText = ({
  conjectures,
  metrics,
  proofByKey,
}: Pick<RunState, "conjectures" | "metrics" | "proofByKey">): string | null => {
  const sum = (of: (told: IterationMetrics) => number) => metrics.reduce((total, told) => total + of(told), 0);
  const tried = sum(({ conjecturesAttempted }) => conjecturesAttempted);
  if (tried === 0) return null;
  const proved = sum(({ conjecturesProved }) => conjecturesProved);
  const kept = sum(({ conjecturesSelected }) => conjecturesSelected);
  const proofs = [...proofByKey.values()];
  const ofConjectures = proofs.filter(({ statementId }) => conjectures.has(statementId)).length;
  return labelled(
    "self-play",
    `${count(tried)} conjectures tried, ${count(proved)} proved, ${count(kept)} kept by the reward; ${count(ofConjectures)} of the ${count(proofs.length)} distinct proofs to learn from are of conjectures. As many proofs without any: --set algorithm=expert-iteration`,
  );
};

/** Iterations, trainings and measurements, one below the other; with `only`, those of an iteration. */
export const figuresText = (
  state: Pick<
    RunState,
    "conjectures" | "conjecturesShort" | "evaluations" | "experiment" | "metrics" | "proofByKey" | "trainings"
  >,
  times: ReadonlyMap<number, IterationTimes>,
  only: number | null = null,
): ReadonlyArray<string> => {
  const { iterations } = state.experiment;
  const here = <A extends { readonly iteration: number }>(all: ReadonlyArray<A>): ReadonlyArray<A> =>
    only === null ? all : all.filter(({ iteration }) => iteration === only);
  const rows = iterationRows(state.metrics, times).filter(({ metrics }) => only === null || metrics.iteration === only);
  const trainings = here(state.trainings).filter(({ report }) => Object.keys(report).length > 0);
  const amiss = shortfallText(shortfallOf(rows.map(({ metrics }) => metrics)));
  const given = state.metrics.reduce((sum, { conjecturesGenerated }) => sum + conjecturesGenerated, 0);
  const { missing } = state.conjecturesShort;
  const conjectures =
    only === null ? shortfallText({ ...state.conjecturesShort, asked: given + missing, undecided: 0 }) : null;
  const heldOut = heldOutText(here(state.evaluations), state.metrics, iterations);
  const contexts = contextText(here(state.evaluations), iterations);
  const selfPlay = only === null ? selfPlayText(state) : null;
  return [
    ...(rows.length === 0 ? [] : [iterationTable(rows), ""]),
    ...(amiss === null
      ? []
      : [paragraph(`of the proofs asked for, ${amiss}: no pass rate counts what was not decided or not given`), ""]),
    ...(conjectures === null ? [] : [paragraph(`of the conjectures asked for, ${conjectures}`), ""]),
    ...(trainings.length === 0 ? [] : [trainingTable(trainings, iterations), ""]),
    ...(trainings.some(({ report }) => (report["unmatched"] ?? 0) > 0) ? [labelled("unmatched", UNMATCHED), ""] : []),
    ...(contexts === null ? [] : [contexts, ""]),
    ...(heldOut === null ? [] : [heldOut]),
    ...(selfPlay === null ? [] : [selfPlay]),
  ];
};

const UNMATCHED =
  "examples from which nothing was learned: their text is no sequence of the model's own tactics or, for a conjecture, of its edits of the seed";

/** A line of `--json` for an iteration: its metrics, the proofs so far, its wall seconds and its speed. */
export const iterationJson = ({ metrics, ...row }: IterationRow): string => JSON.stringify({ ...metrics, ...row });

/** pass@k by its name: over every statement, with what was not decided or not given as wrong. */
export const heldOutJson = (evaluated: Evaluation | undefined): Readonly<Record<string, number>> =>
  Object.fromEntries(
    (evaluated === undefined ? [] : heldOutFigures(evaluated)).map(({ k, value }) => [`pass@${k}`, value]),
  );

const evaluationJson = (evaluation: Evaluation) => ({
  iteration: evaluation.iteration,
  samples: evaluation.samples,
  shortfall: heldOutShortfall([evaluation]),
  passAtK: heldOutFigures(evaluation),
  ...(evaluation.passWithin === undefined ? {} : { passWithin: contextFigures(evaluation) }),
});

const headline = (summary: RunSummary) => ({
  provedTrain: summary.provedTrain,
  trainSize: summary.trainSize,
  proofsSampled: summary.proofsSampled,
  proofsVerified: summary.proofsVerified,
  conjectures: summary.conjectures,
  ...(summary.disproved === undefined ? {} : { disproved: summary.disproved }),
});

/** The last line of `--json`. */
export const summaryJson = (
  run: string,
  digest: string,
  { evaluations, metrics, summary, trainings }: Pick<RunState, "evaluations" | "metrics" | "summary" | "trainings">,
  seconds: number,
): string =>
  JSON.stringify({
    run,
    digest,
    ...(summary === null ? {} : { ...headline(summary), heldOut: heldOutJson(evaluations.at(-1)) }),
    seconds,
    shortfall: shortfallOf(metrics),
    evaluations: evaluations.map(evaluationJson),
    trainings,
  });
