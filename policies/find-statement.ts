/** The conjecture in a chat model's answer: the last theorem of its last block of Lean. */
import { type CutAt, statementText, theoremsOf } from "../src/lean-text/index.ts";
import { withoutProse } from "./bare-proof.ts";
import { blocksOf, withoutReasoning } from "./read-answer.ts";

/** A statement that ends in `:= by`; null where the answer states nothing. */
export const findStatement = (answer: string, cutAt: CutAt): string | null => {
  const blocks = blocksOf(withoutReasoning(answer) ?? "");
  const code = blocks.findLast(({ isFenced }) => isFenced)?.code ?? withoutProse(blocks[0]?.code ?? "");
  const theorem = theoremsOf(code).findLast(({ colon }) => colon >= 0);
  const statement = theorem === undefined ? null : statementText(code, theorem, cutAt);
  return statement === null ? null : `${statement} := by`;
};
