/** The steps of making a corpus in worker threads, for `stp corpus`, and its proofs through the embedded verifier. */
import { Effect } from "effect";
import type { CorpusTools } from "../../corpus/index.ts";
import type { Model } from "../../embedded-model/index.ts";
import { ModelError, Verifier, type VerifierError } from "../../services/index.ts";
import { modelOver, sharedCopy } from "./models.ts";
import type { EmbeddedTasks } from "./tasks.ts";
import type { TaskInput } from "./worker-pool.ts";
import { EmbeddedWorkers } from "./workers.ts";

/** In memory that all threads share: a model goes to every task. */
const shared = (model: Model): Model => modelOver(sharedCopy(model));

/** What making a corpus asks for, but for a place to report to. */
export const makeCorpusTools = Effect.gen(function* () {
  const workers = yield* EmbeddedWorkers;
  const verifier = yield* Verifier;
  const task = <Name extends keyof EmbeddedTasks>(name: Name, input: TaskInput<EmbeddedTasks, Name>) =>
    workers.run(name, input).pipe(
      Effect.map(({ output }) => output),
      Effect.mapError((cause) => new ModelError({ message: cause.message, cause })),
    );
  return {
    findLibrary: (input) => task("findLibrary", input),
    fitInitialModel: (lemmas) => Effect.map(task("fitInitialModel", lemmas), shared),
    fitReferenceModel: (input) => Effect.map(task("fitReferenceModel", input), shared),
    screenCandidates: (input) => task("screenCandidates", input),
    measureGoals: (input) => task("measureGoals", input),
    readGoals: (statements) => task("readGoals", statements),
    verify: (theorems) =>
      Effect.map(
        verifier.verify(
          theorems.map(({ proof, statement }) => ({ statement: { text: statement, header: null }, proof })),
        ),
        (judgements) => judgements.map(({ verdict }) => verdict._tag === "accepted"),
      ),
  } satisfies Omit<CorpusTools<ModelError | VerifierError>, "report">;
});
