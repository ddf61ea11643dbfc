/** Step 8: training of the one shared model, the initial fit and the re-training from the base model. */
import { Effect } from "effect";
import { deriveSeed, type Example, type ModelVersion, SETUP_ITERATION, type StepOf } from "../domain/index.ts";
import { Progress, Trainer, type TrainRequest, Verifier } from "../services/index.ts";
import { renderExamples } from "./render.ts";
import type { Run } from "./run.ts";
import { doneRecord } from "./run-state.ts";
import { supervisedExamples } from "./supervised.ts";

/** What differs between the initial fit, an iteration and a re-training. */
interface Fit {
  readonly iteration: number;
  readonly purpose: TrainRequest["purpose"];
  /** Null: the base model. */
  readonly from: ModelVersion | null;
  readonly examples: ReadonlyArray<Example>;
  readonly proverPasses: number;
  readonly conjecturerPasses: number;
  readonly learningRate: number;
  readonly minimumSteps: number;
}

const train = Effect.fn("train")(function* (run: Run, fit: Fit) {
  const { seed, train: settings } = run.experiment;
  const { from, iteration } = fit;
  const trainer = yield* Trainer;
  const { batchSize, maximumTokens, warmUpSteps } = settings;
  const randomSeed = deriveSeed(seed, iteration === SETUP_ITERATION ? "initial-fit" : "train", iteration);
  const request = { ...fit, batchSize, maximumTokens, warmUpSteps, randomSeed };
  const { parameters, report, version } = yield* trainer.train(request);
  return { iteration, from, version, parameters, report };
});

/** The supervised examples of the run's library. */
const supervised = (run: Run): ReadonlyArray<Example> =>
  supervisedExamples(
    run.state.library,
    doneRecord(run.state, "initial", SETUP_ITERATION).library,
    run.experiment.supervised,
    run.format,
  );

/** Verifies the library and fits the initial model to it; only the supervised set is used. */
export const fitInitialModel = Effect.fn("fitInitialModel")(function* (run: Run) {
  const { library } = run.state;
  const verifier = yield* Verifier;
  const judgements =
    library.length === 0
      ? []
      : yield* verifier.verify(library.map((lemma) => ({ statement: lemma, proof: lemma.proof })));
  const judged = library.map(({ name }, i): StepOf<"initial">["library"][number] => {
    const verdict = judgements[i]?.verdict ?? { _tag: "crashed", message: "no judgement" };
    return { name, verdict: verdict._tag, invokes: verdict._tag === "accepted" ? verdict.invokes : [] };
  });
  const refused = judged.filter(({ verdict }) => verdict !== "accepted");
  if (refused.length > 0) {
    const progress = yield* Progress;
    const names = refused.map(({ name, verdict }) => `${name} (${verdict})`).join(", ");
    yield* progress.report({ _tag: "warning", message: `library lemmas that are not accepted and not used: ${names}` });
  }
  const examples = supervisedExamples(library, judged, run.experiment.supervised, run.format);
  const { learningRate, passes } = run.experiment.supervised;
  const trained = yield* train(run, {
    iteration: SETUP_ITERATION,
    purpose: "initial",
    from: null,
    examples,
    proverPasses: passes,
    conjecturerPasses: passes,
    learningRate,
    minimumSteps: run.experiment.train.minimumSteps,
  });
  const { environment } = verifier;
  return {
    _tag: "initial",
    ...trained,
    library: judged,
    examples: examples.length,
    environment,
  } satisfies StepOf<"initial">;
});

/** Trains on the examples of an iteration, from the previous version or from the base model. */
export const trainIteration = Effect.fn("trainIteration")(function* (run: Run, iteration: number) {
  const { examples } = doneRecord(run.state, "examples", iteration);
  const rendered = renderExamples(run.state, iteration, examples, run.format);
  const { from, ...settings } = run.experiment.train;
  const trained = yield* train(run, {
    ...settings,
    iteration,
    purpose: "iteration",
    from: from === "base" ? null : run.state.version,
    examples: from === "base" ? [...supervised(run), ...rendered] : rendered,
  });
  return { _tag: "train", ...trained } satisfies StepOf<"train">;
});

/** Re-trains from the base model on the final examples and, by default, the supervised ones. */
export const retrain = Effect.fn("retrain")(function* (run: Run, iteration: number) {
  const { examples } = doneRecord(run.state, "final-examples", iteration);
  const rendered = renderExamples(run.state, iteration, examples, run.format);
  const { learningRate, minimumSteps, passes, supervised: withLibrary } = run.experiment.final;
  const trained = yield* train(run, {
    iteration,
    purpose: "final",
    from: null,
    examples: withLibrary ? [...supervised(run), ...rendered] : rendered,
    proverPasses: passes,
    conjecturerPasses: passes,
    learningRate,
    minimumSteps,
  });
  return { _tag: "final-train", ...trained } satisfies StepOf<"final-train">;
});
