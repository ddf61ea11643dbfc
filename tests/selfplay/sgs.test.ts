/** Self-guided self-play: its targets, reviews, rewards and examples, in runs of the mock back ends, against the log. */
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { type Experiment, NO_PROOF, readReview, reviewScore, type StatementId } from "../../src/domain/index.ts";
import { replayRun } from "../../src/lab/index.ts";
import {
  conjecture,
  plans,
  proving,
  recordDigest,
  review,
  reward,
  runSelfPlay,
  type Step,
  seeds,
  select,
  stepNamed,
  train,
} from "../../src/selfplay/index.ts";
import { isBarred } from "../../src/selfplay/solve-rate.ts";
import { Guide, type ReviewRequest } from "../../src/services/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { HashGuide, HashVerifier, mockBackEnds, StpFormat, StpLearning, StpReward } from "../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const sgs = (...overrides: ReadonlyArray<string>): Experiment =>
  tinyExperiment("algorithm=sgs", "prove.budget=all", ...overrides);

const play = (experiment: Experiment, store: Store, guide: Layer.Layer<Guide> = HashGuide, failAt?: number) =>
  runSelfPlay(readTinyData).pipe(
    Effect.provide([
      memoryRunLog(experiment, store, failAt),
      mockBackEnds({ verifier: HashVerifier(false, 0.3), guide }),
    ]),
  );

const played = (experiment: Experiment, guide?: Layer.Layer<Guide>) =>
  Effect.gen(function* () {
    const store: Store = new Map();
    yield* play(experiment, store, guide);
    const records = <Body extends object>(step: Step<Body>) =>
      [...store.values()].flatMap(({ record }) => (record._tag === step.name ? [record as typeof record & Body] : []));
    return { store, records };
  });

/** Accepted and decided samples of each statement by iteration, from the log. */
const talliesOf = (records: <Body extends object>(step: Step<Body>) => ReadonlyArray<Body & { iteration: number }>) => {
  const multiplicity = new Map<string, number>();
  for (const { attempts, iteration } of records(proving.sampled))
    for (const one of attempts) multiplicity.set(`${iteration} ${one.statementId} ${one.proofId}`, one.multiplicity);
  const tallies = new Map<string, { accepted: number; decided: number }>();
  for (const { iteration, judgements } of records(proving.judged))
    for (const { proofId, statementId, verdict } of judgements) {
      const key = `${iteration} ${statementId}`;
      const samples = multiplicity.get(`${key} ${proofId}`)!;
      const { accepted, decided } = tallies.get(key) ?? { accepted: 0, decided: 0 };
      const isDecided = verdict._tag === "accepted" || verdict._tag === "rejected";
      tallies.set(key, {
        accepted: accepted + (verdict._tag === "accepted" ? samples : 0),
        decided: decided + (isDecided ? samples : 0),
      });
    }
  return (iteration: number, id: StatementId) => tallies.get(`${iteration} ${id}`) ?? { accepted: 0, decided: 0 };
};

describe("the targets", () => {
  it.live("are the statements that no earlier iteration proved, each once and without a proof", () =>
    Effect.gen(function* () {
      const { records } = yield* played(sgs());
      const tally = talliesOf(records);
      const proved = new Set<StatementId>();
      const all = new Set(records(seeds)[0]!.seeds.map(({ statementId }) => statementId));
      expect(all.size).toBe(24);
      for (const { iteration, seeds: given } of records(seeds)) {
        expect(new Set(given.map(({ statementId }) => statementId))).toStrictEqual(
          new Set([...all].filter((id) => !proved.has(id))),
        );
        expect(given.every(({ copies, lemma, proofId }) => proofId === NO_PROOF && lemma === "" && copies === 1)).toBe(
          true,
        );
        for (const id of all) if (tally(iteration, id).accepted > 0) proved.add(id);
      }
      expect(proved.size).toBeGreaterThan(4);
    }),
  );

  it.live(
    "are attempted in every iteration with k samples, as every conjecture is, and each has one conjecture at most",
    () =>
      Effect.gen(function* () {
        const { records } = yield* played(sgs("prove.samplesPerStatement=8"));
        for (const { iteration, selected } of records(select)) {
          const { completions, conjectures } = records(conjecture)[iteration]!;
          const given = records(seeds)[iteration]!.seeds;
          expect(completions.map(({ seed }) => seed).toSorted((a, b) => a - b)).toStrictEqual(given.map((_, i) => i));
          expect(selected.every(({ samples }) => samples === 8)).toBe(true);
          expect(selected.length).toBe(24 + conjectures.length);
          expect(new Set(conjectures.map(({ seedId }) => seedId)).size).toBe(conjectures.length);
        }
      }),
  );
});

describe("the guide", () => {
  it.live("is asked about conjectures with a reward, with their targets and proofs, shortest first", () =>
    Effect.gen(function* () {
      const asked: Array<ReviewRequest> = [];
      const listening = Layer.succeed(Guide, {
        review: (requests) => {
          asked.push(...requests);
          return Effect.succeed(requests.map(() => ""));
        },
      });
      const { records } = yield* played(sgs(), listening);
      const made = new Set(
        records(conjecture).flatMap(({ conjectures }) => conjectures.map(({ seedId, text }) => `${seedId} ${text}`)),
      );
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.map(({ conjecture: { id } }) => id)).toStrictEqual(
        records(review).flatMap(({ answers }) => answers.map(({ id }) => id)),
      );
      for (const { conjecture: one, prompt, proofs, target } of asked) {
        expect(made).toContain(`${target.id} ${one.text}`);
        expect(prompt.includes(target.text) && prompt.includes(one.text)).toBe(true);
        expect(proofs.length).toBeGreaterThan(0);
      }
      // None of its reviews can be read: no conjecture has a reward.
      expect(records(reward).flatMap(({ kept }) => kept)).toStrictEqual([]);
    }),
  );

  it.live("is not asked where it is off, and the reward is that of solving alone", () =>
    Effect.gen(function* () {
      const absent = Layer.succeed(Guide, { review: () => Effect.die("asked") });
      const { records } = yield* played(sgs("sgs.guide=false"), absent);
      expect(records(review).flatMap(({ answers }) => answers)).toStrictEqual([]);
      expect(records(reward).flatMap(({ kept }) => kept).length).toBeGreaterThan(3);
    }),
  );

  it.live("that answers too little ends the run", () =>
    Effect.gen(function* () {
      const short = Layer.succeed(Guide, { review: () => Effect.succeed([]) });
      const error = yield* Effect.flip(play(sgs(), new Map(), short));
      expect(error.message).toMatch(/^expected \d+ reviews, found 0$/);
    }),
  );
});

describe("a conjecture's weight", () => {
  it.live("is its difficulty times its score, scaled over the iteration's conjectures, as the log has them", () =>
    Effect.gen(function* () {
      const { records } = yield* played(sgs("prove.samplesPerStatement=12"));
      const tally = talliesOf(records);
      let compared = 0;
      for (const { answers, iteration } of records(review)) {
        const read = answers.map(({ answer }) => {
          const one = readReview(answer);
          return one === null ? null : reviewScore(one);
        });
        const known = read.filter((score) => score !== null);
        const mean = known.reduce((sum, score) => sum + score, 0) / Math.max(1, known.length);
        const rates = records(conjecture)[iteration]!.conjectures.map(({ id }) => {
          const { accepted, decided } = tally(iteration, id);
          return decided === 0 ? 0 : accepted / decided;
        });
        const between = rates.filter((rate) => rate > 0 && rate < 1).sort((a, b) => a - b);
        const top = between[Math.floor(0.7 * between.length)] ?? 1;
        const rewards = answers.map(({ id }, i): readonly [StatementId, number] => {
          const { accepted, decided } = tally(iteration, id);
          expect(accepted / decided).toBeLessThanOrEqual(top);
          return [id, (1 - accepted / decided) * (read[i] ?? mean)];
        });
        // Conjectures that were not reviewed have reward 0, and there are some.
        expect(rewards.length).toBeLessThan(rates.length);
        const most = Math.max(...rewards.map(([, one]) => one));
        const expected = new Map(rewards.filter(([, one]) => one > 0).map(([id, one]) => [id, one / most]));
        const { kept } = records(reward)[iteration]!;
        expect(kept.map(({ id }) => id)).toStrictEqual([...expected.keys()]);
        for (const { id, weight } of kept) expect(weight).toBeCloseTo(expected.get(id)!, 12);
        compared += kept.length;
      }
      expect(compared).toBeGreaterThan(5);
    }),
  );
});

describe("the tactic `try`", () => {
  const { sgs: settings } = sgs();
  it.each([
    ["  try simp", true, true],
    ["  first | rfl\n  · try\n      omega", true, true],
    ["  exact entry", false, true],
    ["  exact h.try", false, true],
    ["  simp -- try harder", false, false],
    ["  simp /- try -/", false, false],
    ["  omega", false, false],
  ])("in %j is found as a tactic: %s, as text: %s", (proof, isTactic, isText) => {
    expect(isBarred(proof, { ...settings, tryTactic: "tactic" })).toBe(isTactic);
    expect(isBarred(proof, { ...settings, tryTactic: "text" })).toBe(isText);
    expect(isBarred(proof, { ...settings, tryTactic: "rewarded" })).toBe(false);
  });
});

describe("a run of self-guided self-play", () => {
  it.live("gives the same digest when it is killed before any of its commits and resumed", () =>
    Effect.gen(function* () {
      const experiment = sgs("iterations=2", "prove.batch=20", "evaluate.every=1");
      const whole: Store = new Map();
      const base = yield* play(experiment, whole);
      for (let failAt = 0; failAt < whole.size; failAt++) {
        const store: Store = new Map();
        expect((yield* Effect.flip(play(experiment, store, HashGuide, failAt)))._tag).toBe("DiskFull");
        expect(yield* play(experiment, store)).toStrictEqual(base);
      }
    }),
  );

  it.live("replays, and a replay finds a weight, a reviewed conjecture and a score that were changed", () =>
    Effect.gen(function* () {
      const experiment = sgs();
      const { store } = yield* played(experiment);
      const replay = (log: Store) =>
        replayRun(() => Effect.void).pipe(
          Effect.provide([memoryRunLog(experiment, log), StpReward, StpLearning, StpFormat]),
        );
      expect(yield* replay(store)).toMatchObject({ difference: null, complete: true, records: store.size });
      const edited = (key: string, change: (record: never) => object): Store => {
        const copy: Store = new Map(store);
        const entry = copy.get(key)!;
        const record = { ...entry.record, ...change(entry.record as never) };
        const step = stepNamed(plans["sgs"]!, record._tag)!;
        copy.set(key, { record, step: { ...entry.step, digest: recordDigest(step, record) } });
        return copy;
      };
      const changed: ReadonlyArray<readonly [Store, { readonly step: string; readonly path: RegExp }]> = [
        [
          edited("1 reward 0", ({ kept }: { kept: ReadonlyArray<object> }) => ({
            kept: kept.map((one) => ({ ...one, weight: 0.123 })),
          })),
          { step: "reward", path: /weight$/ },
        ],
        [
          edited("1 review 0", ({ answers }: { answers: ReadonlyArray<object> }) => ({ answers: answers.slice(1) })),
          { step: "review", path: /answers/ },
        ],
        // What the guide answers no replay can know, but the reward follows from it.
        [
          edited("1 review 0", ({ answers }: { answers: ReadonlyArray<object> }) => ({
            answers: answers.map((one) => ({ ...one, answer: "" })),
          })),
          { step: "reward", path: /kept|stages/ },
        ],
      ];
      for (const [log, { path, step }] of changed) {
        const { difference } = yield* replay(log);
        expect(difference).toMatchObject({ iteration: 1, step });
        expect(difference?.path).toMatch(path);
      }
    }),
  );

  it.live("trains conjectures under the prompt that their target made", () =>
    Effect.gen(function* () {
      const { records, store } = yield* played(sgs());
      const trained = [...store.values()].flatMap(({ record }) =>
        record._tag === "examples"
          ? (record as unknown as { examples: ReadonlyArray<{ role: string; proofId: string }> }).examples
          : [],
      );
      const conjectures = trained.filter(({ role }) => role === "conjecturer");
      expect(conjectures.length).toBe(records(reward).flatMap(({ kept }) => kept).length);
      expect(new Set(conjectures.map(({ proofId }) => proofId))).toStrictEqual(new Set([NO_PROOF]));
      expect(records(train).length).toBe(3);
    }),
  );
});
