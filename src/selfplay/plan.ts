/**
 * A plan is what an algorithm does, as data: the stages of the set-up, of every iteration and of the end, in order. The
 * loop walks it; replay, re-grading, progress and the log's readers read it, and none of them names a step.
 */
import { Context, type Effect } from "effect";
import { type Experiment, type Partially, SETUP_ITERATION, type StepKey, type UserError } from "../domain/index.ts";
import type * as Services from "../services/index.ts";
import type { DataSource } from "./data-files.ts";
import type { Contradiction, TooManyCrashes } from "./errors.ts";
import type { Run } from "./run.ts";
import type { RunState } from "./run-state.ts";
import type { PureError, PureServices, Step } from "./step.ts";

/** What a stage may ask. */
export type StageServices =
  | Services.Conjecturer
  | Services.Critic
  | Services.CriticTrainer
  | DataSource
  | Services.Embedder
  | Services.Formaliser
  | Services.Guide
  | Services.Normaliser
  | Services.Progress
  | Services.Prover
  | PureServices
  | Services.RunLog
  | Services.Trainer
  | Services.Verifier;

/** What can end a stage. */
export type StageError =
  | Services.CriticError
  | Services.EmbedderError
  | Services.GuideError
  | Services.ModelError
  | PureError
  | Services.RunLogError
  | Contradiction
  | TooManyCrashes
  | Services.TrainerError
  | UserError
  | Services.VerifierError;

/** Steps that are made together: one, or several that overlap. */
export interface Stage {
  /** In the order of the log. */
  readonly steps: ReadonlyArray<Step>;
  /** Whether it is due; of the settings alone, so that a resumed run decides alike. */
  readonly when: (experiment: Experiment, iteration: number) => boolean;
  /** Whether it samples attempts that are learned from. */
  readonly samples: boolean;
  /** Batches of each step; null while the state does not say. */
  readonly parts: (state: RunState, iteration: number) => number | null;
  /** Makes what the log lacks of it; null: its steps one after the other. */
  readonly run: ((run: Run, iteration: number) => Effect.Effect<void, StageError, StageServices>) | null;
}

export interface PlanShape {
  readonly name: string;
  /** One sentence for people. */
  readonly summary: string;
  /** What its settings are where an experiment file says nothing, whatever the preset. */
  readonly defaults: Partially<Experiment>;
  /** The settings that make the algorithm what it is; no experiment file overrides them. */
  readonly settings: Partially<Experiment>;
  /** Logged under iteration −1. */
  readonly setUp: ReadonlyArray<Stage>;
  /** Its last step closes the iteration and is always due. */
  readonly iteration: ReadonlyArray<Stage>;
  /** Logged under the iteration after the last; its last step ends the run. */
  readonly final: ReadonlyArray<Stage>;
}

type Phase = "setUp" | "iteration" | "final";

/** The plan of a run. */
export class Plan extends Context.Service<Plan, PlanShape>()("stp/Plan") {}

const asStage = (entry: Stage | Step): Stage =>
  "steps" in entry ? entry : { steps: [entry], when: () => true, samples: false, parts: () => 1, run: null };

/** Stages that are due where `condition` holds. */
export const when = (condition: Stage["when"], ...entries: ReadonlyArray<Stage | Step>): ReadonlyArray<Stage> =>
  entries.map(asStage).map((stage) => ({
    ...stage,
    when: (experiment, iteration) => condition(experiment, iteration) && stage.when(experiment, iteration),
  }));

const stepsOf = (stages: ReadonlyArray<Stage>): ReadonlyArray<Step> => stages.flatMap(({ steps }) => steps);

/** Throws where a step reads one that does not stand before it, or shares its name with another. */
const refuseDisorder = (name: string, before: ReadonlyArray<Step>, stages: ReadonlyArray<Stage>): void => {
  const earlier = [...before];
  for (const step of stepsOf(stages)) {
    // By name: a step that makes the records of another may stand for it.
    const missing = step.reads.find((read) => !earlier.some(({ name: known }) => known === read.name));
    if (missing !== undefined)
      throw new Error(`plan ${name}: step ${step.name} reads ${missing.name}, which does not come before it`);
    if (earlier.some((other) => other.name === step.name))
      throw new Error(`plan ${name}: two steps are called ${step.name}`);
    earlier.push(step);
  }
};

/** A plan of steps and stages, checked. */
export const definePlan = (
  plan: Pick<PlanShape, "name" | "summary"> &
    Partial<Pick<PlanShape, "defaults" | "settings">> & { readonly [Key in Phase]: ReadonlyArray<Stage | Step> },
): PlanShape => {
  const { defaults = {}, name, settings = {}, summary } = plan;
  const [setUp, iteration, final] = [plan.setUp, plan.iteration, plan.final].map((list) => list.map(asStage)) as [
    Array<Stage>,
    Array<Stage>,
    Array<Stage>,
  ];
  refuseDisorder(name, [], setUp);
  refuseDisorder(name, stepsOf(setUp), iteration);
  refuseDisorder(name, stepsOf(setUp), final);
  return { name, summary, defaults, settings, setUp, iteration, final };
};

/** All stages of the phase that an iteration belongs to. */
const phaseOf = (plan: PlanShape, experiment: Experiment, iteration: number): ReadonlyArray<Stage> => {
  if (iteration === SETUP_ITERATION) return plan.setUp;
  return iteration < experiment.iterations ? plan.iteration : plan.final;
};

/** The stages of an iteration (the set-up and the end included) that are due, in order. */
export const stagesOf = (plan: PlanShape, experiment: Experiment, iteration: number): ReadonlyArray<Stage> =>
  phaseOf(plan, experiment, iteration).filter((stage) => stage.when(experiment, iteration));

/** The step of a name; null if the plan has none. */
export const stepNamed = (plan: PlanShape, name: string): Step | null =>
  stepsOf([...plan.setUp, ...plan.iteration, ...plan.final]).find((step) => step.name === name) ?? null;

/** The step that closes every iteration. */
export const closingStep = (plan: PlanShape): Step => stepsOf(plan.iteration).at(-1) as Step;

/** The record that ends a run. */
export const lastKey = (plan: PlanShape, experiment: Experiment): StepKey => ({
  iteration: experiment.iterations,
  step: (stepsOf(plan.final).at(-1) as Step).name,
  part: 0,
});

/** The order of a plan's records: by iteration, by place in its phase, by batch. */
export const inOrder = <Key extends StepKey>(
  plan: PlanShape,
  experiment: Experiment,
  keys: ReadonlyArray<Key>,
): ReadonlyArray<Key> => {
  const placesOf = new Map(
    [plan.setUp, plan.iteration, plan.final].map((stages) => [
      stages,
      new Map(stepsOf(stages).map(({ name }, place) => [name, place])),
    ]),
  );
  const place = ({ iteration, step }: StepKey): number =>
    placesOf.get(phaseOf(plan, experiment, iteration))!.get(step) ?? Number.POSITIVE_INFINITY;
  return keys.toSorted((a, b) => a.iteration - b.iteration || place(a) - place(b) || a.part - b.part);
};

/**
 * The records that an iteration has to have, in order; a stage whose batches are not known yet stands for none.
 */
export const expectedKeys = (plan: PlanShape, state: RunState, iteration: number): ReadonlyArray<StepKey> =>
  stagesOf(plan, state.experiment, iteration).flatMap((stage) =>
    stage.steps.flatMap(({ name }) =>
      Array.from({ length: stage.parts(state, iteration) ?? 0 }, (_, part) => ({ iteration, step: name, part })),
    ),
  );
