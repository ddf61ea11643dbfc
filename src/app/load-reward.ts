/** Where the reward variants that come with the engine meet those of a user's own file. */
import { Effect, Layer } from "effect";
import { rewardVariants } from "../../rewards/index.ts";
import type { Experiment } from "../domain/index.ts";
import { applyVariant, BadVariant, checkVariant, decodeParameters, type RewardVariant } from "../reward/index.ts";
import { RewardFunction } from "../services/index.ts";
import { loadBundledOrFile } from "./load-file.ts";

/** The variant of a name, or of a file by its path. */
export const loadRewardVariant = (name: string) =>
  loadBundledOrFile<RewardVariant, BadVariant>({
    name,
    place: "reward.variant",
    bundled: rewardVariants,
    check: checkVariant,
    failed: (why) => new BadVariant(why),
  });

/** The reward of an experiment, with its decoded parameters. */
export const layerReward = ({ preset, reward: { parameters: given, variant: name } }: Experiment) =>
  Layer.effect(
    RewardFunction,
    Effect.gen(function* () {
      const variant = yield* loadRewardVariant(name);
      const parameters = yield* Effect.fromResult(decodeParameters(variant, name, given, preset));
      const { reads = [] } = variant;
      return { name: variant.name, reads, reward: (input) => applyVariant(variant, name, input, parameters) };
    }),
  );
