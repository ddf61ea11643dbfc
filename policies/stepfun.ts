/**
 * StepFun-Prover (arXiv 2507.20199): the model thinks, has a sketch run in Lean's REPL wherever it writes one, reads the
 * answer in its own text and goes on; the last turn holds the proof. The system message is the checkpoint's own
 * (`model.systemPrompt`).
 */
import { type CheckAnswer, type Json, parseFailure, STEPFUN, sketchIn, stepfunFence } from "../src/domain/index.ts";
import type { Feedback, PromptFormatShape, PromptPolicy, PromptSettings, Turn } from "../src/services/index.ts";
import chat from "./chat.ts";
import { findProof } from "./find-proof.ts";

const { repl, sketch } = STEPFUN;

/** JSON as Python's `json.dumps` writes it, without escapes for what is not ASCII: what the checkpoint was trained on. */
const pythonJson = (value: Json): string => {
  if (Array.isArray(value)) return `[${(value as ReadonlyArray<Json>).map(pythonJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${pythonJson(inner)}`);
  return `{${pairs.join(", ")}}`;
};

const toldOf = (answer: CheckAnswer, seconds: number): string => {
  if (answer._tag === "answered") return pythonJson(answer.json);
  if (answer.reason === "timeout") return `The REPL gave no answer within ${seconds} seconds.`;
  return pythonJson({ repl_err: answer.message });
};

const feedback = (answer: CheckAnswer, seconds: number): Feedback => ({
  before: `\n${repl.open}\n`,
  text: toldOf(answer, seconds),
  after: `\n${repl.close}\n`,
});

/** The header is imported before the sketch is run. */
const withoutImport = (code: string): string => code.replaceAll("import Mathlib", "").trim();

const readTurn = (turn: string): Turn => {
  if (!turn.trimEnd().endsWith(sketch.close)) return { _tag: "final" };
  const code = sketchIn(turn);
  if (code === null) return { _tag: "malformed" };
  return { _tag: "check", text: withoutImport(code), isAnswer: false };
};

const format = (settings: PromptSettings): PromptFormatShape => {
  const { defaultHeader } = settings;
  return {
    ...chat.format(settings),
    name: "stepfun",
    proverPrompt: (statement, header) => {
      const shown = header ?? defaultHeader;
      return `${stepfunFence(`${shown === "" ? "" : `${shown.trimEnd()}\n\n`}${statement.trim()}`)}\n`;
    },
    proverTarget: (proof) => stepfunFence(proof),
    // An attempt that ended with a sketch has no other answer.
    parseProof: (turn, statement) => {
      const code = sketchIn(turn);
      if (code !== null) return findProof(stepfunFence(code.trim()), statement);
      return turn.includes(sketch.open) ? parseFailure("no-proof") : findProof(turn, statement);
    },
    rounds: { stop: [sketch.close], answers: "in-turn", readTurn, feedback },
  };
};

const stepfun: PromptPolicy = {
  name: "stepfun",
  summary: "StepFun-Prover: sketches that Lean's REPL answers in the middle of the text",
  format,
};

export default stepfun;
