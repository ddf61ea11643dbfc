/** What making a corpus asks for, in this thread: the real steps, reader and verifier, without workers. */
import { Effect } from "effect";
import { statementGoal } from "../../src/backends/embedded/statement-goal.ts";
import { judgeProofs } from "../../src/backends/embedded/verify-tasks.ts";
import { type CorpusTools, corpusSteps } from "../../src/corpus/index.ts";
import { createWorkbench, type Workbench } from "../../src/embedded-model/index.ts";

let bench: Workbench | null = null;
const steps = corpusSteps(() => (bench ??= createWorkbench()));

export const corpusTools: CorpusTools<never> = {
  findLibrary: (input) => Effect.sync(() => steps.findLibrary(input)),
  fitInitialModel: (lemmas) => Effect.sync(() => steps.fitInitialModel(lemmas)),
  fitReferenceModel: (task) => Effect.sync(() => steps.fitReferenceModel(task)),
  screenCandidates: (task) => Effect.sync(() => steps.screenCandidates(task)),
  measureGoals: (task) => Effect.sync(() => steps.measureGoals(task)),
  readGoals: (texts) =>
    Effect.sync(() =>
      texts.map((text) => {
        const read = statementGoal(text);
        return read._tag === "Goal" ? read.goal : null;
      }),
    ),
  verify: (theorems) =>
    Effect.sync(() => {
      const requests = theorems.map(({ proof, statement }) => ({
        statement: { text: statement, header: null },
        proof,
      }));
      return judgeProofs({ requests, fuel: null }).map(({ verdict }) => verdict._tag === "accepted");
    }),
  report: () => Effect.void,
};
