/** What the loop tells while it works; it prints nothing itself. */
import { Context, Effect, Layer } from "effect";
import type { IterationMetrics, RefusedLine } from "../domain/index.ts";

export type ProgressEvent =
  /** A step has done `done` of `total` units; the first event of a step has `done` 0. */
  | {
      readonly _tag: "step";
      readonly iteration: number;
      /** 0: a benchmark, which has none. */
      readonly iterations: number;
      readonly step: string;
      /** Steps that go on at the same time. */
      readonly beside: ReadonlyArray<string>;
      readonly done: number;
      readonly total: number;
      /** What is counted, in the plural. */
      readonly unit: string;
    }
  | {
      readonly _tag: "iteration";
      readonly iteration: number;
      readonly iterations: number;
      /** Null where the plan measures nothing. */
      readonly metrics: IterationMetrics | null;
      /** Proofs sampled up to its end. */
      readonly proofsSoFar: number;
      /** Wall seconds of the iteration, and of its sampling and verifying. */
      readonly seconds: number;
      readonly samplingSeconds: number;
    }
  /** A line that the command of a step wrote, e.g. a trainer's. */
  | { readonly _tag: "output"; readonly step: string; readonly line: string }
  /** Dataset lines that are not used. */
  | { readonly _tag: "refused"; readonly lines: ReadonlyArray<RefusedLine> }
  | { readonly _tag: "warning"; readonly message: string };

export class Progress extends Context.Service<
  Progress,
  { readonly report: (event: ProgressEvent) => Effect.Effect<void> }
>()("stp/Progress") {
  static readonly warn = (message: string) =>
    Effect.flatMap(Progress, ({ report }) => report({ _tag: "warning", message }));
  static readonly layerSilent = Layer.succeed(Progress, { report: () => Effect.void });
}
