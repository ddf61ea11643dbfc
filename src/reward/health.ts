/**
 * Monitors of the conjecturer's health: a conjecturer that collapses repeats itself, proposes what is trivial or
 * vacuous, grows or shrinks its statements, or proposes only what gives no signal. Counts with their denominators, so
 * that a share is never read without knowing of how many.
 */
import { mean, medianSorted } from "simple-statistics";
import { codePointLength, type HealthMetrics } from "../domain/index.ts";
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

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/**
 * The monitors of one iteration's conjectures; `archive` holds the normal forms of statements and earlier conjectures. A
 * pass rate above `trivialAbove` counts as trivial.
 */
export const conjecturerHealth = (
  conjectures: ReadonlyArray<MonitoredConjecture>,
  archive: ReadonlySet<string>,
  trivialAbove = 0.75,
): HealthMetrics => {
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
    trivialShare: share(rates.filter((rate) => rate > trivialAbove).length, rates.length),
    provedShare: share(rates.filter((rate) => rate > 0).length, rates.length),
    flatShare: share(rates.filter((rate) => rate === 0 || rate === 1).length, rates.length),
    examined: examined.length,
    vacuousShare: share(examined.filter(({ vacuous }) => vacuous).length, examined.length),
    meanLength: lengths.length === 0 ? null : mean(lengths),
    medianLength: lengths.length === 0 ? null : medianSorted(lengths),
  };
};
