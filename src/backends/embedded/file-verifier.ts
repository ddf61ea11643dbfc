/** Judges whole Lean files in worker threads, for `stp verify`. */
import { Effect } from "effect";
import { failureVerdictOfTask, makeEmbeddedPool } from "./embedded-pool.ts";

/** Fuel bounds every theorem; this only ends what fuel does not count. */
const FILE_DEADLINE_MILLISECONDS = 600_000;

/** A function that judges files, `jobs` at once; a file whose worker fails has one entry that says so. */
export const fileVerifier = (jobs: number) =>
  Effect.map(
    makeEmbeddedPool(jobs),
    (pool) => (source: string) =>
      pool.run("judgeFile", source, FILE_DEADLINE_MILLISECONDS).pipe(
        Effect.map((result) => result.output),
        Effect.catchTag("TaskFailure", (failure) => {
          const { _tag: verdict, message } = failureVerdictOfTask(failure);
          return Effect.succeed([{ line: 1, column: 0, name: "", verdict, message }]);
        }),
      ),
  );
