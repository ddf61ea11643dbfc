/**
 * The settings of search over proof states (InternLM2.5-StepProver: arXiv 2410.15700). "Paper" and "released code" name its
 * two sources where they differ; docs/systems.md has them side by side.
 */
import { Schema } from "effect";
import { group, PositiveCount, setting } from "./setting.ts";

const PositiveSeconds = Schema.Finite.check(Schema.isGreaterThan(0));

export const SearchSettings = group(
  "Search over proof states: what the algorithm `internlm-stepprover` reads, and no other.",
  {
    passes: setting(PositiveCount, 1, {
      description: "P, searches of a statement in an iteration, each with draws of its own, until one has a proof.",
      source: "paper: 1 to 256 where it is measured",
    }),
    candidates: setting(PositiveCount, 32, {
      description: "S, tactics sampled at a state; equal ones are tried once.",
      source: "paper and released code: 32",
    }),
    expansions: setting(PositiveCount, 600, {
      description: "K, states at which a search tries tactics, at most.",
      source: "paper: 600; released code: 100",
    }),
    firstExpansions: setting(Schema.NullOr(PositiveCount), null, {
      description:
        "K of the first iteration, where it differs: that of the others lies between, each as many times as large as the one before.",
      source: "paper: 10 at first, up to 2000",
    }),
    seconds: setting(Schema.NullOr(PositiveSeconds), null, {
      description: "Limit of a search, looked at before each state; what it stops depends on the machine. null: none.",
      unit: "seconds",
      source: "paper: 50 at first, up to 3600; released code: 1200",
    }),
    twins: setting(Schema.Boolean, false, {
      description:
        "Search the negation of each statement beside it: a proof of either closes both. What is disproved is not proved; both count apart.",
      source: "paper: true",
    }),
    shorten: setting(Schema.Boolean, false, {
      description:
        "Search what is proved or disproved again in every iteration, for shorter proofs, and learn from the shortest of each alone.",
      source: "paper: true",
    }),
    guidance: setting(Schema.Literals(["log-probability"]), "log-probability", {
      description:
        "Which state is next: that of the least sum of mean negative log-probabilities of a token on its way.",
      source: "released code: log-probability",
    }),
    duplicates: setting(Schema.Literals(["up-to-names", "by-text", "twice", "kept"]), "up-to-names", {
      description:
        "Which states are left out: those that were there, up to names, or by their text; those that were there about twice; none.",
      source: "released code: twice",
    }),
  },
);
export type SearchSettings = typeof SearchSettings.Type;
