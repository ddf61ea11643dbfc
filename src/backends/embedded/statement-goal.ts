/**
 * From a statement's text to the goal that the embedded model works on: parsed by the Lean fragment's parser, then read
 * into the model's smaller language (Nat terms, propositional atoms, predicates on Nat). What is outside that language
 * is told by name; it may well be inside the verifier's.
 */

import {
  type Expression,
  type Goal,
  type Hypothesis,
  LARGEST_NUMERAL,
  leaf,
  MOST_HYPOTHESES,
  MOST_VARIABLES,
  node,
  operators,
  type Sort,
  type Variable,
} from "../../embedded-model/index.ts";
import { type Binder, parseStatement, type Term } from "../../lean/syntax/index.ts";

export type StatementGoal =
  | { readonly _tag: "Goal"; readonly name: string; readonly goal: Goal }
  /** `construct` is what the model has no word for, `offset` (UTF-16) where it stands in the text. */
  | { readonly _tag: "Outside"; readonly construct: string; readonly offset: number };

/**
 * Characters of the longest statement that the model reads. All that works on a goal recurses over its terms, which are
 * half as deep as the text is long at most.
 */
const LONGEST_STATEMENT = 2_000;

type Outside = Extract<StatementGoal, { _tag: "Outside" }>;
type Read<A> = A | Outside;

const outside = (construct: string, at: { readonly start: number }): Outside => ({
  _tag: "Outside",
  construct,
  offset: at.start,
});

const isOutside = (value: object): value is Outside => "_tag" in value && value._tag === "Outside";

const BINARY: Readonly<Record<string, { readonly operator: number; readonly over: "terms" | "propositions" }>> = {
  "+": { operator: operators.ADD, over: "terms" },
  "*": { operator: operators.MULTIPLY, over: "terms" },
  "-": { operator: operators.SUBTRACT, over: "terms" },
  "^": { operator: operators.POWER, over: "terms" },
  "=": { operator: operators.EQUAL, over: "terms" },
  "≠": { operator: operators.EQUAL, over: "terms" },
  "≤": { operator: operators.LESS_EQUAL, over: "terms" },
  "<": { operator: operators.LESS, over: "terms" },
  "≥": { operator: operators.LESS_EQUAL, over: "terms" },
  ">": { operator: operators.LESS, over: "terms" },
  "∧": { operator: operators.AND, over: "propositions" },
  "∨": { operator: operators.OR, over: "propositions" },
  "↔": { operator: operators.IFF, over: "propositions" },
};

/** Names in scope while a header is read. */
class Scope {
  readonly variables: Array<Variable> = [];
  readonly hypotheses: Array<Hypothesis> = [];
  readonly bound: Array<string> = [];
}

const isTerm = (expression: Expression): boolean => operators.IS_TERM[expression.operator] === 1;

const quantified = (
  scope: Scope,
  operator: number,
  binders: readonly Binder[],
  body: Term,
  index = 0,
  name = 0,
): Read<Expression> => {
  const binder = binders[index];
  if (binder === undefined) return proposition(scope, body);
  const variable = binder.names[name];
  if (variable === undefined) return quantified(scope, operator, binders, body, index + 1);
  if (binder.type !== null && sortOf(binder.type) !== "Nat")
    return boundHypothesis(scope, operator, binders, body, index);
  if (variable.kind !== "identifier") return outside("an unnamed bound variable", variable);
  scope.bound.push(variable.name);
  const inner = quantified(scope, operator, binders, body, index, name + 1);
  scope.bound.pop();
  return isOutside(inner) ? inner : node(operator, [inner]);
};

/** `∀ h : p, q` is `p → q`; anything else that binds no Nat is outside. */
const boundHypothesis = (
  scope: Scope,
  operator: number,
  binders: readonly Binder[],
  body: Term,
  index: number,
): Read<Expression> => {
  const binder = binders[index]!;
  if (
    operator !== operators.FORALL ||
    binder.names.length !== 1 ||
    binder.type === null ||
    sortOf(binder.type) !== null
  ) {
    return outside("a quantifier over something other than Nat", binder);
  }
  const premise = proposition(scope, binder.type);
  if (isOutside(premise)) return premise;
  const rest = quantified(scope, operator, binders, body, index + 1);
  return isOutside(rest) ? rest : node(operators.IMPLIES, [premise, rest]);
};

const identifier = (scope: Scope, name: string, at: Term): Read<Expression> => {
  const depth = scope.bound.lastIndexOf(name);
  if (depth >= 0) return leaf(operators.BOUND, scope.bound.length - 1 - depth);
  if (name === "True") return leaf(operators.TRUE);
  if (name === "False") return leaf(operators.FALSE);
  const index = scope.variables.findIndex((variable) => variable.name === name);
  const sort = scope.variables[index]?.sort;
  if (sort === "Nat") return leaf(operators.VARIABLE, index);
  if (sort === "Prop") return leaf(operators.ATOM, index);
  return outside(`the name ${name}`, at);
};

const binary = (scope: Scope, term: Extract<Term, { kind: "binary" }>): Read<Expression> => {
  const known = BINARY[term.operator];
  if (known === undefined) return outside(`the operator ${term.operator}`, term);
  const left = expression(scope, term.left);
  if (isOutside(left)) return left;
  const right = expression(scope, term.right);
  if (isOutside(right)) return right;
  const wanted = known.over === "terms";
  if (isTerm(left) !== wanted || isTerm(right) !== wanted)
    return outside(`${term.operator} between propositions`, term);
  const flipped = term.operator === "≥" || term.operator === ">";
  const result = node(known.operator, flipped ? [right, left] : [left, right]);
  return term.operator === "≠" ? node(operators.NOT, [result]) : result;
};

const application = (scope: Scope, term: Extract<Term, { kind: "application" }>): Read<Expression> => {
  const argument = term.arguments[0]!;
  const name = term.fn.kind === "identifier" ? term.fn.name : null;
  const index = scope.variables.findIndex((variable) => variable.name === name && variable.sort === "Predicate");
  if (index < 0 || term.arguments.length !== 1 || argument.kind === "namedArgument" || term.ellipsis) {
    return outside(name === null ? "an application" : `an application of ${name}`, term);
  }
  const value = expression(scope, argument);
  if (isOutside(value)) return value;
  return isTerm(value) ? node(operators.PREDICATE, [value], index) : outside("a predicate of a proposition", term);
};

const expression = (scope: Scope, term: Term): Read<Expression> => {
  switch (term.kind) {
    case "identifier":
      return identifier(scope, term.name, term);
    case "numeral":
      if (term.value > BigInt(LARGEST_NUMERAL)) return outside(`a numeral above ${LARGEST_NUMERAL}`, term);
      return leaf(operators.NUMERAL, Number(term.value));
    case "binary":
      return binary(scope, term);
    case "not": {
      const inner = proposition(scope, term.operand);
      return isOutside(inner) ? inner : node(operators.NOT, [inner]);
    }
    case "arrow": {
      const left = proposition(scope, term.domain);
      if (isOutside(left)) return left;
      const right = proposition(scope, term.codomain);
      return isOutside(right) ? right : node(operators.IMPLIES, [left, right]);
    }
    case "forall":
      return quantified(scope, operators.FORALL, term.binders, term.body);
    case "exists":
      return quantified(scope, operators.EXISTS, term.binders, term.body);
    case "application":
      return application(scope, term);
    case "ascription":
      if (sortOf(term.type) === "Nat") return expression(scope, term.term);
      return outside("a type ascription", term);
    case "unsupported":
      return outside(term.construct, term);
    default:
      return outside(term.kind, term);
  }
};

const proposition = (scope: Scope, term: Term): Read<Expression> => {
  const result = expression(scope, term);
  return isOutside(result) || !isTerm(result) ? result : outside("a number where a proposition stands", term);
};

/** The sort that a type is, if variables of it are in the model's language. */
export const sortOf = (type: Term): Sort | null => {
  if (type.kind === "identifier" && type.name === "Nat") return "Nat";
  if (type.kind === "sort" && type.sort === "Prop") return "Prop";
  if (type.kind !== "arrow") return null;
  return sortOf(type.domain) === "Nat" && sortOf(type.codomain) === "Prop" ? "Predicate" : null;
};

const readBinder = (scope: Scope, binder: Binder): Outside | null => {
  if (binder.type === null) return outside("a binder without a type", binder);
  if (binder.initial !== null || binder.style === "instance") return outside("an instance or default binder", binder);
  const sort = sortOf(binder.type);
  for (const name of binder.names) {
    if (name.kind !== "identifier" || name.name.includes(".")) return outside("an unnamed binder", name);
    const taken = (item: { readonly name: string }): boolean => item.name === name.name;
    if (scope.variables.some(taken) || scope.hypotheses.some(taken)) return outside("a repeated name", name);
    if (sort !== null) {
      scope.variables.push({ name: name.name, sort });
      continue;
    }
    const stated = proposition(scope, binder.type);
    if (isOutside(stated)) return stated;
    scope.hypotheses.push({ name: name.name, proposition: stated });
  }
  return null;
};

/** The goal of a statement `theorem NAME BINDERS : GOAL := by`, or what in it is outside the model's language. */
export const statementGoal = (text: string): StatementGoal => {
  if (text.length > LONGEST_STATEMENT)
    return { _tag: "Outside", construct: `more than ${LONGEST_STATEMENT} characters`, offset: LONGEST_STATEMENT };
  const parsed = parseStatement(text);
  const unsupported = parsed.unsupported[0];
  if (unsupported !== undefined) return outside(unsupported.construct, unsupported);
  if (parsed.node === null)
    return { _tag: "Outside", construct: "text that is not Lean", offset: parsed.error?.start ?? 0 };
  const { signature, proofForm } = parsed.node;
  if (proofForm !== "tactics") return outside("a statement that does not end in `:= by`", parsed.node);
  const scope = new Scope();
  for (const binder of signature.binders) {
    const problem = readBinder(scope, binder);
    if (problem !== null) return problem;
  }
  const target = proposition(scope, signature.type);
  if (isOutside(target)) return target;
  const { variables, hypotheses } = scope;
  if (variables.length > MOST_VARIABLES) return outside(`more than ${MOST_VARIABLES} variables`, signature);
  if (hypotheses.length > MOST_HYPOTHESES) return outside(`more than ${MOST_HYPOTHESES} hypotheses`, signature);
  return { _tag: "Goal", name: signature.name?.name ?? "", goal: { variables, hypotheses, target } };
};
