/**
 * The first stage of Spark-Prover-X1 (arXiv 2511.13043), as far as it is more than the fit to the library: the initial
 * model is trained further on data tasks made of the library's proofs, and, as formaliser, on texts with their statements.
 */
import { Effect, Result, Schema } from "effect";
import { applyTask, dataTasks } from "../../data-tasks/index.ts";
import {
  datasetStatementId,
  type Example,
  type Experiment,
  proofId,
  SETUP_ITERATION,
  TrainedFields,
  UserError,
} from "../../domain/index.ts";
import { PromptFormat, Verifier } from "../../services/index.ts";
import { pairedExample } from "../render.ts";
import { doneRecord, type RunState } from "../run-state.ts";
import { serviceStep } from "../step.ts";
import { trainModel, versionLine } from "../training.ts";
import { initial } from "./initial.ts";

const fields = Schema.Struct({
  ...TrainedFields.fields,
  /** Pairs of text and statement, and rows of each data task. */
  pairs: Schema.Int,
  rows: Schema.Record(Schema.String, Schema.Int),
});
type Trained = typeof fields.Type;

/** Whether there is anything to train on. */
export const hasFirstStage = ({ data, spark }: Experiment): boolean => data.paired.length > 0 || spark.tasks.length > 0;

/** The rows of the tasks over the library's proofs that the verifier accepted, each once. */
const taskExamples = Effect.fn("firstStage.tasks")(function* (state: RunState) {
  const { spark, verifier } = state.experiment;
  const rows: Record<string, number> = {};
  if (spark.tasks.length === 0) return { examples: [], rows };
  const { trace } = yield* Verifier;
  if (trace === undefined)
    return yield* new UserError({
      place: "spark.tasks",
      expected: "[]: the verifier does not show the goals of a proof",
      found: `${JSON.stringify(spark.tasks)} with the verifier "${verifier.backend}"`,
      hint: "the verifiers embedded and lean-repl show them",
    });
  const { library } = doneRecord(state, initial, SETUP_ITERATION);
  const proved = state.library.filter((_, i) => library[i]?.verdict === "accepted");
  const traced = yield* trace(proved.map((lemma) => ({ statement: lemma, proof: lemma.proof })));
  const examples: Array<Example> = [];
  for (const name of spark.tasks) {
    const task = dataTasks[name]!;
    const seen = new Set<string>();
    for (const [i, lemma] of proved.entries()) {
      const found = traced[i];
      if (found?._tag !== "traced") continue;
      const proof = {
        statementId: datasetStatementId(lemma.text, lemma.header),
        statement: lemma.text,
        proofId: proofId(lemma.proof),
        proof: lemma.proof,
        iteration: SETUP_ITERATION,
        trace: found.trace,
      };
      for (const { content } of Result.getOrThrow(applyTask(task, name, proof))) {
        const { prompt, target } = task.pair!(content);
        if (seen.has(`${prompt}\u0000${target}`)) continue;
        seen.add(`${prompt}\u0000${target}`);
        examples.push({
          role: "data-task",
          statementId: lemma.name,
          prompt,
          target,
          weight: 1,
          header: lemma.header,
          content: { _tag: "dataTask", task: name },
          provenance: { source: "library", iteration: null, proofId: null },
        });
      }
    }
    rows[name] = seen.size;
  }
  return { examples, rows };
});

export const firstStage = serviceStep<Trained>({
  name: "first-stage",
  form: "trained",
  fields,
  reads: [initial],
  make: Effect.fn("firstStage.make")(function* (run, iteration) {
    const format = yield* PromptFormat;
    const { examples: tasks, rows } = yield* taskExamples(run.state);
    const pairs = run.state.paired.map((one) => pairedExample(one, format));
    const { learningRate, passes, warmUpSteps } = run.experiment.supervised;
    const trained = yield* trainModel(run, {
      iteration,
      purpose: "first-stage",
      from: run.state.version,
      objective: null,
      examples: [...tasks, ...pairs],
      proverPasses: passes,
      conjecturerPasses: passes,
      learningRate,
      minimumSteps: run.experiment.train.minimumSteps,
      warmUpSteps,
    });
    return { ...trained, pairs: pairs.length, rows };
  }),
  check: (state) => ({ from: state.initialVersion, pairs: state.paired.length }),
  fold: (state, { version }) => {
    state.initialVersion = version;
    state.version = version;
  },
  digestLines: versionLine,
  tell: ({ pairs, rows }) => ({
    count: pairs + Object.values(rows).reduce((sum, count) => sum + count, 0),
    unit: "pairs and rows",
  }),
});
