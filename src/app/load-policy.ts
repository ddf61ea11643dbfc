/** Where the prompt policies that come with the engine meet those of a user's own file. */
import { Effect, Layer } from "effect";
import { promptPolicies } from "../../policies/index.ts";
import type { Experiment } from "../domain/index.ts";
import { BadPolicy, checkPolicy, formatOf, PromptFormat, type PromptPolicy } from "../services/index.ts";
import { interruptible, loadBundledOrFile } from "./load-file.ts";

const loadPolicy = (name: string) =>
  loadBundledOrFile<PromptPolicy, BadPolicy>({
    name,
    place: "prompt.format",
    bundled: promptPolicies,
    check: checkPolicy,
    failed: (why) => new BadPolicy(why),
  });

/** The prompt format of an experiment. */
export const layerPromptFormat = ({ conjecture, prompt }: Experiment) =>
  Layer.effect(
    PromptFormat,
    Effect.flatMap(loadPolicy(prompt.format), (policy) => {
      const settings = { ...prompt, cutAt: conjecture.cutAt, reading: conjecture.reading };
      const format = Effect.fromResult(formatOf(policy, prompt.format, settings));
      return Object.hasOwn(promptPolicies, prompt.format) ? format : Effect.map(format, interruptible);
    }),
  );
