/** The bundled rewards on random iterations, with each preset and each parameter set otherwise. */
import { Result } from "effect";
import { rewardVariants } from "../../rewards/index.ts";
import { applyVariant, decodeParameters, type RewardVariant } from "../../src/reward/index.ts";
import { digestText } from "../support/mock-back-ends.ts";
import { randomInput } from "../support/reward-input.ts";

type Parameters = Readonly<Record<string, number | string>>;

export interface RewardCase {
  readonly name: string;
  readonly variant: RewardVariant;
  readonly preset: string | undefined;
  readonly parameters: Parameters;
}

type Name = keyof typeof rewardVariants;

/** Few may be relabelled, and a sum of increments may be the cap, so that the rules at the limits decide something. */
const FEW_RELABELLED = { relabelMinimum: 0, relabelFactor: 0.1 };

/** Every parameter with another value than its default; the variants made of STP's parts share theirs with `stp`. */
const PARAMETERS: Readonly<Partial<Record<Name, ReadonlyArray<Parameters>>>> = {
  stp: [
    { maximumPassRate: 0.5 },
    { maximumPassRateEnd: "open" },
    { unusedLemma: "drop" },
    FEW_RELABELLED,
    { ...FEW_RELABELLED, relabelFactor: 0.5 },
    { ...FEW_RELABELLED, relabelMinimum: 3 },
    { ...FEW_RELABELLED, relabelOrder: "drawn-proofs" },
    { eleganceQuantile: 0.5 },
    { eleganceGroups: "global" },
    { cap: 1 },
    { cap: 1, capComparison: "exceeds" },
    { cap: 1, mask: "multiply-by-zero" },
    { increment: "per-statement" },
    { cap: 1, targetOrder: "given" },
    { zeroWeights: "kept" },
  ],
  "stp-exact": [{ cap: 1.5 }, { zeroWeights: "kept" }],
  uniform: [{ maximumPassRate: 0.25 }],
  hardness: [{ maximumPassRate: 0.25 }, { power: 2 }],
  variance: [{ maximumPassRate: 0.25 }],
  learnability: [{ maximumPassRate: 0.25 }],
  "entropy-regularised": [{ maximumPassRate: 0.25 }, { temperature: 1 }],
  "learning-progress": [{ maximumPassRate: 0.25 }, { change: "gain" }],
  diversity: [{ maximumPassRate: 0.25 }, { neighbours: 2 }, { bandwidth: 1 }, { normalisation: 0.5 }],
  "diffusion-diversity": [
    { maximumPassRate: 0.25 },
    { neighbours: 2 },
    { temperature: 0.5 },
    { normalisation: 0.5 },
    { steps: 5 },
    { learningRate: 0.1 },
    { batch: 8 },
    { dimension: 3 },
  ],
  novelty: [{ maximumPassRate: 0.25 }, { neighbours: 2 }],
};

const parameterText = (parameters: Parameters): string =>
  Object.entries(parameters)
    .map(([key, value]) => `${key}=${value}`)
    .join(" ");

export const rewardCases: ReadonlyArray<RewardCase> = Object.entries(rewardVariants).flatMap(([name, variant]) => {
  const presets = Object.keys((variant as RewardVariant).presets ?? {});
  return [
    { name, variant, preset: undefined, parameters: {} },
    ...presets.map((preset) => ({ name: `${name} preset=${preset}`, variant, preset, parameters: {} })),
    ...(PARAMETERS[name as Name] ?? []).map((parameters) => ({
      name: `${name} ${parameterText(parameters)}`,
      variant,
      preset: undefined,
      parameters,
    })),
  ];
});

const INPUTS = Array.from({ length: 60 }, (_, index) => randomInput(index, 3 + index));

/** The digest of what the reward keeps of all inputs, weights in full precision. */
export const rewardDigest = ({ name, parameters: given, preset, variant }: RewardCase): string => {
  const parameters = Result.getOrThrow(decodeParameters(variant, name, given, preset));
  const outputs = INPUTS.map((input) => Result.getOrThrow(applyVariant(variant, name, input, parameters)));
  const lines = outputs.map(({ kept, stages }) => [kept.map(({ id, lemma, weight }) => [id, lemma, weight]), stages]);
  return digestText(JSON.stringify(lines));
};
