/** What back ends are asked: never about nothing, and each request with all that belongs to it. */
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import type { VerifyRequest } from "../../src/domain/index.ts";
import { runSelfPlay } from "../../src/selfplay/index.ts";
import {
  type ConjectureRequest,
  Conjecturer,
  Embedder,
  type ProveRequest,
  Prover,
  Verifier,
} from "../../src/services/index.ts";
import { type Decide, goldenBackEnds, mixed, rejected } from "../golden/back-ends.ts";
import { goldenExperiment } from "../golden/cases.ts";
import { goldenData } from "../golden/data.ts";
import { memoryRunLog } from "../support/memory-run-log.ts";

/** Plays a golden run; what each service was asked, request by request. */
const play = Effect.fn(function* (decide: Decide, overrides: ReadonlyArray<string>, data = goldenData) {
  const experiment = goldenExperiment({ overrides });
  const asked = {
    conjecture: [] as Array<ReadonlyArray<ConjectureRequest>>,
    prove: [] as Array<ReadonlyArray<ProveRequest>>,
    verify: [] as Array<ReadonlyArray<VerifyRequest>>,
    embed: [] as Array<ReadonlyArray<unknown>>,
  };
  const noting = Layer.mergeAll(
    Layer.effect(
      Conjecturer,
      Effect.map(Conjecturer, ({ conjecture }) => ({
        conjecture: (version, requests, sampling) => {
          asked.conjecture.push(requests);
          return conjecture(version, requests, sampling);
        },
      })),
    ),
    Layer.effect(
      Prover,
      Effect.map(Prover, ({ prove }) => ({
        prove: (version, requests, sampling) => {
          asked.prove.push(requests);
          return prove(version, requests, sampling);
        },
      })),
    ),
    Layer.effect(
      Verifier,
      Effect.map(Verifier, (verifier) => ({
        ...verifier,
        verify: (requests) => {
          asked.verify.push(requests);
          return verifier.verify(requests);
        },
      })),
    ),
    Layer.effect(
      Embedder,
      Effect.map(Embedder, ({ embed }) => ({
        embed: (version, statements) => {
          asked.embed.push(statements);
          return embed(version, statements);
        },
      })),
    ),
  );
  yield* runSelfPlay(Effect.succeed(data)).pipe(
    Effect.provide(noting),
    Effect.provide([memoryRunLog(experiment, new Map()), goldenBackEnds(experiment, decide)]),
  );
  return asked;
});

describe("no back end is asked about nothing", () => {
  it.effect.each([
    ["where there are conjectures", mixed, ["iterations=2"], goldenData],
    ["where there are none", mixed, ["iterations=2", "prove.conjectureShare=0"], goldenData],
    ["where nothing is proved", () => rejected, ["iterations=2"], goldenData],
    [
      "where there is no library and nothing held out",
      mixed,
      ["iterations=1"],
      { ...goldenData, library: null, heldOut: [] },
    ],
  ] as const)("%s", ([, decide, overrides, data]) =>
    Effect.gen(function* () {
      for (const requests of Object.values(yield* play(decide, overrides, data)).flat())
        expect(requests.length).toBeGreaterThan(0);
    }),
  );

  it.effect("the conjecturer not at all where conjectures have no share, the embedder not where none is proved", () =>
    Effect.gen(function* () {
      const without = yield* play(mixed, ["iterations=2", "prove.conjectureShare=0"]);
      expect([without.conjecture, without.embed]).toStrictEqual([[], []]);
      expect((yield* play(() => rejected, ["iterations=2"])).embed).toStrictEqual([]);
    }),
  );
});

describe("a request", () => {
  it.effect("has its statement, and as many samples as are due", () =>
    Effect.gen(function* () {
      const { conjecture, embed, prove } = yield* play(mixed, [
        "iterations=2",
        "conjecture.perSeed=3",
        "conjecture.maximumPerSeed=3",
      ]);
      for (const { lemma, prompt, samples, seed, seedProof } of conjecture.flat()) {
        expect(samples).toBe(3);
        expect(prompt).toContain(seed.text);
        expect(prompt).toContain(seedProof.trim());
        if (lemma !== null) expect(prompt).toContain(lemma.text.replace(/ := by$/, ""));
      }
      for (const { prompt, samples, statement } of prove.flat()) {
        expect(samples).toBeGreaterThan(0);
        expect(prompt).toContain(statement.text);
        expect(statement).toHaveProperty("id");
      }
      // Five held-out statements, measured once.
      expect(
        prove
          .flat()
          .filter(({ statement }) => /held_\d/.test(statement.text))
          .map(({ samples }) => samples),
      ).toStrictEqual(Array(5).fill(4));
      expect(embed.length).toBeGreaterThan(0);
    }),
  );
});
