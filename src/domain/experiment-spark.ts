/**
 * The settings of Spark-Prover-X1's plan (iFlytek, arXiv 2511.13043). Of its rules the abstracts and digests alone are
 * known: a default without a source is this engine's (docs/systems.md).
 */
import { Schema } from "effect";
import { samplingSettings } from "./experiment-steps.ts";
import { Count, group, PositiveCount, Share, setting } from "./setting.ts";

export const FormaliseSettings = group(
  "How statements are made of the texts of `data.informal`: what the algorithm `spark-prover` reads, and no other.",
  {
    samples: setting(PositiveCount, 16, {
      description: "Candidates sampled for a text in an iteration.",
      unit: "samples",
    }),
    ...samplingSettings,
    agreement: setting(Share, 0.5, {
      description:
        "The statement that the most candidates have, equal up to their normal form, is taken where their share of all candidates asked for is at least this; what does not elaborate has no vote.",
    }),
    texts: setting(Schema.NullOr(PositiveCount), null, {
      description:
        "Most texts asked about in an iteration, those least asked about first; null: all without a statement.",
      unit: "texts",
    }),
    learn: setting(Schema.Literals(["accepted", "proved"]), "accepted", {
      description:
        "Which pairs the formaliser learns: all that were taken, or those whose statement is proved as well.",
    }),
  },
);

export const SparkSettings = group(
  "The stages of Spark-Prover-X1: what the algorithm `spark-prover` reads, and no other.",
  {
    tasks: setting(Schema.Array(Schema.Literals(["state-prediction", "sub-goals", "tactic-prediction"])), [], {
      description:
        "Data tasks that the first stage trains on, made of the library's proofs; for language models: the embedded model cannot read them.",
      source: "Spark-Prover-X1: state prediction; its other tasks are not known",
    }),
    hardIterations: setting(Count, 1, {
      description: "The last so many iterations are the third stage: hard statements alone, and `examples.rule`.",
      unit: "iterations",
      source: "Spark-Prover-X1: one round",
    }),
    hardPassRate: setting(Share, 0.25, {
      description: "A statement is hard where its pass rate over all iterations so far is at most this.",
    }),
    hardest: setting(Schema.NullOr(PositiveCount), null, {
      description: "Most hard statements that are attempted, those of the lowest pass rate; null: all.",
      unit: "statements",
    }),
    unproved: setting(Schema.Literals(["left-out", "kept"]), "left-out", {
      description:
        "Whether statements that were never proved are hard ones too: samples that all failed compare with none.",
    }),
  },
);
