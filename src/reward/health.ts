/**
 * Monitors of the conjecturer's health: a conjecturer that collapses repeats itself, proposes what is trivial or
 * vacuous, grows or shrinks its statements, or proposes only what gives no signal. Counts with their denominators, so
 * that a share is never read without knowing of how many.
 */
import { mean, medianSorted } from "simple-statistics";
import { codePointLength } from "../domain/index.ts";
import type { BoundaryTable } from "./boundary.ts";
import { passRate } from "./pass-rate.ts";

export interface MonitoredConjecture {
  readonly statement: string;
  /** Equal for conjectures that say the same; the statement's text where no normal form is known. */
  readonly normalForm: string;
  /** Decided samples and accepted ones, with multiplicity; 0 and 0 where it was not attempted. */
  readonly samples: number;
  readonly accepted: number;
  /** True if the hypotheses are known to be contradictory; null where that was not examined. */
  readonly vacuous: boolean | null;
}

export interface HealthSettings {
  /** A pass rate above this counts as trivial; in [0, 1]. */
  readonly trivialAbove: number;
}

/** Shares in [0, 1]; null where the denominator is 0. */
export interface ConjecturerHealth {
  readonly conjectures: number;
  /** Different normal forms, and their share of all. */
  readonly distinct: number;
  readonly distinctShare: number | null;
  /** Distinct ones that the archive does not hold, and their share of the distinct. */
  readonly novel: number;
  readonly novelShare: number | null;
  /** Those with a decided sample: the denominator of the next three. */
  readonly attempted: number;
  readonly trivialShare: number | null;
  readonly provedShare: number | null;
  /** Pass rate 0 or 1: all samples alike, so no contrast to learn from. */
  readonly flatShare: number | null;
  /** Contradictory hypotheses, of those examined. */
  readonly examined: number;
  readonly vacuousShare: number | null;
  /** Statement length in code points. */
  readonly meanLength: number | null;
  readonly medianLength: number | null;
}

export const defaultHealthSettings: HealthSettings = { trivialAbove: 0.75 };

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** The monitors of one iteration's conjectures; `archive` holds the normal forms of statements and earlier conjectures. */
export const conjecturerHealth = (
  conjectures: ReadonlyArray<MonitoredConjecture>,
  archive: ReadonlySet<string>,
  settings: HealthSettings = defaultHealthSettings,
): ConjecturerHealth => {
  const forms = new Set(conjectures.map(({ normalForm }) => normalForm));
  const novel = [...forms].filter((form) => !archive.has(form)).length;
  const rates = conjectures.map(({ accepted, samples }) => passRate(accepted, samples)).filter((rate) => rate !== null);
  const examined = conjectures.filter(({ vacuous }) => vacuous !== null);
  const lengths = conjectures.map(({ statement }) => codePointLength(statement)).sort((a, b) => a - b);
  return {
    conjectures: conjectures.length,
    distinct: forms.size,
    distinctShare: share(forms.size, conjectures.length),
    novel,
    novelShare: share(novel, forms.size),
    attempted: rates.length,
    trivialShare: share(rates.filter((rate) => rate > settings.trivialAbove).length, rates.length),
    provedShare: share(rates.filter((rate) => rate > 0).length, rates.length),
    flatShare: share(rates.filter((rate) => rate === 0 || rate === 1).length, rates.length),
    examined: examined.length,
    vacuousShare: share(examined.filter(({ vacuous }) => vacuous).length, examined.length),
    meanLength: lengths.length === 0 ? null : mean(lengths),
    medianLength: lengths.length === 0 ? null : medianSorted(lengths),
  };
};

const monitored = (form: string, accepted: number, samples: number): MonitoredConjecture => ({
  statement: form,
  normalForm: form,
  samples,
  accepted,
  vacuous: null,
});
const shares = (conjectures: ReadonlyArray<MonitoredConjecture>): ReadonlyArray<number | string> => {
  const health = conjecturerHealth(conjectures, new Set(["known"]));
  return [health.distinctShare, health.novelShare, health.trivialShare, health.flatShare].map((x) => x ?? "none");
};

export const healthBoundaries: ReadonlyArray<BoundaryTable> = [
  {
    formula: "distinct, novel, trivial (pass rate > 3/4) and flat (pass rate 0 or 1) shares",
    source: "monitors of this engine",
    cases: [
      { given: "no conjecture", expected: ["none", "none", "none", "none"], compute: () => shares([]) },
      {
        given: "never attempted",
        expected: [1, 1, "none", "none"],
        compute: () => shares([monitored("a", 0, 0)]),
      },
      {
        given: "all equal and known",
        expected: [0.5, 0, 0, 0],
        compute: () => shares([monitored("known", 1, 2), monitored("known", 1, 2)]),
      },
      {
        given: "pass rates 0 and 1",
        expected: [1, 1, 0.5, 1],
        compute: () => shares([monitored("a", 0, 4), monitored("b", 4, 4)]),
      },
    ],
  },
];
