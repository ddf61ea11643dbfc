/** Edits that use a lemma: rewriting a place with it, starting from its statement, combining with it. */
import { COMBINE, type EditList, REWRITE_GIVEN, REWRITE_OTHER, START_FROM_LEMMA } from "./edit-list.ts";
import { isOpen, isTerm, matchExpression, type Place, replaceAt, substitute } from "./expressions.ts";
import { type Expression, type Goal, leaf, node } from "./goal.ts";
import { LEMMAS } from "./lemmas.ts";
import { ADD, AND, EQUAL, IMPLIES, isRelation, NUMERAL, VARIABLE } from "./operators.ts";
import { readSignature, type Signature } from "./read.ts";

/** A lemma as a statement, premises split off the conclusion. */
export interface LemmaStatement {
  readonly index: number;
  readonly variables: Goal["variables"];
  readonly premises: readonly Expression[];
  readonly conclusion: Expression;
}

const toStatement = (signature: Signature, index: number): LemmaStatement => {
  const premises = signature.hypotheses.map(({ proposition }) => proposition);
  let conclusion = signature.target;
  while (conclusion.operator === IMPLIES) {
    premises.push(conclusion.children[0]!);
    conclusion = conclusion.children[1]!;
  }
  return { index, variables: signature.variables, premises, conclusion };
};

const STATEMENTS: readonly LemmaStatement[] = LEMMAS.map((lemma, index) =>
  toStatement(readSignature(lemma.signature), index),
);
const BY_NAME: ReadonlyMap<string, LemmaStatement> = new Map(LEMMAS.map(({ name }, i) => [name, STATEMENTS[i]!]));

/** The lemma of that name among those the model knows; null for the trivial lemma (the empty name) and unknown ones. */
export const lemmaByName = (name: string): LemmaStatement | null => BY_NAME.get(name) ?? null;

const natVariables = (goal: Goal): ReadonlyArray<number> =>
  goal.variables.flatMap(({ sort }, index) => (sort === "Nat" ? [index] : []));

/** A lemma's arguments: what the match left open becomes the goal's Nat variables in turn, or 0 where it has none. */
const complete = (
  goal: Goal,
  lemma: LemmaStatement,
  bound: ReadonlyArray<Expression | undefined>,
): Array<Expression> => {
  const nats = natVariables(goal);
  const free = nats.length === 0 ? [leaf(NUMERAL, 0)] : nats.map((index) => leaf(VARIABLE, index));
  return lemma.variables.map((_, i) => bound[i] ?? free[i % free.length]!);
};

/** Offers the rewrites with an equation, both ways, at the first `most` places that it fits. */
const rewrites = (
  list: EditList,
  places: ReadonlyArray<Place>,
  lemma: LemmaStatement,
  most: number,
  offer: (back: number) => readonly [kind: number, detail: number],
): void => {
  const { seed } = list;
  const [left, right] = lemma.conclusion.children;
  if (lemma.conclusion.operator !== EQUAL || lemma.premises.length > 0) return;
  for (let back = 0; back < 2; back++) {
    const from = back === 0 ? left! : right!;
    const to = back === 0 ? right! : left!;
    let used = 0;
    for (const { path, here } of places) {
      if (used >= most) break;
      if (from.operator !== VARIABLE && from.operator !== here.operator) continue;
      const bound: Array<Expression | undefined> = [];
      if (!matchExpression(from, here, bound)) continue;
      used += 1;
      const by = substitute(to, complete(seed, lemma, bound));
      const [kind, detail] = offer(back);
      list.offer(kind, detail, here.operator, { ...seed, target: replaceAt(seed.target, path, by) });
    }
  }
};

const conclusionOver = (goal: Goal, lemma: LemmaStatement): Expression =>
  substitute(lemma.conclusion, complete(goal, lemma, []));

/** The statement itself and the lemma, side by side: sums of the sides of relations, otherwise a conjunction. */
const combine = (list: EditList, lemma: LemmaStatement): void => {
  const { seed } = list;
  const onlyNat = lemma.variables.every(({ sort }) => sort === "Nat") && natVariables(seed).length > 0;
  if (!onlyNat || lemma.premises.length > 0) return;
  const other = conclusionOver(seed, lemma);
  const { operator, children } = seed.target;
  if (isRelation(operator) && isRelation(other.operator)) {
    const relation = operator === other.operator ? operator : operator === EQUAL ? other.operator : operator;
    const sides = [0, 1].map((i) => node(ADD, [children[i]!, other.children[i]!]));
    list.offer(COMBINE, 0, operator, { ...seed, target: node(relation, sides) });
  }
  list.offer(COMBINE, 1, operator, { ...seed, target: node(AND, [seed.target, other]) });
};

const startFrom = (list: EditList, lemma: LemmaStatement): void => {
  const names = ["a", "b", "c", "d", "m", "n"];
  const variables = lemma.variables.map(({ sort }, i) => ({ name: names[i]!, sort }));
  const hypotheses = lemma.premises.map((proposition, i) => ({ name: `h${i + 1}`, proposition }));
  list.offer(START_FROM_LEMMA, 0, lemma.conclusion.operator, { variables, hypotheses, target: lemma.conclusion });
};

/** Edits with the given lemma, then rewriting with each of the others at its first place. */
export const lemmaEdits = (list: EditList, given: LemmaStatement | null, isFirst: boolean): void => {
  // Introducing a lemma's shape where anything fits is for compound terms only.
  const places = list.places.filter(({ here }) => isTerm(here) && here.children.length > 0 && !isOpen(here));
  if (given !== null) {
    if (isFirst) startFrom(list, given);
    rewrites(list, places, given, 4, (back) => [REWRITE_GIVEN, back]);
    combine(list, given);
  }
  for (const lemma of STATEMENTS) {
    if (lemma === given || lemma.conclusion.operator !== EQUAL) continue;
    const [left, right] = lemma.conclusion.children;
    // Rules that fit everywhere would drown the rest.
    if (left!.operator === VARIABLE || right!.operator === VARIABLE) continue;
    rewrites(list, places, lemma, 1, (back) => [REWRITE_OTHER, lemma.index * 2 + back]);
  }
};
