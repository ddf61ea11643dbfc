/** The prompt policies that come with the engine, by name. A file of your own is named by its path instead. */
import type { PromptPolicy } from "../src/services/index.ts";
import chat from "./chat.ts";
import internlm from "./internlm.ts";
import stp from "./stp.ts";

export const promptPolicies = { stp, chat, internlm } as const satisfies Readonly<Record<string, PromptPolicy>>;
