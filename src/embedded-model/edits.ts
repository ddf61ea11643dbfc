/**
 * What the conjecturer can do to a statement: one edit at a time, each with its result. The order of the edits is fixed
 * (names of conjectures record positions in it); an edit whose result would be too large or unchanged is not offered.
 */
import { type Edit, EditList, STOP } from "./edit-list.ts";
import { contextEdits } from "./edits-context.ts";
import { type LemmaStatement, lemmaEdits } from "./edits-lemma.ts";
import { shapeEdits } from "./edits-shape.ts";
import type { Goal } from "./goal.ts";

/** All edits of a statement; `lemma` is the given one, or null for the trivial lemma. */
export const enumerateEdits = (goal: Goal, lemma: LemmaStatement | null, isFirst: boolean): readonly Edit[] => {
  const list = new EditList(goal);
  // Stopping is an edit that changes nothing.
  if (!isFirst) list.edits.push({ kind: STOP, detail: 0, place: goal.target.operator, result: goal });
  lemmaEdits(list, lemma, isFirst);
  shapeEdits(list);
  contextEdits(list);
  return list.edits;
};
