/**
 * The progress of a run as text: iteration, steps under way with done/total and rate, time left. Pure: the caller
 * passes the time of each event.
 */
import type { IterationMetrics, RefusedLine } from "../domain/index.ts";
import { refusedCounts, refusedPlace } from "../selfplay/index.ts";
import type { ProgressEvent } from "../services/index.ts";
import { count, duration, share } from "./table.ts";

type StepEvent = Extract<ProgressEvent, { _tag: "step" }>;
type IterationEvent = Extract<ProgressEvent, { _tag: "iteration" }>;

interface StepProgress {
  readonly event: StepEvent;
  /** Time of the step's first event, in milliseconds; what was done before it (a resumed run) is no part of the rate. */
  readonly startedAt: number;
  readonly doneAtStart: number;
}

/** What has been told so far. */
export interface ProgressState {
  /** When this process came to its first iteration, in milliseconds; null before. */
  readonly iterationsStartedAt: number | null;
  readonly iteration: number;
  readonly iterations: number;
  /** Iterations finished by this process, and when the last of them ended. */
  readonly finishedHere: number;
  readonly lastFinishedAt: number;
  /** The steps under way. */
  readonly active: ReadonlyMap<string, StepProgress>;
  /** The last line that a step's command wrote. */
  readonly output: string | null;
}

export const initialProgress = (now: number): ProgressState => ({
  iterationsStartedAt: null,
  iteration: 0,
  iterations: 0,
  finishedHere: 0,
  lastFinishedAt: now,
  active: new Map(),
  output: null,
});

/** The state after an event at the time `now`, in milliseconds. */
export const advance = (state: ProgressState, event: ProgressEvent, now: number): ProgressState => {
  if (event._tag === "iteration") {
    return { ...state, finishedHere: state.finishedHere + 1, lastFinishedAt: now, active: new Map(), output: null };
  }
  if (event._tag === "output") return { ...state, output: event.line };
  if (event._tag !== "step") return state;
  const active = new Map<string, StepProgress>();
  const before = state.iteration === event.iteration ? state.active.get(event.step) : undefined;
  // What came before is over, but for the steps that this one goes on beside.
  for (const partner of event.beside) {
    const beside = state.iteration === event.iteration ? state.active.get(partner) : undefined;
    if (beside !== undefined) active.set(partner, beside);
  }
  if (event.done < event.total)
    active.set(event.step, {
      event,
      startedAt: before?.startedAt ?? now,
      doneAtStart: before?.doneAtStart ?? event.done,
    });
  const iterationsStartedAt = state.iterationsStartedAt ?? (event.iteration >= 0 ? now : null);
  return {
    ...state,
    iterationsStartedAt,
    iteration: event.iteration,
    iterations: event.iterations,
    active,
    output: null,
  };
};

/** Units per second of a step so far; null before anything was done. */
const rate = (step: StepProgress, now: number): number | null => {
  const done = step.event.done - step.doneAtStart;
  const seconds = (now - step.startedAt) / 1000;
  return done > 0 && seconds > 0 ? done / seconds : null;
};

/**
 * Seconds left: of the run once this process has finished an iteration, from the mean iteration; of the step before
 * that; null while nothing can be said.
 */
const timeLeft = (state: ProgressState, now: number): string | null => {
  if (state.finishedHere > 0 && state.iterationsStartedAt !== null) {
    const mean = (state.lastFinishedAt - state.iterationsStartedAt) / state.finishedHere / 1000;
    const left = mean * Math.max(0, state.iterations - state.iteration) - (now - state.lastFinishedAt) / 1000;
    return left > 0 ? `about ${duration(left)} left` : null;
  }
  const steps = [...state.active.values()];
  const lefts = steps.flatMap((step) => {
    const perSecond = rate(step, now);
    return perSecond === null ? [] : [(step.event.total - step.event.done) / perSecond];
  });
  return lefts.length === 0 ? null : `${duration(Math.max(...lefts))} left in this step`;
};

/**
 * Iterations are numbered from 0, as in the log; set-up comes before them, the final training and evaluation after. A
 * benchmark has none.
 */
export const placeText = (iteration: number, iterations: number): string => {
  if (iterations === 0) return "benchmark";
  if (iteration < 0) return "set-up";
  if (iteration >= iterations) return "final";
  return `iteration ${iteration} (${iteration + 1} of ${iterations})`;
};

/** One line, e.g. `iteration 1 (2 of 6)  prove 640/2,000 proofs 2,310/s  about 40 s left`; null while nothing is under way. */
export const progressLine = (state: ProgressState, now: number): string | null => {
  if (state.active.size === 0) return null;
  // By name, so that proving stands before verifying.
  const active = [...state.active.values()].sort((a, b) => (a.event.step < b.event.step ? -1 : 1));
  const steps = active.map((step) => {
    const { done, step: name, total, unit } = step.event;
    if (total <= 1) return name;
    const perSecond = rate(step, now);
    const speed = perSecond === null ? "" : ` ${count(perSecond)}/s`;
    return `${name} ${count(done)}/${count(total)} ${unit}${speed}`;
  });
  const place = placeText(state.iteration, state.iterations);
  const left = timeLeft(state, now);
  const { output } = state;
  return [place, steps.join(", "), ...(left === null ? [] : [left]), ...(output === null ? [] : [output])].join("  ");
};

/** The line that stays when an iteration is done. */
export const iterationLine = ({ iteration, iterations, metrics, seconds }: IterationEvent): string =>
  [
    `${placeText(iteration, iterations)} done in ${duration(seconds)}`,
    ...(metrics === null ? [] : figures(metrics)),
  ].join("  ");

const figures = (metrics: IterationMetrics): ReadonlyArray<string> => [
  `proved ${count(metrics.provedTrain)}/${count(metrics.trainSize)} (${share(metrics.cumulativePassRate)})`,
  ...(metrics.search?.disproved === undefined ? [] : [`disproved ${count(metrics.search.disproved)}`]),
  `${count(metrics.proofsAccepted)} of ${count(metrics.proofsSampled)} proofs accepted`,
  `${count(metrics.conjecturesSelected)} conjectures selected`,
];

const MOST_REFUSED_SHOWN = 5;

/** Rows of the data that are not used: how many by reason, and the first few in full: place, reason, why. */
export const refusedText = (lines: ReadonlyArray<RefusedLine>): string => {
  const shown = lines.slice(0, MOST_REFUSED_SHOWN).map((line) => `  ${refusedLine(line)}`);
  const more = lines.length - shown.length;
  const rest = more > 0 ? [`  and ${count(more)} more; all of them: stp show RUN --refused`] : [];
  const [rows, are] = lines.length === 1 ? ["row", "is"] : ["rows", "are"];
  return [
    `warning: ${count(lines.length)} ${rows} of the data ${are} not used: ${refusedCounts(lines)}`,
    ...shown,
    ...rest,
  ].join("\n");
};

/** One line: where, which reason, why. */
export const refusedLine = (line: RefusedLine): string => `${refusedPlace(line)}: ${line.kind}: ${line.message}`;
