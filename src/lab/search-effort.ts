/**
 * What searches cost and what came of it (InternLM2.5-StepProver, arXiv 2410.15700): tactics and seconds by problems solved and
 * unsolved, and how the number solved grows with them and falls with the length of proofs. A problem is a statement with its
 * negation, solved where either is proved. Pure; seconds are measured, so that they differ between equal runs.
 */
import { linearRegression, sumNthPowerDeviations } from "simple-statistics";
import type { JudgedBody, StatementId, StepRecord } from "../domain/index.ts";
import { studentQuantile } from "../reward/index.ts";
import {
  isDisproved,
  lengthInTactics,
  negatedBy,
  proving,
  type RunState,
  type SearchBody,
  type Step,
  searchingSelected,
  shortestProofs,
} from "../selfplay/index.ts";

/** What was spent. */
export interface Effort {
  readonly searches: number;
  /** States at which tactics were tried, and those tactics. */
  readonly expansions: number;
  readonly tactics: number;
  /** Wall seconds of the searches, and of the verdicts on what they found. */
  readonly seconds: number;
}

/** y = intercept + slope · x by least squares. */
export interface LineFit {
  readonly slope: number;
  readonly intercept: number;
  /** Half of the 95 % interval of the slope, by Student's t; null for two points, which any line goes through. */
  readonly halfWidth: number | null;
  readonly points: number;
}

export interface SearchEffort {
  readonly solved: Effort & { readonly problems: number };
  readonly unsolved: Effort & { readonly problems: number };
  /** Share of what fell on solved problems, in [0, 1]; null where nothing was spent. */
  readonly solvedShare: { readonly tactics: number | null; readonly seconds: number | null };
  /** After each iteration: problems solved, and what was spent, so far. */
  readonly points: ReadonlyArray<{
    readonly iteration: number;
    readonly solved: number;
    readonly tactics: number;
    readonly seconds: number;
  }>;
  /** Problems by the tactics of their shortest proof, ascending. */
  readonly lengths: ReadonlyArray<readonly [tactics: number, problems: number]>;
  readonly fits: {
    /** Problems solved so far against ln of the tactics, and of the seconds, so far. */
    readonly byTactics: LineFit | null;
    readonly bySeconds: LineFit | null;
    /** ln of the problems against the tactics of their shortest proof. */
    readonly byLength: LineFit | null;
  };
}

const NOTHING: Effort = { searches: 0, expansions: 0, tactics: 0, seconds: 0 };

const added = (a: Effort, b: Effort): Effort => ({
  searches: a.searches + b.searches,
  expansions: a.expansions + b.expansions,
  tactics: a.tactics + b.tactics,
  seconds: a.seconds + b.seconds,
});

const total = (efforts: Iterable<Effort>): Effort => [...efforts].reduce(added, NOTHING);

/** The line through points, by least squares; null where fewer than two have different x. */
export const fitLine = (points: ReadonlyArray<readonly [x: number, y: number]>): LineFit | null => {
  const n = points.length;
  const spread =
    n === 0
      ? 0
      : sumNthPowerDeviations(
          points.map(([x]) => x),
          2,
        );
  if (n < 2 || spread === 0) return null;
  const { b: intercept, m: slope } = linearRegression(points.map(([x, y]) => [x, y]));
  const residuals = points.reduce((sum, [x, y]) => sum + (y - intercept - slope * x) ** 2, 0);
  const halfWidth = n === 2 ? null : studentQuantile(0.975, n - 2) * Math.sqrt(residuals / (n - 2) / spread);
  return { slope, intercept, halfWidth, points: n };
};

const logarithmic = (points: ReadonlyArray<readonly [x: number, y: number]>): LineFit | null =>
  fitLine(points.filter(([x]) => x > 0).map(([x, y]) => [Math.log(x), y]));

/** Gathers the effort of a run from its records, in the order of the log. */
export class EffortCounter {
  /** By iteration, by statement. */
  private readonly spent = new Map<number, Map<StatementId, Effort>>();

  see(record: StepRecord, step: Step): void {
    const { iteration } = record;
    if (step.name === searchingSelected.searched.name)
      for (const { milliseconds = 0, statementId, tree } of (record as StepRecord<SearchBody>).searches)
        this.spend(iteration, statementId, {
          searches: 1,
          expansions: tree.expansions.length,
          tactics: tree.expansions.reduce((sum, { tried }) => sum + tried.length, 0),
          seconds: milliseconds / 1000,
        });
    if (step.name === proving.judged.name)
      for (const { runMilliseconds, statementId } of (record as StepRecord<JudgedBody>).judgements)
        this.spend(iteration, statementId, { ...NOTHING, seconds: runMilliseconds / 1000 });
  }

  private spend(iteration: number, id: StatementId, effort: Effort): void {
    const here = this.spent.get(iteration) ?? new Map<StatementId, Effort>();
    this.spent.set(iteration, here.set(id, added(here.get(id) ?? NOTHING, effort)));
  }

  /** The effort of the run whose records these were; null where it searched nothing. */
  result(state: RunState): SearchEffort | null {
    const all = [...this.spent.values()].flatMap((here) => [...here]);
    if (total(all.map(([, effort]) => effort)).searches === 0) return null;
    const problemOf = (id: StatementId): StatementId => negatedBy(state, id) ?? id;
    const isSolved = (id: StatementId): boolean => state.proved.has(id) || isDisproved(state, id);
    const side = (solved: boolean) => {
      const own = all.filter(([id]) => isSolved(problemOf(id)) === solved);
      return { problems: new Set(own.map(([id]) => problemOf(id))).size, ...total(own.map(([, effort]) => effort)) };
    };
    const [solved, unsolved] = [side(true), side(false)];
    const share = (of: (effort: Effort) => number): number | null =>
      of(solved) + of(unsolved) === 0 ? null : of(solved) / (of(solved) + of(unsolved));
    const shortest = [...shortestProofs(state.proofs)];
    const firsts = shortest.map(([id]) => state.firstProof.get(id)!);
    let soFar = NOTHING;
    const points = [...this.spent.keys()]
      .sort((a, b) => a - b)
      .map((iteration) => {
        soFar = added(soFar, total(this.spent.get(iteration)!.values()));
        const { seconds, tactics } = soFar;
        return { iteration, solved: firsts.filter((first) => first <= iteration).length, tactics, seconds };
      });
    const byLength = Map.groupBy(shortest, ([, proof]) => lengthInTactics(proof) ?? 0);
    const lengths = [...byLength].map(([tactics, { length }]) => [tactics, length] as const).sort(([a], [b]) => a - b);
    return {
      solved,
      unsolved,
      solvedShare: { tactics: share((effort) => effort.tactics), seconds: share((effort) => effort.seconds) },
      points,
      lengths,
      fits: {
        byTactics: logarithmic(points.map((point) => [point.tactics, point.solved])),
        bySeconds: logarithmic(points.map((point) => [point.seconds, point.solved])),
        byLength: fitLine(lengths.map(([tactics, problems]) => [tactics, Math.log(problems)])),
      },
    };
  }
}
