/**
 * What the commands need from the composition root, so that they name no back end: `src/app.ts` provides it.
 */
import { Context, type Effect, type Scope } from "effect";
import type { VerdictTag } from "../domain/index.ts";

/** A theorem, lemma, example or definition of a file, or a part of it that was not understood. */
export interface FileEntry {
  /** From 1. */
  readonly line: number;
  /** From 0, in code points. */
  readonly column: number;
  readonly name: string;
  readonly verdict: VerdictTag;
  /** Why, in Lean's words or by the construct's name; empty for an accepted theorem. */
  readonly message: string;
}

export class BackEnds extends Context.Service<
  BackEnds,
  {
    /** Processors that this process may use. */
    readonly cores: number;
    /** Judges the text of whole files, up to `jobs` at once; a file's entries are in its order. */
    readonly fileVerifier: (
      jobs: number,
    ) => Effect.Effect<(source: string) => Effect.Effect<ReadonlyArray<FileEntry>>, never, Scope.Scope>;
  }
>()("stp/BackEnds") {}
