/** A language model behind servers as the guide: a request a conjecture, one answer each, never trained. */
import { Effect, Layer } from "effect";
import type { ModelVersion } from "../../domain/index.ts";
import { Guide, GuideError, PromptFormat, RunContext } from "../../services/index.ts";
import { samplesInOrder } from "./completions.ts";
import { makeModelServers } from "./model-servers.ts";
import type { VllmGuideSettings, VllmModelSettings } from "./settings.ts";

/** As a model that is asked for one text at a time and keeps its weights. */
const asModel = (settings: VllmGuideSettings): VllmModelSettings => ({
  ...settings,
  serve: null,
  logprobs: false,
  stop: [],
  includeStop: false,
  promptTokens: null,
  promptCut: "left",
  weights: { how: "none" },
});

export const layerGuide = (settings: VllmGuideSettings) =>
  Layer.effect(
    Guide,
    Effect.gen(function* () {
      const { place } = yield* RunContext;
      const format = yield* PromptFormat;
      // What the prover's and conjecturer's completions need says nothing about reviews.
      const whole = { ...format, completion: { stop: { prover: [], conjecturer: [] }, promptTokens: null } };
      const { generate } = yield* makeModelServers(
        asModel(settings),
        place === null ? null : { library: null },
        "guide",
      ).pipe(Effect.provideService(PromptFormat, whole));
      const { maximumTokens, model, temperature, topP } = settings;
      const sampling = { temperature, topP, maximumTokens, contextTokens: null };
      return Guide.of({
        review: Effect.fn("vllm.review")(function* (requests) {
          return yield* Effect.forEach(
            requests,
            ({ prompt, randomSeed }) =>
              generate(model as ModelVersion, { role: "conjecturer", prompt, samples: 1, randomSeed }, sampling).pipe(
                // Without an answer there is no review.
                Effect.map((answer) => samplesInOrder(answer)[0]?.text.toWellFormed() ?? ""),
                Effect.mapError((cause) => new GuideError({ message: cause.message, cause })),
              ),
            { concurrency: "unbounded" },
          );
        }),
      });
    }),
  );
