/** Where the learning rules that come with the engine meet those of a user's own file. */
import { Effect, Layer } from "effect";
import type { Experiment } from "../domain/index.ts";
import {
  applyRule,
  BadRule,
  checkRule,
  decodeRuleParameters,
  type LearningRule,
  learningRules,
  ruleObjective,
} from "../learning/index.ts";
import { Learning } from "../services/index.ts";
import { loadBundledOrFile } from "./load-file.ts";

/** The learning rule of an experiment, with its decoded parameters. */
export const layerLearning = ({ examples: { parameters: given, rule: name } }: Experiment) =>
  Layer.effect(
    Learning,
    Effect.gen(function* () {
      const rule = yield* loadBundledOrFile<LearningRule, BadRule>({
        name,
        place: "examples.rule",
        bundled: learningRules,
        check: checkRule,
        failed: (why) => new BadRule(why),
      });
      const parameters = yield* Effect.fromResult(decodeRuleParameters(rule, name, given));
      const objective = yield* Effect.fromResult(ruleObjective(rule, name, parameters));
      const { reads } = rule;
      return { name: rule.name, reads, objective, weigh: (input) => applyRule(rule, name, input, parameters) };
    }),
  );
