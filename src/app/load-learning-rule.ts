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
      return { name: rule.name, reads: rule.reads, weigh: (input) => applyRule(rule, name, input, parameters) };
    }),
  );
