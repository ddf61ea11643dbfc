/**
 * Makes the bundled data: library.jsonl, workbook.jsonl, gap.jsonl, held-out.jsonl, and the figures that README.md
 * quotes (figures.json). Same script, same bytes: `npm run data`, a few minutes on one core. README.md says what the sets
 * are for.
 */
import { writeFileSync } from "node:fs";
import { deriveStream, type RandomStream, shuffled } from "../../src/domain/index.ts";
import {
  createWorkbench,
  type Goal,
  initialFit,
  type Model,
  nearForm,
  normalForm,
  printStatement,
  refute,
  type Workbench,
} from "../../src/embedded-model/index.ts";
import { type Kind, nextCandidate, perturbed, QUOTAS } from "./candidates.ts";
import { isWithinReach, referenceModel, successes } from "./screening.ts";
import { makeLibrary } from "./supervised.ts";

const WORKBOOK_SIZE = 2000;
const GAP_SIZE = 1000;
const HELD_OUT_SIZE = 400;
const PRACTICE_SIZE = 400;
/** Shares of statements that the initial model proves. */
const WORKBOOK_EASY = 0.1;
const GAP_EASY = 0.25;
/** Share of candidates with an operator exchanged; screening makes about four times as much of it. */
const PERTURBED = 0.008;
const GAP_PERTURBED = 0.004;
/** Every other candidate of `gap` is drawn larger by this much: the hard ones are rare otherwise. */
const GAP_LARGER = 2;
/** A statement of `gap` is easy, or the reference model proves at most this many of GAP_SAMPLES samples. */
const GAP_SUCCESSES = 1;
const GAP_SAMPLES = 32;
const REFUTATION_TRIES = 400;

interface Entry {
  readonly kind: Kind;
  readonly goal: Goal;
  readonly easy: boolean;
}

interface SetOptions {
  readonly size: number;
  /** Share of statements that the initial model proves. */
  readonly easyShare: number;
  readonly perturbedShare: number;
  /** How much larger every other candidate is. */
  readonly larger: number;
  /** What a statement that is not easy has to be. */
  readonly wanted: (goal: Goal, stream: RandomStream) => boolean;
}

const ordinary = (size: number): SetOptions => ({
  size,
  easyShare: WORKBOOK_EASY,
  perturbedShare: PERTURBED,
  larger: 0,
  wanted: () => true,
});

class Maker {
  readonly bench: Workbench;
  readonly initial: Model;
  readonly reference: Model;
  /** Normal forms of everything taken so far: no statement stands in two sets, or twice in one. */
  private readonly taken = new Set<string>();

  constructor(bench: Workbench, initial: Model, library: readonly Goal[]) {
    this.bench = bench;
    this.initial = initial;
    for (const goal of library) this.taken.add(normalForm(goal));
    const practice = this.collect("practice", ordinary(PRACTICE_SIZE));
    const goals = practice.map(({ goal }) => goal);
    this.reference = referenceModel(bench, initial, goals);
  }

  /** Fills the quotas of a set. */
  collect(name: string, { size, easyShare, perturbedShare, larger, wanted }: SetOptions): ReadonlyArray<Entry> {
    const entries: Array<Entry> = [];
    for (const kind of Object.keys(QUOTAS) as Array<Kind>) {
      const total = Math.round(size * QUOTAS[kind]);
      let easyLeft = Math.round(total * easyShare);
      let hardLeft = total - easyLeft;
      const stream = deriveStream(name, "data", kind);
      let candidates = 0;
      for (let item = 0; easyLeft + hardLeft > 0; item++) {
        candidates += 1;
        const candidate = nextCandidate(kind, stream, item % 2 === 0 ? 0 : larger);
        const goal = stream.nextDouble() < perturbedShare ? perturbed(candidate, stream) : candidate;
        const form = normalForm(goal);
        if (this.taken.has(form)) continue;
        const screening = deriveStream(name, "data", kind, item);
        const easy = isWithinReach(this.bench, this.initial, goal, screening);
        if (easy ? easyLeft === 0 : hardLeft === 0 || !wanted(goal, screening)) continue;
        if (easy) easyLeft -= 1;
        else hardLeft -= 1;
        this.taken.add(form);
        entries.push({ kind, goal, easy });
      }
      console.log(`${name}: ${total} of kind ${kind} from ${candidates} candidates`);
    }
    return shuffled(entries, deriveStream(name, "data", "order"));
  }

  /** Whether the statement is beyond the reference model, or nearly so. */
  isHard(goal: Goal, stream: RandomStream): boolean {
    return successes(this.bench, this.reference, goal, GAP_SAMPLES, stream) <= GAP_SUCCESSES;
  }

  /** What is said of a set. */
  figures(name: string, entries: ReadonlyArray<Entry>): Readonly<Record<string, number>> {
    const stream = deriveStream(name, "data", "figures");
    const rates = entries.map(({ goal }) => successes(this.bench, this.reference, goal, GAP_SAMPLES, stream));
    const count = (test: (entry: Entry, rate: number) => boolean): number =>
      entries.filter((entry, i) => test(entry, rates[i]!)).length;
    return {
      statements: entries.length,
      ...Object.fromEntries(Object.keys(QUOTAS).map((kind) => [kind, count((entry) => entry.kind === kind)])),
      easy: count(({ easy }) => easy),
      middle: count(({ easy }, rate) => !easy && rate > GAP_SUCCESSES),
      hard: count(({ easy }, rate) => !easy && rate <= GAP_SUCCESSES),
      refuted: count(({ goal }) => refute(goal, REFUTATION_TRIES, stream) !== null),
    };
  }
}

const write = (file: string, lines: readonly object[]): void =>
  writeFileSync(new URL(file, import.meta.url), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));

const writeSet = (name: string, prefix: string, entries: ReadonlyArray<Entry>): void =>
  write(
    `${name}.jsonl`,
    entries.map(({ goal }, i) => {
      const id = `${prefix}_${String(i + 1).padStart(4, "0")}`;
      return { name: id, statement: printStatement(id, goal) };
    }),
  );

const bench = createWorkbench();
const { rows, missing } = makeLibrary(bench);
write(
  "library.jsonl",
  rows.map(({ name, statement, proof }) => ({ name, statement, proof })),
);
console.log(`library: ${rows.length} (no proof found: ${missing.join(", ") || "none"})`);
const { model } = initialFit(bench, rows, deriveStream("library", "initial-fit"));
const maker = new Maker(
  bench,
  model,
  rows.map(({ goal }) => goal),
);
const workbook = maker.collect("workbook", ordinary(WORKBOOK_SIZE));
const heldOut = maker.collect("held-out", ordinary(HELD_OUT_SIZE));
const gap = maker.collect("gap", {
  size: GAP_SIZE,
  easyShare: GAP_EASY,
  perturbedShare: GAP_PERTURBED,
  larger: GAP_LARGER,
  wanted: (goal, stream) => maker.isHard(goal, stream),
});
writeSet("workbook", "workbook", workbook);
writeSet("held-out", "held_out", heldOut);
writeSet("gap", "gap", gap);

const nearForms = new Set([...workbook, ...gap].map(({ goal }) => nearForm(goal)));
const figures = {
  library: { lemmas: rows.length },
  workbook: maker.figures("workbook", workbook),
  gap: maker.figures("gap", gap),
  "held-out": {
    ...maker.figures("held-out", heldOut),
    nearCopiesOfTraining: heldOut.filter(({ goal }) => nearForms.has(nearForm(goal))).length,
  },
};
writeFileSync(new URL("figures.json", import.meta.url), `${JSON.stringify(figures, null, 2)}\n`);
console.table(figures);
