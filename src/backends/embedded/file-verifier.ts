/** Judges whole Lean files in worker threads, for `stp verify`. */
import { Effect } from "effect";
import { EmbeddedWorkers, undecidedVerdict } from "./workers.ts";

/** Fuel bounds every theorem; this ends a file of many that spend theirs. Twice what one attempt is given in a run. */
const FILE_DEADLINE_MILLISECONDS = 400_000;

/** A function that judges files; a file whose worker fails has one entry that says so. */
export const makeFileVerifier = Effect.map(
  EmbeddedWorkers,
  (workers) => (source: string, withExport: boolean) =>
    workers.run("judgeFile", { source, withExport }, FILE_DEADLINE_MILLISECONDS).pipe(
      Effect.map((result) => result.output),
      Effect.catchTag("TaskFailure", (failure) => {
        const { _tag: verdict, message } = undecidedVerdict(failure);
        return Effect.succeed({ entries: [{ line: 1, column: 0, name: "", verdict, message }], exported: null });
      }),
    ),
);
