/** The reward variant of a run, resolved from its name or path, with its decoded parameters. */
import { Context, type Result } from "effect";
import type { BadReward, RewardInput, RewardOutput, RewardReading } from "../reward/index.ts";

export class RewardFunction extends Context.Service<
  RewardFunction,
  {
    readonly name: string;
    /** What has to be gathered for it. */
    readonly reads: ReadonlyArray<RewardReading>;
    /** Pure; what the variant returned has been checked. */
    readonly reward: (input: RewardInput) => Result.Result<RewardOutput, BadReward>;
  }
>()("stp/RewardFunction") {}
