/**
 * What a worker does for attempts in rounds: the embedded model's next turn, in StepFun-Prover's form. It asks with a
 * sketch while goals are open, goes on from the goals that are closed and the lines at which errors were reported, and
 * answers with the proof. A task's result is a function of its input alone.
 */
import {
  deriveStream,
  isJsonObject,
  type Json,
  jsonOf,
  type Segment,
  STEPFUN,
  sketchIn,
  stepfunFence,
} from "../../domain/index.ts";
import { type Draft, sampleTurns } from "../../embedded-model/index.ts";
import type { ProveRequest, SampledProof } from "../../services/index.ts";
import { GIVEN_UP, workbench } from "./model-tasks.ts";
import { modelOver } from "./models.ts";
import { statementGoal } from "./statement-goal.ts";

const { repl, sketch } = STEPFUN;

const sketchOf = (statement: string, proof: string): string =>
  `${sketch.open}\n${statement}\n${proof}\n${sketch.close}`;

/** The lines from 1 at which an answer reports errors; null where it is no answer. */
const errorLines = (answer: string): ReadonlyArray<number> | null => {
  const json = jsonOf(answer.replace(repl.open, "").replace(repl.close, ""));
  if (!isJsonObject(json) || json["repl_err"] !== undefined || json["message"] !== undefined) return null;
  const messages = Array.isArray(json["messages"]) ? (json["messages"] as ReadonlyArray<Json>) : [];
  return messages.filter(isJsonObject).flatMap(({ pos, severity }) => {
    const line = isJsonObject(pos) ? pos["line"] : null;
    return severity === "error" && typeof line === "number" ? [line] : [];
  });
};

/** The last sketch and what was answered to it; null where the attempt begins, or has to begin again. */
const draftOf = (statement: string, turns: ReadonlyArray<Segment>): Draft | null => {
  const asked = turns.findLast(({ author }) => author === "model");
  const answer = turns.at(-1);
  if (asked === undefined || answer?.author !== "verifier") return null;
  const code = sketchIn(asked.text)?.trim();
  const lines = errorLines(answer.text);
  if (lines === null || code?.startsWith(`${statement}\n`) !== true) return null;
  const before = statement.split("\n").length;
  return { text: code.slice(statement.length + 1), refused: new Set(lines.map((line) => line - before - 1)) };
};

/** Samples the next turn of an attempt at one statement. */
export const sampleTurn = (task: {
  readonly model: SharedArrayBuffer;
  readonly request: Pick<ProveRequest, "samples" | "randomSeed"> & {
    readonly statement: string;
    readonly turns: ReadonlyArray<Segment>;
  };
  readonly temperature: number;
}): ReadonlyArray<SampledProof> => {
  const { randomSeed, samples, turns } = task.request;
  const statement = task.request.statement.trim();
  const read = statementGoal(statement);
  // How likely a proof is that several turns made is not told: what is learned from it measures it.
  const told = { tokens: null, logProbability: null };
  if (read._tag === "Outside") return [{ ...told, text: stepfunFence(GIVEN_UP), multiplicity: samples }];
  const drawn = sampleTurns(
    workbench(),
    modelOver(task.model),
    read.goal,
    { samples, temperature: task.temperature, draft: draftOf(statement, turns) },
    deriveStream(randomSeed, "prover"),
  );
  return drawn.map(({ isWhole, multiplicity, text }) => ({
    ...told,
    text: isWhole ? stepfunFence(text) : sketchOf(statement, text),
    multiplicity,
  }));
};
