/** The prompt policies that come with the engine, by name. A file of your own is named by its path instead. */
import type { PromptPolicy } from "../src/services/index.ts";
import chat from "./chat.ts";
import correction from "./correction.ts";
import internlm from "./internlm.ts";
import stepfun from "./stepfun.ts";
import stp from "./stp.ts";

export const promptPolicies = { stp, chat, internlm, stepfun, correction } as const satisfies Readonly<
  Record<string, PromptPolicy>
>;
