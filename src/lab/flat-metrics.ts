/** The figures of a run under flat names, as tables and curves of other programs have them. */
import type { IterationMetrics, Json } from "../domain/index.ts";
import type { Evaluation, IterationTimes, RunState, Training } from "../selfplay/index.ts";
import { heldOutFigures, heldOutShortfall, proofsSoFar } from "./run-figures.ts";

/** Figures by their names; null where there is nothing to take a figure of. */
export type FlatFigures = Readonly<Record<string, number | null>>;

/** Numbers of a JSON value by their paths; pairs of a name and a number are one, other lists are none. */
const flattened = (value: Json, path: string): ReadonlyArray<readonly [string, number | null]> => {
  const under = (name: string) => (path === "" ? name : `${path}.${name}`);
  if (typeof value === "number" || value === null) return [[path, value]];
  if (Array.isArray(value))
    return value.flatMap((item: Json) => {
      const [name, of] = Array.isArray(item) ? item : [];
      return typeof name === "string" && typeof of === "number" ? [[under(name), of] as const] : [];
    });
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, part]) => flattened(part as Json, under(name)));
};

/** All figures of each iteration: its metrics by their paths, the proofs sampled up to its end, and its wall seconds. */
export const iterationFigures = (
  told: ReadonlyArray<IterationMetrics>,
  times: ReadonlyMap<number, IterationTimes>,
): ReadonlyArray<FlatFigures> => {
  const soFar = proofsSoFar(told);
  return told.map((metrics, i) => ({
    ...Object.fromEntries(flattened(metrics as unknown as Json, "")),
    proofsSoFar: soFar[i]!,
    seconds: times.get(metrics.iteration)?.seconds ?? 0,
  }));
};

/** A measurement on the held-out set: pass@k as the run tells it, with its interval, and what was not decided or not given. */
export const measurementFigures = (evaluation: Evaluation): FlatFigures => {
  const { iteration, samples } = evaluation;
  const { missing, undecided } = heldOutShortfall([evaluation]);
  const passAtK = heldOutFigures(evaluation).flatMap(({ interval, k, leftOut, value }) => [
    [`pass@${k}`, value],
    [`pass@${k}.lower`, interval.low],
    [`pass@${k}.upper`, interval.high],
    [`pass@${k}.leftOut`, leftOut.value],
  ]);
  return { iteration, samples, ...Object.fromEntries(passAtK), undecided, missing };
};

/** What a trainer reported of a training. */
export const trainingFigures = ({ iteration, report }: Training): FlatFigures => ({ iteration, ...report });

/** Points of curves, by their tags, e.g. `iteration/proofsAccepted`; what is null has no point. */
export interface CurvePoint {
  /** The set-up stands at 0, the end at the number of iterations. */
  readonly iteration: number;
  readonly values: ReadonlyMap<string, number>;
}

const curvePoint = (group: string, { iteration, ...others }: FlatFigures): CurvePoint => ({
  iteration: Math.max(iteration ?? 0, 0),
  values: new Map(
    Object.entries(others).flatMap(([name, value]) => (value === null ? [] : [[`${group}/${name}`, value]])),
  ),
});

/** All curves of a run: of iterations, measurements and trainings, each in the order of the log, so that a longer run adds at their ends. */
export const curvePoints = (
  { evaluations, metrics, trainings }: Pick<RunState, "evaluations" | "metrics" | "trainings">,
  times: ReadonlyMap<number, IterationTimes>,
): ReadonlyArray<ReadonlyArray<CurvePoint>> => [
  iterationFigures(metrics, times).map((figures) => curvePoint("iteration", figures)),
  evaluations.map((one) => curvePoint("held-out", measurementFigures(one))),
  trainings.map((one) => curvePoint(one.step, trainingFigures(one))),
];
