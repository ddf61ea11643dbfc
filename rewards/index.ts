/** The reward variants that come with the engine, by name. A file of your own is named by its path instead. */
import type { RewardVariant } from "../src/reward/index.ts";
import stp from "./stp.ts";

export const rewardVariants = { stp } as const satisfies Readonly<Record<string, RewardVariant>>;
