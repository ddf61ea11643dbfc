/** Folders for the time of some work. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Effect, type Scope } from "effect";

/** A new folder, filled, which is removed when the scope closes. */
export const temporaryFolder = (
  prefix: string,
  fill: (folder: string) => Promise<void>,
): Effect.Effect<string, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const folder = await mkdtemp(path.join(tmpdir(), prefix));
      await fill(folder);
      return folder;
    }),
    (folder) => Effect.promise(() => rm(folder, { recursive: true, force: true })),
  );
