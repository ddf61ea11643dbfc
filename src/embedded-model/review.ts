/**
 * Two of the scores of SGS's rubric (arXiv 2604.20209) as the embedded world has them: how near a conjecture is to its
 * target, and how tangled its conclusion is. Functions of the two statements alone.
 */
import { allPlaces, matchExpression } from "./expressions.ts";
import type { Expression, Goal } from "./goal.ts";
import { LEMMAS, type LemmaEntry } from "./lemmas.ts";
import { nearForm } from "./normal-form.ts";
import { AND, EQUAL, EXISTS, FORALL, IFF, IMPLIES, NOT, NUMERAL, OR } from "./operators.ts";
import { readSignature } from "./read.ts";

/** Numerals above this are one symbol. */
const LARGEST_SYMBOL = 3;

const symbolOf = ({ operator, value }: Expression): string =>
  operator === NUMERAL ? `${operator}:${Math.min(LARGEST_SYMBOL, value)}` : String(operator);

const parts = ({ hypotheses, target }: Goal): ReadonlyArray<Expression> => [
  ...hypotheses.map(({ proposition }) => proposition),
  target,
];

/** Symbols, and symbols with those right beneath them. */
const symbolsIn = (goal: Goal): ReadonlySet<string> =>
  new Set(
    parts(goal)
      .flatMap(allPlaces)
      .flatMap(({ here }) => [
        symbolOf(here),
        ...here.children.map((child, i) => `${symbolOf(here)} ${i} ${symbolOf(child)}`),
      ]),
  );

/** Where a lemma may be used: places that look like its conclusion, or like a side of it that it rewrites. */
const patternsOf = ({ signature, uses }: LemmaEntry): ReadonlyArray<Expression> => {
  let { target } = readSignature(signature);
  while (target.operator === IMPLIES) target = target.children[1]!;
  if (target.operator !== EQUAL) return [target];
  return target.children.filter((_, side) => uses.includes(side === 0 ? "rewrite" : "rewriteBack"));
};

const PATTERNS = LEMMAS.map((lemma) => ({ name: lemma.name, patterns: patternsOf(lemma) }));

/** The lemmas that a place of the statement calls for. */
const lemmasIn = (goal: Goal): ReadonlySet<string> => {
  const places = parts(goal).flatMap(allPlaces);
  const called = PATTERNS.filter(({ patterns }) =>
    patterns.some((pattern) => places.some(({ here }) => matchExpression(pattern, here, []))),
  );
  return new Set(called.map(({ name }) => name));
};

/** What two sets share of what either has, in [0, 1]; 0 where both are empty. */
const sharedPart = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 0 : (a.size + b.size - all) / all;
};

/**
 * 0 to 5: five times the mean of what the two statements share of their symbols and of the lemmas that they call for,
 * rounded; 0 for the target itself under other names, sides or brackets.
 */
export const relevance = (conjecture: Goal, target: Goal): number => {
  if (nearForm(conjecture) === nearForm(target)) return 0;
  const symbols = sharedPart(symbolsIn(conjecture), symbolsIn(target));
  const lemmas = sharedPart(lemmasIn(conjecture), lemmasIn(target));
  return Math.round((5 * (symbols + lemmas)) / 2);
};

/** What is claimed, without premises and outer quantifiers. */
const conclusionOf = (expression: Expression): Expression => {
  if (expression.operator === IMPLIES) return conclusionOf(expression.children[1]!);
  return expression.operator === FORALL ? conclusionOf(expression.children[0]!) : expression;
};

const joined = (expression: Expression, operator: number): ReadonlyArray<Expression> =>
  expression.operator === operator ? expression.children.flatMap((child) => joined(child, operator)) : [expression];

const CONNECTIVES: ReadonlySet<number> = new Set([AND, OR, IMPLIES, IFF, FORALL, EXISTS]);

/** Connectives one inside another; a chain of one `∧` or `∨` counts once, a negation not at all. */
const nesting = (expression: Expression): number => {
  const { children, operator } = expression;
  if (operator === NOT) return nesting(children[0]!);
  if (!CONNECTIVES.has(operator)) return 0;
  const inner = operator === AND || operator === OR ? joined(expression, operator) : children;
  return 1 + Math.max(...inner.map(nesting));
};

/** Whether every alternative has a variable in common with the first. */
const areRelated = ([first, ...others]: ReadonlyArray<Expression>): boolean =>
  others.every(({ variables }) => (variables & first!.variables) !== 0);

/**
 * 0 to 4 after the rubric: 0 a single claim; 1 two or three conjuncts; 2 four conjuncts, two or three alternatives that
 * share a variable, or connectives two deep; 3 more conjuncts, alternatives that share none, or connectives three deep;
 * 4 more than three alternatives, or connectives deeper still.
 */
export const conclusionComplexity = ({ target }: Goal): number => {
  const conclusion = conclusionOf(target);
  const conjuncts = joined(conclusion, AND);
  const alternatives = conjuncts.map((conjunct) => joined(conjunct, OR));
  const most = Math.max(...alternatives.map(({ length }) => length));
  const depth = nesting(conclusion);
  if (most > 3 || depth > 3) return 4;
  if (!alternatives.every(areRelated) || conjuncts.length > 4 || depth === 3) return 3;
  if (most > 1 || conjuncts.length > 3 || depth === 2) return 2;
  return conjuncts.length > 1 ? 1 : 0;
};
