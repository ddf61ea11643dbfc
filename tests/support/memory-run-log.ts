/** A run log in memory, and one that breaks after a number of commits, as a killed process would. */
import { Effect, Layer } from "effect";
import {
  attemptKey,
  type Experiment,
  experimentFingerprint,
  type JudgedBody,
  type StepKey,
  type StepRecord,
  stepKey,
} from "../../src/domain/index.ts";
import { type CommittedStep, CorruptRun, DiskFull, type KnownVerdict, RunLog } from "../../src/services/index.ts";
import { withPlan } from "./with-plan.ts";

interface Entry {
  readonly step: CommittedStep;
  readonly record: StepRecord;
}

/** What survives a "process": give the same store to the next one. */
export type Store = Map<string, Entry>;

const name = ({ iteration, part, step }: StepKey): string => `${iteration} ${step} ${part}`;

const verdicts = (store: Store): ReadonlyMap<string, KnownVerdict> => {
  const known = new Map<string, KnownVerdict>();
  for (const { record } of store.values()) {
    if (!("judgements" in record)) continue;
    for (const judgement of (record as StepRecord<JudgedBody>).judgements) {
      const { runMilliseconds, verdict } = judgement;
      if (verdict._tag !== "accepted" && verdict._tag !== "rejected") continue;
      const key = attemptKey(judgement);
      if (!known.has(key)) known.set(key, { verdict, iteration: record.iteration, runMilliseconds });
    }
  }
  return known;
};

/** The log of an experiment over a store, and its plan; fails with `DiskFull` instead of making commit number `failAt` (from 0). */
export const memoryRunLog = (experiment: Experiment, store: Store, failAt = Number.POSITIVE_INFINITY) =>
  withPlan(
    Layer.sync(RunLog, () => {
      let commits = 0;
      const info = {
        id: "memory",
        directory: "memory",
        experiment,
        fingerprint: experimentFingerprint(experiment),
        createdAt: "2026-01-01T00:00:00Z",
        lineage: null,
      };
      return RunLog.of({
        info,
        committed: Effect.sync(() => [...store.values()].map(({ step }) => step)),
        read: <Body extends object>(key: StepKey) =>
          Effect.suspend(() => {
            const entry = store.get(name(key));
            return entry === undefined
              ? Effect.fail(new CorruptRun({ directory: "memory", detail: `${name(key)} is missing` }))
              : Effect.succeed(entry.record as StepRecord<Body>);
          }),
        commit: Effect.fnUntraced(function* (record: StepRecord, _codec, digest: string, milliseconds: number) {
          if (commits++ === failAt) return yield* new DiskFull({ directory: "memory" });
          const key = stepKey(record);
          const there = store.get(name(key));
          if (there !== undefined && there.step.digest !== digest)
            return yield* new CorruptRun({ directory: "memory", detail: `${name(key)} was written otherwise` });
          store.set(name(key), { step: { ...key, digest, milliseconds }, record });
        }),
        knownVerdicts: (attempts) =>
          Effect.sync(() => {
            const known = verdicts(store);
            const keys = new Set(attempts.map(attemptKey));
            return new Map([...known].filter(([key]) => keys.has(key)));
          }),
        parameters: (version) =>
          Effect.sync(() => {
            for (const { record } of store.values())
              if ("parameters" in record && "version" in record && record.version === version)
                return record.parameters as Uint8Array | null;
            return null;
          }),
        isBeingWritten: Effect.succeed(false),
      });
    }),
  );
