/** Checks Lean exports in a worker thread, for `stp check`. */
import { Effect } from "effect";
import type { Outcome } from "../../lean/export/index.ts";
import { EmbeddedWorkers } from "./workers.ts";

/** A function that checks the export in a file; a worker that fails has declined it. */
export const makeExportChecker = Effect.map(
  EmbeddedWorkers,
  (workers) =>
    (file: string): Effect.Effect<Outcome> =>
      workers.run("checkExportFile", file).pipe(
        Effect.map((result) => result.output),
        Effect.catchTag("TaskFailure", (failure) =>
          Effect.succeed({ outcome: "declined", line: 0, feature: `${failure.reason}: ${failure.detail}` } as const),
        ),
      ),
);
