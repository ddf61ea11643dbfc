/** What a REPL is asked about a statement or an attempt: the text to elaborate, and how its answer is to be read. Pure. */
import { type Asked, type Failed, reportCommands } from "./repl-answer.ts";
import { type Screened, screenProof, screenStatement } from "./screening.ts";
import type { Statement } from "./statement.ts";
import { namedStatement, SORRY_PROOF, theoremText } from "./theorem-text.ts";

export interface ReplQuestion {
  readonly text: string;
  readonly asked: Asked;
}

/** The text, with reports of Lean on the theorem behind it where they are wanted. */
const questionOf = (text: string, name: string | null, reports: boolean): ReplQuestion => ({
  text: reports && name !== null ? `${text}\n${reportCommands(name)}` : text,
  asked: { lines: text.split("\n").length, name },
});

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
  const { end, name } = theoremText(text);
  return questionOf(`${text}${SORRY_PROOF[end]}`, name, reports);
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
  return questionOf(`${text}\n${proof}`, theoremText(text).name, reports);
};
