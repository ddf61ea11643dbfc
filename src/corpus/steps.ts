/**
 * The steps of making a set that sample, by name: what a back end runs in its threads. Each is a function of its input
 * alone.
 */
import type { Effect } from "effect";
import { deriveStream } from "../domain/index.ts";
import { type Goal, initialFit, type Model, type Workbench } from "../embedded-model/index.ts";
import { makeLibrary } from "./library.ts";
import { type MeasuringTask, measureGoals, referenceModel, type ScreeningTask, screenCandidates } from "./screening.ts";

/** A lemma as the initial model is fitted to it. */
export interface SupervisedProof {
  readonly goal: Goal;
  readonly proof: string;
}

/** The steps over one workbench, which `bench` makes when it is first needed. */
export const corpusSteps = (bench: () => Workbench) => ({
  findLibrary: (_: null) => makeLibrary(bench()),
  fitInitialModel: (lemmas: ReadonlyArray<SupervisedProof>): Model =>
    initialFit(bench(), lemmas, deriveStream("library", "initial-fit")).model,
  fitReferenceModel: (task: { readonly initial: Model; readonly practice: ReadonlyArray<Goal> }): Model =>
    referenceModel(bench(), task.initial, task.practice),
  screenCandidates: (task: ScreeningTask) => screenCandidates(bench(), task),
  measureGoals: (task: MeasuringTask) => measureGoals(bench(), task),
});

export type CorpusSteps = ReturnType<typeof corpusSteps>;

type Steps<E> = {
  readonly [Name in keyof CorpusSteps]: (
    input: Parameters<CorpusSteps[Name]>[0],
  ) => Effect.Effect<ReturnType<CorpusSteps[Name]>, E>;
};

/** What making a set asks for: the steps, a reader, a verifier, someone to tell how far it is. */
export interface CorpusTools<E> extends Steps<E> {
  /** Statements (`theorem NAME … := by`) as the model sees them; null where it cannot read them. */
  readonly readGoals: (statements: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<Goal | null>, E>;
  /** Whether each statement with its proof is accepted; in order. */
  readonly verify: (
    theorems: ReadonlyArray<{ readonly statement: string; readonly proof: string }>,
  ) => Effect.Effect<ReadonlyArray<boolean>, E>;
  readonly report: (line: string) => Effect.Effect<void>;
}
