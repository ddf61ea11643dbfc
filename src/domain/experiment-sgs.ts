/**
 * The settings of self-guided self-play (SGS: Bailey et al., arXiv 2604.20209). "Paper" and "released code" name its two
 * sources where they differ; docs/systems.md has them side by side.
 */
import { Schema } from "effect";
import { group, PositiveCount, Share, setting } from "./setting.ts";

export const SgsSettings = group("Self-guided self-play: what the algorithm `sgs` reads, and no other.", {
  seeds: setting(Schema.Literals(["unsolved-targets", "targets", "proved"]), "unsolved-targets", {
    description:
      "What a conjecture is made from, each one conjecture an iteration: the dataset statements that were never proved, all of them, or the proved ones with their shortest proof.",
    source: "SGS: unsolved-targets; the others are modes of the released code",
  }),
  guide: setting(Schema.Boolean, true, {
    description: "Whether the guide's score is a factor of a conjecture's reward; off, no guide is asked.",
    source: "SGS: true; its ablation: false",
  }),
  topShare: setting(Share, 0.3, {
    description: "The easiest conjectures, as a share of `topShareOf`, have no reward.",
    source: "SGS: 0.3",
  }),
  topShareOf: setting(Schema.Literals(["between", "all"]), "between", {
    description:
      "Which pass rates of the iteration's conjectures that share is taken of: those between 0 and 1, or all.",
    source: "paper: all; released code: between",
  }),
  topShareTies: setting(Schema.Literals(["kept", "dropped"]), "kept", {
    description: "What happens to conjectures whose pass rate equals the lowest of the top.",
    source: "paper: not said; released code: kept",
  }),
  zeroRewards: setting(Schema.Literals(["in-batch", "left-out"]), "in-batch", {
    description:
      "Whether conjectures of reward 0 count where rewards are scaled to [0, 1]; left out, the least of the others gets weight 0.",
    source: "paper: in-batch; released code: left-out",
  }),
  proofs: setting(Schema.Literals(["hard", "unsolved", "between", "proved", "few"]), "hard", {
    description:
      "Which samples the learning rule is given, by their statement's pass rate s in their iteration: `hard` 0 < s <= 1/2, `between` 0 < s < 1, `proved` 0 < s, `unsolved` 0 < s of conjectures and of targets not proved before, `few` 0 < s of this iteration's conjectures and of all targets in the window, attempted while they have fewer than `provedProofs` proofs. A rule's own limit holds besides: for `reinforce-half` `examples.parameters.maximumPassRate`.",
    source: "SGS: hard; the others are modes of the released code",
  }),
  provedProofs: setting(PositiveCount, 16, {
    description: "Distinct proofs from which on `few` attempts a target no more.",
    unit: "proofs",
    source: "released code: 16",
  }),
  lengthPenalty: setting(Schema.Literals(["added", "instead", "none"]), "added", {
    description:
      "What a proof learned from gets for its length, 0 at `lengthPenaltyFrom` to -1 at `prove.maximumTokens`: added to its weight, or instead of it, which unlearns long proofs. Of no effect where the model does not count tokens.",
    source: "paper: added; released code: instead",
  }),
  lengthPenaltyFrom: setting(Share, 0.8, {
    description: "Share of `prove.maximumTokens` from which on a proof is long.",
    source: "SGS: 0.8",
  }),
  tryTactic: setting(Schema.Literals(["tactic", "text", "rewarded"]), "tactic", {
    description:
      "Which accepted proofs have reward 0 for the tactic `try`: those that use it, those in whose text the letters stand outside comments, or none. They count as failed samples in pass rates here; their verdicts stay.",
    source: "paper: tactic; released code: text",
  }),
});
export type SgsSettings = typeof SgsSettings.Type;
