/** A run with every kind of verdict, and what `stp export` makes of it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { parseFailure } from "../../src/domain/index.ts";
import { PromptFormat } from "../../src/services/index.ts";
import { EveryVerdictVerifier, StpFormat } from "../support/mock-back-ends.ts";
import { outcome, tinyFolder } from "./support.ts";

/** In which no proof can be read in some answers. */
const readsNotAll = Layer.effect(
  PromptFormat,
  Effect.map(PromptFormat, (format) => ({
    ...format,
    parseProof: (text: string, statement: string) =>
      text.endsWith("5") ? parseFailure("no-proof") : format.parseProof(text, statement),
  })),
).pipe(Layer.provide(StpFormat));

export const runWithEveryVerdict = async (): Promise<string> => {
  const prove = { budget: 40, samplesPerStatement: 12, batch: 8 };
  const folder = tinyFolder({ iterations: 3, prove, verify: { maximumCrashedShare: 1 } });
  const run = path.join(folder, "run");
  const mocks = { verifier: EveryVerdictVerifier, format: readsNotAll };
  const { code, errors } = await Effect.runPromise(
    outcome(["run", path.join(folder, "tiny.json"), "--out", run], { mocks }),
  );
  expect(code, errors).toBe(0);
  return run;
};

/** The run in a format, in the folder of that name in `folder`. */
export const exportOf = (run: string, folder: string, to: string, ...more: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const out = path.join(folder, to);
    const { code, errors, output } = yield* outcome(["export", run, "--to", to, "--out", out, ...more]);
    expect(code, errors).toBe(0);
    return { out, output, read: (file: string) => readFileSync(path.join(out, file), "utf8").trimEnd() };
  });
