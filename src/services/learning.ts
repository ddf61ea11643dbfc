/** The learning rule of a run, resolved from its name or path, with its decoded parameters. */
import { Context, type Result } from "effect";
import type { PolicyObjective } from "../domain/index.ts";
import type { BadLearning, LearningInput, LearningRule, WeightedSequence } from "../learning/index.ts";

export class Learning extends Context.Service<
  Learning,
  {
    readonly name: string;
    /** Which judged attempts the rule reads; the others are not kept. */
    readonly reads: LearningRule["reads"];
    /** What is maximised for its proofs; null: the weighted log-likelihood. */
    readonly objective: PolicyObjective | null;
    /** Pure; what the rule returned has been checked. */
    readonly weigh: (input: LearningInput) => Result.Result<ReadonlyArray<WeightedSequence>, BadLearning>;
  }
>()("stp/Learning") {}
