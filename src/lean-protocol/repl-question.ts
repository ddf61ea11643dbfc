/** What a REPL is asked about a statement or an attempt: the text to elaborate, and how its answer is to be read. Pure. */
import type { Statement } from "../domain/index.ts";
import { closedBySorry, namedStatement, theoremName } from "../lean-text/index.ts";
import { type Asked, type Failed, reportCommands } from "./repl-answer.ts";
import { type Screened, screenProof, screenStatement } from "./screening.ts";

/** What follows on an answer, of the same process: requests one by one, each answer being handed in for the next. */
export type FollowUps = (json: unknown) => Iterator<object, unknown, unknown>;

export interface ReplQuestion {
  readonly text: string;
  readonly asked: Asked;
}

/** The text of `statement`, complete, with reports of Lean on the theorem behind it where they are wanted. */
const questionOf = (statement: string, text: string, reports: boolean): ReplQuestion => {
  const name = theoremName(statement);
  return {
    text: reports && name !== "" ? `${text}\n${reportCommands(name)}` : text,
    asked: { lines: text.split("\n").length, name: name === "" ? null : name },
  };
};

const screenedVerdict = ({ construct, position, reason }: Screened): Failed => ({
  _tag: "rejected",
  reason: "screened",
  message: `\`${construct}\` ${reason}`,
  position,
});

/** What is asked about a statement: that it elaborates, closed by `sorry`. Or why it is not asked at all. */
export const statementQuestion = (statement: Pick<Statement, "text">, reports: boolean): ReplQuestion | Failed => {
  const screened = screenStatement(statement.text);
  if (screened !== null) return screenedVerdict(screened);
  const text = namedStatement(statement.text);
  return questionOf(text, closedBySorry(text), reports);
};

/** What is asked about an attempt, or why it is not asked at all. */
export const attemptQuestion = (
  statement: Pick<Statement, "text">,
  proof: string,
  reports: boolean,
): ReplQuestion | Failed => {
  const screened = screenProof(statement.text, proof);
  if (screened !== null) return screenedVerdict(screened);
  const text = namedStatement(statement.text);
  return questionOf(text, `${text}\n${proof}`, reports);
};
