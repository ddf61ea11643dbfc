/** How a training fails: the command's own failures, and those of the file system around it. */
import { Effect } from "effect";
import { thrownText } from "../../domain/index.ts";
import { TrainerError } from "../../services/index.ts";

export const failed = (message: string, cause?: unknown): TrainerError =>
  new TrainerError({ reason: "failed", message, ...(cause === undefined ? {} : { cause }) });

/** Work on files; a rejection is a `TrainerError` with the reason `failed` that says what was tried. */
export const fileStep = <A>(what: string, work: () => Promise<A>): Effect.Effect<A, TrainerError> =>
  Effect.tryPromise({
    try: work,
    catch: (cause) => failed(`cannot ${what}: ${thrownText(cause)}`, cause),
  });
