/**
 * What a run says and keeps beside its digest, word for word: the plans, what the person who waits is told, how long steps
 * took, and every record whole. `npx vitest run --project fast tests/selfplay/told.test.ts -u` writes the file anew.
 */
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer, Schema } from "effect";
import { TestClock } from "effect/testing";
import { bodyOf, canonicalJson, type Json } from "../../src/domain/index.ts";
import { type PlanShape, plans, runSelfPlay, type Stage, type Step, stepNamed } from "../../src/selfplay/index.ts";
import { Progress, type ProgressEvent, Trainer, type TrainRequest } from "../../src/services/index.ts";
import { goldenBackEnds, mixed, undecided } from "../golden/back-ends.ts";
import { goldenExperiment } from "../golden/cases.ts";
import { goldenData } from "../golden/data.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { digestText } from "../support/mock-back-ends.ts";

const golden = (name: string): string => path.join(import.meta.dirname, "../golden", name);

/** Plays a golden run in which every report takes as many seconds as there were reports; what was told, and its log. */
const play = Effect.fn(function* (decide: typeof mixed, ...overrides: ReadonlyArray<string>) {
  const experiment = goldenExperiment({ overrides: ["concurrency=1", ...overrides] });
  const store: Store = new Map();
  const told: Array<ProgressEvent> = [];
  const trained: Array<string> = [];
  const training = Layer.effect(
    Trainer,
    Effect.map(Trainer, (trainer) => ({
      ...trainer,
      train: (request: TrainRequest) => {
        trained.push(digestText(JSON.stringify(request)).slice(0, 12));
        return trainer.train(request);
      },
    })),
  );
  const report = (event: ProgressEvent) => TestClock.adjust(`${told.push(event)} seconds`);
  yield* runSelfPlay(Effect.succeed(goldenData)).pipe(
    Effect.provide([Layer.succeed(Progress, { report }), training]),
    Effect.provide([memoryRunLog(experiment, store), goldenBackEnds(experiment, decide)]),
  );
  return { told, store, trained };
});

const lineOf = (event: ProgressEvent): string => {
  const { _tag, ...rest } = event;
  return `${_tag} ${canonicalJson(rest as unknown as Json)}`;
};

const stepLine = ({ coverage, form, headline, name, reads }: Step): string =>
  `${name}: ${form}, ${coverage}, headline ${headline}, reads ${reads.map((step) => step.name).join(" ")}`;

const stageLines = ({ samples, steps, when }: Stage): ReadonlyArray<string> => {
  const due = [-1, 0, 1, 2, 3, 4].filter((iteration) =>
    when(goldenExperiment({ overrides: ["evaluate.every=2", "train.refreshEvery=3"] }), iteration),
  );
  return [`stage, samples ${samples}, due in ${due.join(" ")}`, ...steps.map((step) => `  ${stepLine(step)}`)];
};

const planLines = ({
  defaults,
  final,
  iteration,
  name,
  settings,
  setUp,
  summary,
}: PlanShape): ReadonlyArray<string> => [
  `${name}: ${summary} ${canonicalJson(settings as unknown as Json)}`,
  ...(Object.keys(defaults).length === 0 ? [] : [`defaults ${canonicalJson(defaults as unknown as Json)}`]),
  ...Object.entries({ setUp, iteration, final }).flatMap(([phase, stages]) => [phase, ...stages.flatMap(stageLines)]),
];

describe("beside its digest", () => {
  it("a plan is what it was", async () => {
    const text = Object.values(plans).flatMap(planLines).join("\n");
    await expect(`${text}\n`).toMatchFileSnapshot(golden("plans.txt"));
  });

  it.effect("a run tells what it told, and logs what it logged", () =>
    Effect.gen(function* () {
      const runs = [
        yield* play(mixed),
        yield* play(undecided, "iterations=1", "verify.maximumCrashedShare=1", "algorithm=parallel-sampling"),
      ];
      const lines = runs.flatMap(({ store, told, trained }) => [
        ...told.map(lineOf),
        `trained on ${trained.join(" ")}`,
        ...[...store.values()].map(({ record, step }) => {
          const whole = digestText(canonicalJson(JSON.parse(JSON.stringify(record)) as Json)).slice(0, 12);
          const { count, unit } = stepNamed(plans["stp"]!, step.step)!.tell(record);
          return `${step.iteration} ${step.step} ${step.part}: ${count} ${unit}, ${step.milliseconds} ms, ${whole}`;
        }),
      ]);
      yield* Effect.promise(() => expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(golden("told.txt")));
    }),
  );

  it.effect("the records of plain steps come back from their fields as they were", () =>
    Effect.gen(function* () {
      const { store } = yield* play(mixed, "iterations=2");
      let plain = 0;
      for (const { record } of store.values()) {
        const { fields, form } = stepNamed(plans["stp"]!, record._tag)!;
        if (form !== "plain") continue;
        const codec = Schema.toCodecJson(fields as Schema.Codec<object, unknown>);
        const body = bodyOf(record);
        expect(Schema.decodeUnknownSync(codec)(Schema.encodeUnknownSync(codec)(body)), record._tag).toStrictEqual(body);
        plain++;
      }
      expect(plain).toBeGreaterThan(15);
    }),
  );
});
