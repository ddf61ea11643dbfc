/**
 * The settings of attempts in rounds (StepFun-Prover, arXiv 2507.20199): the model writes a turn, the verifier answers,
 * and the model goes on.
 */
import { Schema } from "effect";
import { Count, group, PositiveCount, setting } from "./setting.ts";

export const RefineSettings = group(
  "Attempts in rounds: the model writes, the verifier answers, and the model goes on. `prove.maximumTokens` bounds a turn, `prove.contextTokens` all that was written, prompt and answers included.",
  {
    calls: setting(Schema.NullOr(Count), 0, {
      description:
        "Answers of the verifier that an attempt may get; 0: proofs are written in one go; null: as many as its tokens allow.",
      source: "StepFun-Prover: null",
    }),
    callSeconds: setting(PositiveCount, 60, {
      description: "Limit of one answer, after which the model is told that there is none.",
      unit: "seconds",
      source: "StepFun-Prover: 60",
    }),
    tokens: setting(Schema.NullOr(PositiveCount), null, {
      description:
        "Tokens of the model after which an attempt gets no more answers, of all turns together; null: no limit. Of no effect where the model does not count.",
      unit: "tokens",
    }),
    seconds: setting(Schema.NullOr(PositiveCount), null, {
      description:
        "Wall time after which an attempt gets no more answers. Wall time differs from run to run, so any value gives up the digest.",
      unit: "seconds",
    }),
    answerCharacters: setting(PositiveCount, 8000, {
      description: "Longest answer that the model is told; of a longer one the middle is left out.",
      unit: "characters",
      source: "StepFun-Prover: none, but for its tokens",
    }),
  },
);
export type RefineSettings = typeof RefineSettings.Type;
