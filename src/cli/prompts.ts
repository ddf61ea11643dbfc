/** `stp prompts`: what an experiment's prompt policy sends, and how it reads an answer. */
import { Console, Effect, Option } from "effect";
import { Argument, Command, Flag } from "effect/cli";
import { UserError } from "../domain/index.ts";
import {
  type AnswerReading,
  answerReading,
  PROMPTED,
  type PromptPreview,
  previewParts,
  promptPreviews,
} from "../lab/index.ts";
import { readDataFiles } from "../selfplay/index.ts";
import { PromptFormat } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { jsonFlag, optionalText, setFlag } from "./flags.ts";
import { readText } from "./read-text.ts";
import { readExperiment } from "./run.ts";
import { styled } from "./terminal.ts";

const previewText = ({ of, prompt, role, stop }: PromptPreview): string => {
  const ends = stop.length === 0 ? "" : `; ends at ${stop.map((text) => JSON.stringify(text)).join(", ")}`;
  return `${styled("bold", `--- ${role}: ${of}${ends}`)}\n${prompt}`;
};

const readingText = ({ conjecture, proof, tactic, turn }: AnswerReading): string => {
  const part = (title: string, text: string) => `${styled("bold", `--- ${title}`)}\n${text}`;
  return [
    typeof proof === "string" ? part("read as a proof", proof) : part("read as a proof: none", proof.reason),
    conjecture === null ? part("read as a conjecture: none", "") : part("read as a conjecture", conjecture),
    part("read as a tactic", tactic),
    ...(turn === null ? [] : [part(`read as a turn: ${turn._tag}`, turn._tag === "check" ? turn.text : "")]),
  ].join("\n");
};

export const promptsCommand = Command.make(
  "prompts",
  {
    experiment: Argument.String("experiment").pipe(Argument.withDescription("experiment file (JSON)")),
    role: Flag.Literals("role", PROMPTED).pipe(Flag.withDescription("only the prompt of this role"), Flag.optional),
    statement: optionalText("statement", "NAME", "name of a statement of the data; default: the first"),
    answer: optionalText("answer", "FILE", "how this answer of a model would be read, instead of the prompts"),
    set: setFlag("override a setting of the experiment"),
    json: jsonFlag("JSON lines"),
  },
  Effect.fn("prompts")(function* ({ answer, experiment: file, json, role, set, statement }) {
    const { pureServices } = yield* BackEnds;
    const experiment = yield* readExperiment(file, set);
    const name = Option.getOrNull(statement);
    const parts = previewParts(yield* readDataFiles(experiment), experiment, name);
    if (parts === null)
      return yield* new UserError({
        place: name === null ? "data.train" : "--statement",
        expected: name === null ? "a file with a statement" : "the name of a statement of the data",
        found: name === null ? "none" : JSON.stringify(name),
      });
    const format = yield* Effect.provide(PromptFormat, pureServices(experiment));
    if (Option.isSome(answer)) {
      const text = yield* readText(answer.value, "a file with an answer");
      const reading = answerReading(format, text, parts.statement.text);
      return yield* Console.log(json ? JSON.stringify(reading) : readingText(reading));
    }
    const previews = promptPreviews(format, parts).filter((one) => Option.isNone(role) || one.role === role.value);
    yield* Effect.forEach(previews, (one) => Console.log(json ? JSON.stringify(one) : previewText(one)), {
      discard: true,
    });
  }),
).pipe(
  Command.withDescription(
    "Show what an experiment's prompt policy sends in each role, made of the experiment's own data, and how it reads an answer: as a proof, a conjecture, a tactic, a turn. No model is asked.",
  ),
  Command.withShortDescription("show the prompts of an experiment, and how an answer is read"),
  Command.withExamples([
    { command: "stp prompts experiments/quickstart.json --role prover", description: "the prover's prompt" },
    {
      command: "stp prompts experiments/real-models.json --answer answer.txt --statement mathd_algebra_1",
      description: "what is made of an answer",
    },
  ]),
);
