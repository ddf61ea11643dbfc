/** Where the prompt policies that come with the engine meet those of a user's own file. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Effect, Layer } from "effect";
import { promptPolicies } from "../../policies/index.ts";
import { type Experiment, UserError } from "../domain/index.ts";
import { BadPolicy, checkPolicy, formatOf, PromptFormat, type PromptPolicy } from "../services/index.ts";

const isBundled = (name: string): name is keyof typeof promptPolicies => Object.hasOwn(promptPolicies, name);

/** The policy of a name, or of a file by its path. */
const loadPolicy = (name: string): Effect.Effect<PromptPolicy, BadPolicy | UserError> => {
  if (isBundled(name)) return Effect.succeed(promptPolicies[name]);
  if (!/[/\\]|\.[cm]?[jt]s$/.test(name)) {
    const known = Object.keys(promptPolicies).join(", ");
    return Effect.fail(
      new UserError({ place: "prompt.format", expected: `one of ${known}, or the path of a file`, found: name }),
    );
  }
  return Effect.tryPromise({
    try: () => import(pathToFileURL(path.resolve(name)).href) as Promise<unknown>,
    catch: (cause) => new BadPolicy({ file: name, expected: "a module that loads", found: String(cause) }),
  }).pipe(Effect.flatMap((module) => Effect.fromResult(checkPolicy(module, name))));
};

/** The prompt format of an experiment. */
export const layerPromptFormat = ({ conjecture, prompt }: Experiment) =>
  Layer.effect(
    PromptFormat,
    Effect.flatMap(loadPolicy(prompt.format), (policy) =>
      Effect.fromResult(formatOf(policy, prompt.format, { ...prompt, cutAt: conjecture.cutAt })),
    ),
  );
