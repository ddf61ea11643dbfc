/** The reward variants that come with the engine, by name. A file of your own is named by its path instead. */
import type { RewardVariant } from "../src/reward/index.ts";
import diffusionDiversity from "./diffusion-diversity.ts";
import diversity from "./diversity.ts";
import entropyRegularised from "./entropy-regularised.ts";
import hardness from "./hardness.ts";
import learnability from "./learnability.ts";
import learningProgress from "./learning-progress.ts";
import novelty from "./novelty.ts";
import stp from "./stp.ts";
import stpExact from "./stp-exact.ts";
import stpNoElegance from "./stp-no-elegance.ts";
import stpNoInvocation from "./stp-no-invocation.ts";
import stpNoWasserstein from "./stp-no-wasserstein.ts";
import uniform from "./uniform.ts";
import variance from "./variance.ts";

export const rewardVariants = {
  stp,
  "stp-exact": stpExact,
  "stp-no-elegance": stpNoElegance,
  "stp-no-wasserstein": stpNoWasserstein,
  "stp-no-invocation": stpNoInvocation,
  uniform,
  hardness,
  variance,
  learnability,
  "entropy-regularised": entropyRegularised,
  "learning-progress": learningProgress,
  diversity,
  novelty,
  "diffusion-diversity": diffusionDiversity,
} as const satisfies Readonly<Record<string, RewardVariant>>;
