/**
 * Groups of samples: what rules of relative advantage compare. A group is the decided samples of one statement in one
 * iteration, which one version of the model drew. What was not decided carries no label and is in no group.
 */
import { Schema } from "effect";
import type { StatementId } from "../domain/index.ts";
import { NonNegativeNumber, parameter } from "../reward/index.ts";
import { conjectureSequences } from "./inverse-counts.ts";
import type { LearningAttempt, LearningInput, WeightedSequence } from "./rule.ts";

export interface Group {
  readonly statementId: StatementId;
  readonly iteration: number;
  /** Proved and not proved, in the order of the log; never empty. */
  readonly attempts: ReadonlyArray<LearningAttempt>;
  /** G, the samples: multiplicities together. */
  readonly samples: number;
  /** Share of proved samples, in [0, 1]. */
  readonly rate: number;
}

const samplesOf = (attempts: ReadonlyArray<LearningAttempt>): number =>
  attempts.reduce((sum, { multiplicity }) => sum + multiplicity, 0);

/** The groups of the window, by statement id and iteration. */
export const groupsOf = ({ statements }: LearningInput): ReadonlyArray<Group> =>
  statements.flatMap(({ attempts, id }) =>
    [
      ...Map.groupBy(
        attempts.filter(({ outcome }) => outcome !== "not decided"),
        ({ iteration }) => iteration,
      ),
    ]
      .sort(([a], [b]) => a - b)
      .map(([iteration, group]): Group => {
        const samples = samplesOf(group);
        const proved = samplesOf(group.filter(({ outcome }) => outcome === "proved"));
        return { statementId: id, iteration, attempts: group, samples, rate: proved / samples };
      }),
  );

export const advantageParameters = {
  deviation: parameter(Schema.Literals(["population", "sample"]), "population", {
    description: "Whose standard deviation: over G samples, or over G − 1.",
    source: "SGS, released code: population; TRL and veRL: sample; DeepSeekMath does not say",
  }),
  stabiliser: parameter(NonNegativeNumber, 1e-6, {
    description: "Added to the deviation.",
    unit: "reward",
    source: "SGS, released code, and veRL: 1e-6; TRL: 1e-4",
  }),
};

export interface AdvantageRule {
  /** `none`: the difference from the mean as it is. */
  readonly deviation: "population" | "sample" | "none";
  readonly stabiliser: number;
}

/**
 * The advantage of each attempt of a group from its reward: A = (R − μ) / (σ + stabiliser) over the group's G samples, or
 * R − μ. A group whose samples have one reward, or that is one sample, has advantages 0.
 */
export const advantagesOf = (
  { attempts, samples }: Pick<Group, "attempts" | "samples">,
  rewards: ReadonlyArray<number>,
  { deviation, stabiliser }: AdvantageRule,
): ReadonlyArray<number> => {
  if (rewards.every((reward) => reward === rewards[0])) return rewards.map(() => 0);
  const sum = (term: (reward: number) => number): number =>
    attempts.reduce((total, { multiplicity }, i) => total + multiplicity * term(rewards[i]!), 0);
  const mean = sum((reward) => reward) / samples;
  if (deviation === "none") return rewards.map((reward) => reward - mean);
  const freedom = deviation === "sample" ? samples - 1 : samples;
  const spread = Math.sqrt(sum((reward) => (reward - mean) ** 2) / freedom) + stabiliser;
  return rewards.map((reward) => (reward - mean) / spread);
};

/** The attempts of a group as sequences, each with its value times its multiplicity for weight; those of 0 are left out. */
export const groupSequences = (
  { attempts, iteration, statementId }: Group,
  values: ReadonlyArray<number>,
): ReadonlyArray<WeightedSequence> =>
  attempts.flatMap(({ multiplicity, proofId }, i): ReadonlyArray<WeightedSequence> => {
    const weight = values[i]! * multiplicity;
    return weight === 0 ? [] : [{ role: "prover", statementId, proofId, lemma: null, weight, iteration }];
  });

export const conjecturesParameter = {
  conjectures: parameter(Schema.Literals(["reward", "nothing"]), "reward", {
    description: "What the conjecturer learns: the conjectures that the reward kept, with its weights, or nothing.",
    source: "STP, section 3.3: the reward's; GRPO on data alone has no conjecturer",
  }),
};

/** What the conjecturer learns. */
export const conjecturesFor = (
  input: LearningInput,
  { conjectures }: { readonly conjectures: "reward" | "nothing" },
): ReadonlyArray<WeightedSequence> => (conjectures === "nothing" ? [] : conjectureSequences(input));
