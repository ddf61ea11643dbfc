/**
 * A step of a run as a value: what its record holds and how it is made, folded into the state, digested, computed
 * again by a replay, and told to the person who waits. A plan is a list of stages (`plan.ts`); nothing else knows a
 * step by name.
 */
import { Effect } from "effect";
import { bodyOf, canonicalJson, type Json, type RecordCodec, type StepRecord, type Verdict } from "../domain/index.ts";
import type { BadLearning } from "../learning/index.ts";
import type { BadReward } from "../reward/index.ts";
import type { Learning, PromptFormat, RewardFunction } from "../services/index.ts";
import type { StageError, StageServices } from "./plan.ts";
import type { Run } from "./run.ts";
import type { RunState } from "./run-state.ts";

/** How much of a step's record a replay computes again. */
export type Coverage = "recomputed" | "checked against its input";

/** What a replay knows besides the state. */
export interface ReplayMemory {
  /** Decided verdicts of the records so far, by `attemptKey`, the first of each: what later ones are taken over from. */
  readonly decided: ReadonlyMap<string, Verdict>;
}

/** What pure steps may ask for: prompts and answers as text, the reward, the learning rule. */
export type PureServices = Learning | PromptFormat | RewardFunction;
export type PureError = BadLearning | BadReward;

/** How many there are of what, for people. */
export interface Told {
  readonly count: number;
  readonly unit: string;
}

// biome-ignore lint/suspicious/noExplicitAny: steps of different records stand in one list.
export interface Step<Body extends object = any> extends RecordCodec<Body> {
  /** The steps whose records it reads, which stand before it in the plan. */
  readonly reads: ReadonlyArray<Step>;
  readonly coverage: Coverage;
  /** Makes the record's body; what it does through services is logged in it. */
  readonly make: (run: Run, iteration: number) => Effect.Effect<Body, StageError, StageServices>;
  /** Folds a record into the state. */
  readonly fold: (state: RunState, record: StepRecord<Body>) => void;
  /** The lines that stand for a record in the digest of the run: the same for equal runs. */
  readonly digestLines: (record: StepRecord<Body>) => ReadonlyArray<string>;
  /** The fields that follow from the state before the record, without model or verifier. */
  readonly recompute: (
    state: RunState,
    record: StepRecord<Body>,
    memory: ReplayMemory,
  ) => Effect.Effect<Partial<Body>, PureError, PureServices>;
  /** What a record has the most of: seeds, attempts, … */
  readonly tell: (record: StepRecord<Body>) => Told;
  /** The field of the record that a listing of runs shows. */
  readonly headline: "metrics" | "summary" | null;
  /** What is done instead of `make` where an earlier process has made the record. */
  readonly resume?: (run: Run) => Effect.Effect<void, StageError, StageServices>;
}

/** Once a step, where it has nothing better to tell. */
const once = (): Told => ({ count: 1, unit: "records" });

const noFold = (): void => {};

/** A record's body as canonical JSON. */
export const jsonLine = (record: StepRecord): ReadonlyArray<string> => [canonicalJson(bodyOf(record) as Json)];

interface Common<Body extends object> {
  readonly name: string;
  readonly fields: RecordCodec<Body>["fields"];
  readonly form?: RecordCodec["form"];
  readonly reads?: ReadonlyArray<Step>;
  readonly fold?: Step<Body>["fold"];
  readonly digestLines?: Step<Body>["digestLines"];
  readonly tell?: Step<Body>["tell"];
  readonly headline?: Step<Body>["headline"];
  readonly resume?: NonNullable<Step<Body>["resume"]>;
}

const common = <Body extends object>({ resume, ...given }: Common<Body>) => ({
  form: "plain" as const,
  reads: [],
  fold: noFold,
  digestLines: jsonLine,
  tell: once,
  headline: null,
  ...(resume === undefined ? {} : { resume }),
  ...given,
});

/** What is computed, whether or not it asks for anything. */
const computed = <A>(compute: () => A | Effect.Effect<A, PureError, PureServices>) =>
  Effect.suspend(() => {
    const result = compute();
    return Effect.isEffect(result) ? result : Effect.succeed(result);
  });

/** A step that is a function of the state alone: a replay computes all of it again. */
export const pureStep = <Body extends object>(
  spec: Common<Body> & {
    readonly compute: (state: RunState, iteration: number) => Body | Effect.Effect<Body, PureError, PureServices>;
  },
): Step<Body> => {
  const { compute, ...given } = spec;
  return {
    ...common(given),
    coverage: "recomputed",
    make: ({ state }, iteration) => computed(() => compute(state, iteration)),
    recompute: (state, { iteration }) => computed(() => compute(state, iteration)),
  };
};

/** A pure step that makes the records of another in a way of its own; the steps that read them cannot tell the two apart. */
export const pureStepInsteadOf = <Body extends object>(
  step: Step<Body>,
  own: Pick<Parameters<typeof pureStep<Body>>[0], "compute"> & Pick<Step<Body>, "reads">,
): Step<Body> => pureStep({ ...step, ...own });

/** A step that asks a service; `check` computes what of its record follows from its input. */
export const serviceStep = <Body extends object>(
  spec: Common<Body> & {
    readonly make: Step<Body>["make"];
    readonly check: (
      state: RunState,
      record: StepRecord<Body>,
      memory: ReplayMemory,
    ) => Partial<Body> | Effect.Effect<Partial<Body>, PureError, PureServices>;
    readonly coverage?: Coverage;
  },
): Step<Body> => {
  const { check, coverage = "checked against its input", make, ...given } = spec;
  return {
    ...common(given),
    coverage,
    make,
    recompute: (state, record, memory) => computed(() => check(state, record, memory)),
  };
};
