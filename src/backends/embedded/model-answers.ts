/** Samples and embeddings of the embedded model, as the server answers them. */
import { Effect, Random, Result } from "effect";
import { type ReadPrompt, readPrompt } from "./model-prompt.ts";
import { ApiError, countWords, refusal, type SamplingRequest } from "./model-requests.ts";
import type { ServedModels } from "./served-models.ts";
import { type EmbeddedWorkers, sampled } from "./workers.ts";

/** Length of an embedding where the request names none. */
const DIMENSION = 64;
/** Seeds are below this. */
const SEED_BOUND = 2 ** 48;

export interface Sample {
  readonly text: string;
  /** What stands for its tokens: words; a tactic is one choice of the model, so one. */
  readonly tokens: ReadonlyArray<string>;
  readonly stopReason: string | null;
  readonly logProbability: number | null;
}

/** What samples are drawn from. */
export interface ModelServerParts {
  readonly workers: EmbeddedWorkers["Service"];
  readonly models: ServedModels;
  /** Library names by statement. */
  readonly lemmas: ReadonlyMap<string, string>;
}

type Drawn = ReadonlyArray<{ readonly text: string; readonly logProbability: number | null }>;

/** Samples as the in-process services draw them: the same, in the same order. */
const draw = Effect.fnUntraced(
  function* (
    { workers }: ModelServerParts,
    model: SharedArrayBuffer,
    asked: ReadPrompt,
    { temperature, ...request }: { randomSeed: number; samples: number; temperature: number },
  ) {
    if (asked.role === "prover" || asked.role === "tactic" || asked.role === "turn") {
      const texts = yield* sampled(
        asked.role === "tactic"
          ? workers.run("sampleStateTactics", { model, request: { ...request, state: asked.state }, temperature })
          : asked.role === "turn"
            ? workers.run("sampleTurn", {
                model,
                request: { ...request, statement: asked.statement, turns: asked.turns },
                temperature,
              })
            : workers.run("sampleStatement", {
                model,
                request: { ...request, statement: asked.statement },
                temperature,
              }),
      );
      return texts.flatMap(
        ({ logProbability, multiplicity, text }): Drawn =>
          Array.from({ length: multiplicity }, () => ({ text, logProbability })),
      );
    }
    const [statements = []] = yield* sampled(
      asked.role === "formaliser"
        ? workers.run("formalise", { model, requests: [{ ...request, informal: asked.informal }], temperature })
        : workers.run("conjecture", {
            model,
            requests: [{ ...request, seed: asked.seed, lemma: asked.lemma }],
            temperature,
          }),
    );
    return statements.map(({ text }): Drawn[number] => ({ text, logProbability: null }));
  },
  Effect.mapError(({ message }) => ApiError.internal(message)),
);

/** The text up to the first of the stop texts. */
const cut = (text: string, request: SamplingRequest): Pick<Sample, "text" | "stopReason"> => {
  const stops = typeof request.stop === "string" ? [request.stop] : (request.stop ?? []);
  let [at, stopReason]: [number, string | null] = [text.length, null];
  for (const stop of stops) {
    const found = text.indexOf(stop);
    if (stop !== "" && found >= 0 && found < at) [at, stopReason] = [found, stop];
  }
  const kept = request.include_stop_str_in_output === true ? (stopReason?.length ?? 0) : 0;
  return { text: text.slice(0, at + kept), stopReason };
};

/** The samples of each prompt; fewer than `n` where the conjecturer has fewer. */
export const samplesOf = Effect.fn("samplesOf")(function* (
  parts: ModelServerParts,
  request: SamplingRequest,
  prompts: ReadonlyArray<string>,
) {
  const refused = refusal(request);
  if (refused !== null) return yield* ApiError.badRequest(refused);
  const { memory } = yield* parts.models.find(request.model);
  const longest = request.truncate_prompt_tokens ?? Number.POSITIVE_INFINITY;
  const asked = yield* Effect.forEach(prompts, (prompt) => {
    if (longest >= 0 && countWords(prompt) > longest)
      return Effect.fail(
        ApiError.badRequest(
          `truncate_prompt_tokens: the prompt has more than ${longest} words, and this model cannot read a part of it`,
        ),
      );
    return Effect.fromResult(
      Result.mapError(readPrompt(prompt, parts.lemmas), (message) => ApiError.badRequest(message)),
    );
  });
  const randomSeed = request.seed ?? (yield* Random.nextIntBetween(0, SEED_BOUND));
  const options = { randomSeed, samples: request.n ?? 1, temperature: request.temperature ?? 1 };
  return yield* Effect.forEach(
    asked,
    (one) =>
      Effect.map(draw(parts, memory, one, options), (drawn) =>
        drawn.map(({ logProbability, text }): Sample => {
          const written = cut(text, request);
          const tokens = one.role === "tactic" ? [written.text] : (written.text.match(/\s*\S+/g) ?? []);
          return { ...written, tokens, logProbability };
        }),
      ),
    { concurrency: "unbounded" },
  );
});

/** The vectors of texts, row after row. */
export const vectorsOf = Effect.fn("vectorsOf")(function* (
  { models, workers }: ModelServerParts,
  model: string,
  texts: ReadonlyArray<string>,
  dimensions: number | null | undefined,
) {
  yield* models.find(model);
  const dimension = dimensions ?? DIMENSION;
  const { output } = yield* workers
    .run("embedStatements", { texts, dimension })
    .pipe(Effect.mapError(({ message }) => ApiError.internal(message)));
  return texts.map((_, row) => output.slice(row * dimension, (row + 1) * dimension));
});
