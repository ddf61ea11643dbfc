/** Variants made of STP's stages: which of them are in, and their parameters together. */
import { Schema } from "effect";
import type { BoundaryTable } from "./boundary.ts";
import { boundariesOf } from "./boundary-input.ts";
import { passRateBoundaries } from "./pass-rate.ts";
import { type StpStages, stpReward } from "./stp-stages.ts";
import type { RewardInput, RewardVariant } from "./variant.ts";

/** Decoded parameters of a whole variant: no type that is worth its length; each part is checked against its own. */
type Settings = Parameters<RewardVariant["reward"]>[1];

type ParameterFields = Readonly<Record<string, RewardVariant["parameters"]>>;

/** A stage as a part of a variant. */
export interface StagePart<Stage> {
  /** As the variant's boundary table names it. */
  readonly name: string;
  readonly fields: ParameterFields;
  readonly presets: Readonly<Record<"paper" | "released-code", object>>;
  /** Of the formulas behind it. */
  readonly boundaries: ReadonlyArray<BoundaryTable>;
  /** The stage that decoded parameters describe, its own among them. */
  readonly stage: (settings: Settings) => Stage;
}

/** A part, its presets and stage checked against its own parameters. */
export const stagePart = <Fields extends ParameterFields, Stage>({
  parameters,
  ...part
}: {
  readonly name: string;
  readonly parameters: Schema.Struct<Fields>;
  readonly presets: Readonly<Record<"paper" | "released-code", Partial<Schema.Struct<Fields>["Type"]>>>;
  readonly boundaries: ReadonlyArray<BoundaryTable>;
  readonly stage: (settings: Schema.Struct<Fields>["Type"]) => Stage;
}): StagePart<Stage> => ({ ...part, fields: parameters.fields });

/** What a variant is made of; null: the stage is left out. */
export interface StpVariantParts {
  readonly name: string;
  readonly summary: string;
  readonly window: StagePart<StpStages["window"]>;
  readonly invocation: StagePart<StpStages["invocation"]> | null;
  readonly elegance: StagePart<StpStages["elegance"]> | null;
  readonly matching: StagePart<StpStages["matching"]> | null;
}

/** The variant of the parts, with the parameters, presets and boundary tables of all of them. */
export const stpVariant = ({ name, summary, ...parts }: StpVariantParts): RewardVariant => {
  const { elegance, invocation, matching, window } = parts;
  const present = [window, invocation, elegance, matching].filter((part) => part !== null);
  const fields: ParameterFields = Object.assign({}, ...present.map((part) => part.fields));
  const parameters = Schema.Struct(fields);
  const preset = (of: "paper" | "released-code") => Object.assign({}, ...present.map(({ presets }) => presets[of]));
  const reward = (input: RewardInput, settings: Settings) =>
    stpReward(input, {
      window: window.stage(settings),
      invocation: invocation?.stage(settings) ?? false,
      elegance: elegance?.stage(settings) ?? false,
      matching: matching?.stage(settings) ?? false,
    });
  const stages = `${present.map((part) => part.name).join(", ")}${matching === null ? "; weight 1" : ""}`;
  return {
    name,
    summary,
    parameters,
    presets: { paper: preset("paper"), "released-code": preset("released-code") },
    boundaries: [
      ...boundariesOf(`stages: ${stages}; a target at each conjecture`, "STP, section 3.3", parameters, reward, [
        { given: "p = 0", passRates: [0], weights: ["dropped"] },
        { given: "p = 1/32", passRates: [1 / 32], weights: [1] },
        { given: "p = 1/4", passRates: [0.25], weights: [1] },
        { given: "p = 1", passRates: [1], weights: ["dropped"] },
        { given: "no conjecture", passRates: [], weights: [] },
        { given: "all equal", passRates: [0.125, 0.125, 0.125], weights: [1, 1, 1] },
      ]),
      ...passRateBoundaries,
      ...present.flatMap(({ boundaries }) => boundaries),
    ],
    reward,
  };
};
