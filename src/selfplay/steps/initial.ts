/** The initial model: the library through the verifier, and the base model fitted to what it accepts. */
import { Effect, Schema } from "effect";
import { type Example, SETUP_ITERATION, TrainedFields, VerdictTag } from "../../domain/index.ts";
import {
  Progress,
  PromptFormat,
  type PromptFormatShape,
  RunLog,
  Trainer,
  Verifier,
  VerifierError,
} from "../../services/index.ts";
import { judgeAll } from "../judge-all.ts";
import type { Run } from "../run.ts";
import { doneRecord, versionOf } from "../run-state.ts";
import { type Step, serviceStep } from "../step.ts";
import { supervisedExamples } from "../supervised.ts";
import { trainModel } from "../training.ts";
import { lemmasOf } from "../used-lemmas.ts";
import { data } from "./data.ts";

const fields = Schema.Struct({
  ...TrainedFields.fields,
  /** The supervised library through the verifier. */
  library: Schema.Array(
    Schema.Struct({ name: Schema.String, verdict: VerdictTag, invokes: Schema.Array(Schema.String) }),
  ),
  examples: Schema.Int,
  /** Digest of what judges; a run is judged by one environment from its first step to its last. */
  environment: Schema.String,
});
type Fitted = typeof fields.Type;

/** What the verifier says of every lemma of the library. */
const judgeLibrary = Effect.fn("initial.judgeLibrary")(function* ({
  experiment,
  state: { lemmaByName, library },
}: Pick<Run, "experiment" | "state">) {
  const judgements = yield* judgeAll(library.map((lemma) => ({ statement: lemma, proof: lemma.proof })));
  const judged = library.map(({ header, name, proof: text }, i): Fitted["library"][number] => {
    const { verdict } = judgements[i]!;
    if (verdict._tag !== "accepted") return { name, verdict: verdict._tag, invokes: [] };
    const invokes = lemmasOf(experiment, { text, header, invokes: verdict.invokes }, lemmaByName);
    return { name, verdict: verdict._tag, invokes };
  });
  const refused = judged.filter(({ verdict }) => verdict !== "accepted");
  if (refused.length > 0) {
    const names = refused.map(({ name, verdict }) => `${name} (${verdict})`).join(", ");
    yield* Progress.warn(`library lemmas that are not accepted and not used: ${names}`);
  }
  return judged;
});

/** A run is judged by one verifier from beginning to end. */
const refuseOtherEnvironment = Effect.fn("refuseOtherEnvironment")(function* (run: Run) {
  const judgedBy = doneRecord(run.state, initial, SETUP_ITERATION).environment;
  const { environment } = yield* Verifier;
  if (environment === judgedBy) return;
  return yield* new VerifierError({
    reason: "environment",
    message: `the run was judged in the environment ${judgedBy}, this verifier's is ${environment}; resume it with the program and libraries it was started with`,
  });
});

/** Fits the base model to what the verifier accepts of the state's library; with no library it is the base model. */
export const fitInitialModel = Effect.fn("initial.make")(function* (run: Pick<Run, "experiment" | "state">) {
  const format = yield* PromptFormat;
  const library = yield* judgeLibrary(run);
  const examples = supervisedExamples(run.state.library, library, run.experiment, format);
  const { learningRate, passes, warmUpSteps } = run.experiment.supervised;
  const trained = yield* trainModel(run, {
    iteration: SETUP_ITERATION,
    purpose: "initial",
    from: null,
    objective: null,
    examples,
    proverPasses: passes,
    conjecturerPasses: passes,
    learningRate,
    minimumSteps: run.experiment.train.minimumSteps,
    warmUpSteps,
  });
  const { environment } = yield* Verifier;
  return { ...trained, library, examples: examples.length, environment };
});

/** The initial model is fitted to the supervised set alone; a resumed run gets its current model back. */
export const initial: Step<Fitted> = serviceStep<Fitted>({
  name: "initial",
  form: "trained",
  fields,
  reads: [data],
  make: fitInitialModel,
  check: (state, { library }) => ({
    library: library.map((judged, i) => ({ ...judged, name: state.library[i]?.name ?? "" })),
  }),
  fold: (state, { version }) => {
    state.initialVersion = version;
    state.version = version;
  },
  digestLines: ({ examples, library, version }) => [
    ...library.map(({ invokes, name, verdict }) => `${name} ${verdict} ${invokes.join(",")}`),
    `${examples} ${version}`,
  ],
  resume: Effect.fn("initial.resume")(function* (run) {
    yield* refuseOtherEnvironment(run);
    const version = versionOf(run.state);
    const log = yield* RunLog;
    const trainer = yield* Trainer;
    yield* trainer.restore({ version, parameters: yield* log.parameters(version) });
  }),
});

/** The supervised examples of the run's library. */
export const supervised = (run: Run, format: PromptFormatShape): ReadonlyArray<Example> =>
  supervisedExamples(
    run.state.library,
    doneRecord(run.state, initial, SETUP_ITERATION).library,
    run.experiment,
    format,
  );
