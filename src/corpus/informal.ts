/**
 * Texts in words with the statements that they tell: small true statements of all families that are in no other set, and
 * statements of the library.
 */
import { deriveStream, shuffled } from "../domain/index.ts";
import { type Goal, normalForm, printStatement, tellGoal } from "../embedded-model/index.ts";
import { FAMILIES, FAMILY_SHARES, nextCandidate } from "./families.ts";
import { familyCounts } from "./statement-set.ts";

/** A line of a file of texts. */
export interface InformalRow {
  readonly name: string;
  readonly informal: string;
  readonly statement: string;
}

const TEXTS = 300;
const PAIRS = 60;
/** Of the longest text. */
const MOST_WORDS = 40;
/** Added to the sizes of statements: a text of the usual ones is longer than a page. */
const MORE = -2;

interface Told {
  readonly goal: Goal;
  readonly informal: string;
}

const isShort = ({ informal }: Told): boolean => informal.split(" ").length <= MOST_WORDS;

const rowsOf = (prefix: string, told: ReadonlyArray<Told>): ReadonlyArray<InformalRow> =>
  told.map(({ goal, informal }, i) => {
    const name = `${prefix}_${String(i + 1).padStart(4, "0")}`;
    return { name, informal, statement: printStatement(name, goal) };
  });

/** Texts of statements whose normal forms are not among `others`. */
export const informalRows = (others: ReadonlyArray<Goal>): ReadonlyArray<InformalRow> => {
  const taken = new Set(others.map(normalForm));
  const counts = familyCounts(TEXTS, FAMILY_SHARES);
  const told = FAMILIES.flatMap((family) => {
    const stream = deriveStream("informal", "data", family);
    const found: Array<Told> = [];
    while (found.length < counts[family]) {
      const goal = nextCandidate(family, stream, MORE);
      const one = { goal, informal: tellGoal(goal, stream) };
      const form = normalForm(goal);
      if (taken.has(form) || !isShort(one)) continue;
      taken.add(form);
      found.push(one);
    }
    return found;
  });
  return rowsOf("informal", shuffled(told, deriveStream("informal", "data", "order")));
};

/** Texts of library statements, spread over the library. */
export const pairedRows = (library: ReadonlyArray<Goal>): ReadonlyArray<InformalRow> => {
  const stream = deriveStream("paired", "data");
  const told = library.map((goal) => ({ goal, informal: tellGoal(goal, stream) })).filter(isShort);
  return rowsOf(
    "paired",
    Array.from({ length: PAIRS }, (_, i) => told[Math.floor((i * told.length) / PAIRS)]!),
  );
};
