/** The reward variant of a run, resolved from its name or path, with its decoded parameters. */
import { Context } from "effect";
import type { RewardInput, RewardOutput } from "../reward/index.ts";

export class RewardFunction extends Context.Service<
  RewardFunction,
  {
    readonly name: string;
    /** The parameters as stored in the effective configuration. */
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly reward: (input: RewardInput) => RewardOutput;
  }
>()("stp/RewardFunction") {}
