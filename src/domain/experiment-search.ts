/**
 * The settings of search over proof states (InternLM2.5-StepProver: arXiv 2410.15700). "Paper" and "released code" name its
 * two sources where they differ; docs/systems.md has them side by side.
 */
import { Schema } from "effect";
import { group, NonNegative, Positive, PositiveCount, Share, setting } from "./setting.ts";

const PositiveShare = Schema.Finite.check(Schema.isGreaterThan(0), Schema.isLessThanOrEqualTo(1));

/** How the critic is trained, after every iteration, where it is asked. */
const CriticSettings = group("How the critic is trained, wherever the searches or their selection ask it.", {
  learningRate: setting(NonNegative, 0.05, {
    description: "Step size; the default is the log-linear critic's, beside a command that trains one it is 1e-5.",
  }),
  passes: setting(PositiveCount, 1, { description: "Passes over all pairs.", source: "paper: 1" }),
  noGoalShare: setting(Share, 0.1, {
    description: "Share of the pairs that prefer a finished proof which are kept.",
    source: "paper: 0.1",
  }),
  heldOutShare: setting(Share, 0.1, {
    description:
      "Share of the statements whose pairs are not learned from but measure how many pairs are ordered rightly.",
  }),
  batchSize: setting(PositiveCount, 32, {
    description: "Pairs of a step, for a model that is trained in batches.",
    unit: "pairs",
  }),
  maximumTokens: setting(PositiveCount, 2048, {
    description: "Longest state that a language model is shown; a longer one loses its beginning.",
    unit: "tokens",
  }),
});

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
    seconds: setting(Schema.NullOr(Positive), null, {
      description: "Limit of a search, looked at before each state; what it stops depends on the machine. null: none.",
      unit: "seconds",
      source: "paper: 50 at first, up to 3600; released code: 1200",
    }),
    twins: setting(Schema.Boolean, false, {
      description:
        "Search the negation of each statement beside it: a proof of either closes both. What is disproved is not proved; both count apart.",
      source: "paper: true",
    }),
    firstSeconds: setting(Schema.NullOr(Positive), null, {
      description:
        "Limit of a search in the first iteration, where it differs: that of the others rises to `seconds` by equal factors.",
      unit: "seconds",
      source: "paper: 50 at first, up to 3600",
    }),
    shorten: setting(Schema.Boolean, false, {
      description:
        "Search what is proved or disproved again in every iteration, for shorter proofs, and learn from the shortest of each alone.",
      source: "paper: true",
    }),
    guidance: setting(Schema.Literals(["log-probability", "critic", "half-and-half"]), "log-probability", {
      description:
        "Which state is next: that of the least sum of mean negative log-probabilities of a token on its way; that of the largest value; the one in even passes, the other in odd ones. Until a critic has learned from a proof, the first.",
      source: "paper: all three; released code: log-probability",
    }),
    selectShare: setting(PositiveShare, 1, {
      description:
        "Share of the statements that are searched after the first iteration: those whose own state the critic values most. 1: all, and no critic is asked.",
      source: "paper: 0.5",
    }),
    critic: CriticSettings,
    duplicates: setting(Schema.Literals(["up-to-names", "by-text", "twice", "kept"]), "up-to-names", {
      description:
        "Which states are left out: those that were there, up to names, or by their text; those that were there about twice; none.",
      source: "released code: twice",
    }),
  },
);
export type SearchSettings = typeof SearchSettings.Type;

/** Whether anything asks the critic, by the settings alone. */
export const asksCritic = ({ search }: { readonly search: SearchSettings }): boolean =>
  search.guidance !== "log-probability" || search.selectShare < 1;
