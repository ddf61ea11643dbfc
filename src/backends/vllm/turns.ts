/**
 * What a server is asked for the next turn of an attempt in rounds: the prompt and all that was written since. A turn keeps
 * the text that ended it, whatever `model.includeStop` says, and nothing of the prompt is ever cut.
 */
import type { Json, JsonObject, Segment } from "../../domain/index.ts";
import type { RoundRules } from "../../services/index.ts";
import type { Answer } from "./completions.ts";
import type { VllmModelSettings } from "./settings.ts";

const textOf = (turns: ReadonlyArray<Segment>): string => turns.map(({ text }) => text).join("");

/** Messages behind the prompt's; the last one is the model's own and goes on, or it is the user's and asks. */
const messagesOf = (turns: ReadonlyArray<Segment>, { answers }: RoundRules): ReadonlyArray<Json> =>
  answers === "in-turn"
    ? [{ role: "assistant", content: textOf(turns) }]
    : turns.map(({ author, text }) => ({ role: author === "model" ? "assistant" : "user", content: text }));

/** The fields of a request that the turns change. */
export const turnFields = (
  asked: JsonObject,
  turns: ReadonlyArray<Segment>,
  rules: RoundRules,
  { api, stop }: Pick<VllmModelSettings, "api" | "stop">,
): JsonObject => {
  const own = { stop: stop ?? rules.stop, include_stop_str_in_output: true };
  if (turns.length === 0) return own;
  if (api === "completions") return { ...own, prompt: `${asked["prompt"] as string}${textOf(turns)}` };
  const messages = [...(asked["messages"] as ReadonlyArray<Json>), ...messagesOf(turns, rules)];
  const goesOn = rules.answers === "in-turn" ? { add_generation_prompt: false, continue_final_message: true } : {};
  return { ...own, messages, ...goesOn };
};

/** What a model without room for another token writes. */
export const noRoom = (samples: number): Answer => ({
  samples: Array.from({ length: samples }, (_, index) => ({
    index,
    text: "",
    finishReason: "length",
    logProbabilities: [],
  })),
  tokens: 0,
});
