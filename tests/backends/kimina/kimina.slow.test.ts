import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient";
import { assert, describe, it } from "@effect/vitest";
import { ConfigProvider, Effect, Layer, Result } from "effect";
import { decodeExperiment } from "../../../src/app.ts";
import { judgeProofs } from "../../../src/backends/embedded/verify-tasks.ts";
import type { KiminaVerifierSettings } from "../../../src/backends/kimina/settings.ts";
import { layerVerifier } from "../../../src/backends/kimina/verifier.ts";
import type { Experiment, VerifyRequest } from "../../../src/domain/index.ts";
import { Verifier } from "../../../src/services/index.ts";
import { readCorpus } from "../../bench/verify-corpus.ts";
import { cheats } from "../../cheats/cheats.ts";
import { type Behaviour, startKiminaServer } from "./kimina-server.ts";

const experimentWith = (verifier: object): Experiment => {
  const decoded = decodeExperiment(
    { name: "t", data: { train: [{ path: "x" }] }, prompt: { defaultHeader: "" }, verifier: verifier as never },
    { file: "test" },
  );
  return Result.getOrThrow(decoded);
};

/** What a verifier over a server of this behaviour says; and the requests that the server was sent. */
const through = <A, E>(
  behaviour: Behaviour,
  settings: object,
  use: (verifier: typeof Verifier.Service) => Effect.Effect<A, E>,
) =>
  Effect.gen(function* () {
    const server = yield* Effect.acquireRelease(
      Effect.promise(() => startKiminaServer(behaviour)),
      ({ close }) => Effect.promise(close),
    );
    const verifier = { backend: "kimina", url: server.url, environment: "stp repl", ...settings };
    const experiment = experimentWith(verifier);
    const result = yield* Effect.result(
      Effect.flatMap(Verifier, use).pipe(
        Effect.provide(
          layerVerifier(experiment, experiment.verifier as KiminaVerifierSettings).pipe(
            Layer.provide(NodeHttpClient.layerNodeHttp),
            Layer.provide(ConfigProvider.layer(ConfigProvider.fromUnknown({ KIMINA_KEY: "secret" }))),
          ),
        ),
      ),
    );
    return { result, requests: server.requests };
  }).pipe(Effect.scoped);

const attempt = (name: string, proof: string): VerifyRequest => ({
  statement: { text: `theorem ${name} (n : Nat) : n + 0 = n := by`, header: null },
  proof,
});
const four = ["a", "b", "c", "d"].map((name, i) => attempt(name, i === 2 ? "  omega_no" : "  rfl"));
const tags = (judged: Result.Result<ReadonlyArray<{ readonly verdict: { readonly _tag: string } }>, unknown>) =>
  Result.getOrThrow(judged).map(({ verdict }) => verdict._tag);

describe("a Kimina Lean Server, with stp repl behind it", () => {
  for (const endpoint of ["check", "verify"])
    it.live(`judges at /${endpoint} as the embedded verifier does, in batches`, () =>
      Effect.gen(function* () {
        const corpus = readCorpus().filter((_, i) => i % 60 === 0);
        const requests = corpus.flatMap(({ proof, statement: text }, i) => {
          const statement = { text, header: i % 3 === 0 ? "import Init\n" : null };
          return [
            { statement, proof },
            { statement, proof: corpus[(i + 1) % corpus.length]!.proof },
          ];
        });
        const { requests: sent, result } = yield* through({}, { endpoint }, ({ verify }) => verify(requests));
        const expected = judgeProofs({ requests, fuel: null }).map(({ verdict }) => verdict);
        const judged = Result.getOrThrow(result).map(({ verdict }) => verdict);
        assert.deepStrictEqual(
          judged.map(({ _tag }) => _tag),
          expected.map(({ _tag }) => _tag),
        );
        judged.forEach((verdict, i) => {
          const same = expected[i]!;
          if (verdict._tag === "accepted" && same._tag === "accepted")
            assert.deepStrictEqual([verdict.axioms, verdict.invokes], [same.axioms, same.invokes]);
        });
        assert.isAbove(judged.filter(({ _tag }) => _tag === "accepted").length, 20);
        assert.isTrue(sent.every((texts) => texts <= 8));
        assert.isBelow(sent.length, requests.length);
      }),
    );

  it.live("accepts no cheat, and stops each at its layer", () =>
    Effect.gen(function* () {
      const requests = cheats.map(({ proof, statement: text }) => ({ statement: { text, header: null }, proof }));
      const { result } = yield* through({}, {}, ({ verify }) => verify(requests));
      const reasons = Result.getOrThrow(result).map(({ verdict }) =>
        verdict._tag === "rejected" ? verdict.reason : verdict._tag,
      );
      assert.deepStrictEqual(
        cheats.map(({ name }, i) => `${name} ${reasons[i]}`),
        cheats.map(({ layer, name }) => `${name} ${layer}`),
      );
    }),
  );

  it.live("is asked again when it is busy, fails or answers nonsense", () =>
    Effect.gen(function* () {
      const first = [429, 429, "garbage", 500] as const;
      const { result } = yield* through({ first }, { requests: 1, tries: 6 }, ({ verify }) => verify(four));
      assert.deepStrictEqual(tags(result), ["accepted", "accepted", "rejected", "accepted"]);
    }),
  );

  it.live("costs one attempt, not the run, when one text brings its REPL down", () =>
    Effect.gen(function* () {
      const behaviour = { slow: "theorem b ", fatal: "theorem d " };
      const { result } = yield* through(behaviour, { tries: 1 }, ({ verify }) => verify(four));
      assert.deepStrictEqual(tags(result), ["accepted", "timeout", "rejected", "crashed"]);
    }),
  );

  it.live("gets its key, and ends the run at once where the key is wrong", () =>
    Effect.gen(function* () {
      const right = yield* through({ key: "secret" }, { apiKeyVariable: "KIMINA_KEY" }, ({ verify }) => verify(four));
      assert.strictEqual(right.result._tag, "Success");
      const wrong = yield* through({ key: "other" }, { apiKeyVariable: "KIMINA_KEY" }, ({ verify }) => verify(four));
      assert.isTrue(Result.isFailure(wrong.result));
      if (Result.isFailure(wrong.result)) assert.include(String(wrong.result.failure.message), "401");
      assert.lengthOf(wrong.requests, 1);
      const none = yield* through({}, { apiKeyVariable: "NO_SUCH" }, ({ verify }) => verify(four));
      if (Result.isFailure(none.result)) assert.include(String(none.result.failure.message), "NO_SUCH");
      assert.isTrue(Result.isFailure(none.result));
    }),
  );
});
