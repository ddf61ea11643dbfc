/**
 * Arithmetic and comparisons as Lean's `binop%` and `binrel%` elaborate them: the leaves of a whole tree of operators
 * first, without an expected type; then all at the largest of their types, natural numbers cast to integers at the leaves.
 * While the type of every leaf is open the operators and numerals are, too (postponed.ts): when nothing else decides, a
 * negation makes them integers, a numeral makes them natural numbers, and without either that is Lean's stuck instance
 * problem. At any other type than those of the fragment an operator is unsupported, never wrong. Source: Lean 4,
 * `Elab/Extra.lean`.
 */
import { application, levelOne, levelZero, pi, sort, type Term, TermKind } from "../kernel/index.ts";
import type { Term as TermSyntax } from "../syntax/index.ts";
import { coerce } from "./coercions.ts";
import { unsupported } from "./failure.ts";
import { inferType } from "./infer-type.ts";
import { mentionsIntegers } from "./names.ts";
import { isOpen, numberType, numeralAt } from "./number-types.ts";
import { boundedValue, castTerm, integerType, isBounded, naturalType, operatorAt } from "./operator-functions.ts";
import { outsideNumbers, postponeNumeral, postponeOperator } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborate, elaborateTo, typeMismatch } from "./term.ts";
import { unify } from "./unify.ts";

/** A tree of operators with its leaves elaborated. */
export type Tree =
  | { readonly kind: "numeral"; readonly value: bigint; readonly start: number }
  | { readonly kind: "leaf"; readonly term: Term; readonly type: Term; readonly start: number }
  /** `↑a`: as open as a hole. */
  | { readonly kind: "coercion"; readonly operand: TermSyntax; readonly start: number }
  | { readonly kind: "negation"; readonly operand: Tree; readonly start: number }
  | { readonly kind: "power"; readonly left: Tree; readonly exponent: Term; readonly start: number }
  | {
      readonly kind: "operation";
      readonly symbol: string;
      readonly left: Tree;
      readonly right: Tree;
      readonly start: number;
    };

const comparisons: ReadonlySet<string> = new Set(["≤", "<", "≥", ">", "∣"]);
const operations: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%"]);

/** Forms that say little without an expected type. */
const guided: ReadonlySet<string> = new Set(
  "hole syntheticHole by anonymousConstructor dotIdentifier fun match sorry".split(" "),
);

/** `hint`: the type expected of a leaf that says little without one. */
export function treeOf(session: Session, syntax: TermSyntax, hint: Term | null = null): Tree {
  const { start } = syntax;
  switch (syntax.kind) {
    case "numeral":
      return { kind: "numeral", value: syntax.value, start };
    case "coercion":
      return { kind: "coercion", operand: syntax.operand, start };
    case "negate":
      return { kind: "negation", operand: treeOf(session, syntax.operand), start };
    case "binary": {
      const { operator: symbol, left, right } = syntax;
      if (operations.has(symbol))
        return { kind: "operation", symbol, left: treeOf(session, left), right: treeOf(session, right), start };
      if (symbol === "^") {
        const base = treeOf(session, left);
        return { kind: "power", left: base, exponent: elaborateExponent(session, right), start };
      }
    }
  }
  const term = elaborate(session, syntax, guided.has(syntax.kind) ? hint : null);
  return { kind: "leaf", term, type: inferType(session, term), start };
}

function elaborateExponent(session: Session, syntax: TermSyntax): Term {
  const exponent = elaborateTree(session, treeOf(session, syntax), null);
  const type = inferType(session, exponent);
  if (type !== naturalType && !unify(session, type, naturalType)) outsideNumbers(session, syntax.start, "^", type);
  return exponent;
}

/** What is known of the leaves of trees. */
interface Survey {
  /** The largest type of numbers among them. */
  type: Term | null;
  /** A leaf of another type. */
  other: (Tree & { readonly kind: "leaf" }) | null;
  /** The type of a leaf that is still to be found. */
  open: Term | null;
  hasHole: boolean;
  hasNegation: boolean;
  hasCoercion: boolean;
}

function survey(session: Session, trees: readonly Tree[], expected: Term | null): Survey {
  const result: Survey = {
    type: expected === null ? null : numberType(session, expected),
    other: null,
    open: null,
    hasHole: false,
    hasNegation: false,
    hasCoercion: false,
  };
  for (const tree of trees) surveyTree(session, tree, result);
  return result;
}

function surveyTree(session: Session, tree: Tree, result: Survey): void {
  switch (tree.kind) {
    case "numeral":
      return;
    case "coercion":
      result.hasCoercion = true;
      return;
    case "negation":
      result.hasNegation = true;
      surveyTree(session, tree.operand, result);
      return;
    case "power":
      surveyTree(session, tree.left, result);
      return;
    case "operation":
      surveyTree(session, tree.left, result);
      surveyTree(session, tree.right, result);
      return;
    case "leaf": {
      const type = numberType(session, tree.type);
      const common = type === null ? null : largerType(session, result.type ?? type, type);
      if (type !== null && common === null) result.other ??= tree;
      else if (common !== null) result.type = common;
      else if (!isOpen(session, tree.type)) result.other ??= tree;
      else {
        result.open ??= tree.type;
        result.hasHole ||= session.metavariables.instantiateHead(tree.term).kind === TermKind.metavariable;
      }
    }
  }
}

/** The one of two types of numbers that both can be cast to; null when the fragment knows none. */
function largerType(session: Session, one: Term, other: Term): Term | null {
  if (one === other) return one;
  const [left, right] = [one, other].map(isBounded);
  if (left && right) return unify(session, one, other) ? one : null;
  if (left || right) return one === naturalType || other === naturalType ? naturalType : null;
  return integerType;
}

/** The type that all leaves of the trees get: Nat, Int, `Fin n`, or one that is open. */
function commonType(session: Session, trees: readonly Tree[], symbol: string, expected: Term | null): Term {
  const found = survey(session, trees, expected);
  if (found.other !== null) outsideNumbers(session, found.other.start, symbol, found.other.type);
  if (found.type !== null) return found.type;
  if (found.hasCoercion) unsupported(trees[0]!.start, "coercion `↑` to a type that is not known");
  if (expected !== null && isOpen(session, expected)) return expected;
  // What `_` stands for is found later still.
  if (found.hasHole && !mentionsIntegers(session)) return naturalType;
  return found.open ?? (found.hasNegation ? integerType : naturalType);
}

/** A tree that stands alone. */
export function elaborateTree(session: Session, tree: Tree, expected: Term | null): Term {
  if (tree.kind === "leaf") return tree.term;
  return build(session, tree, commonType(session, [tree], symbolOf(tree), expected));
}

function symbolOf(tree: Tree): string {
  return tree.kind === "operation" ? tree.symbol : tree.kind === "power" ? "^" : "-";
}

/** The tree with all its leaves at `type`. */
function build(session: Session, tree: Tree, type: Term): Term {
  switch (tree.kind) {
    case "numeral":
      return elaborateNumeral(session, tree.value, type, tree.start);
    case "leaf":
      return conform(session, tree, type);
    case "coercion": {
      const operand = elaborate(session, tree.operand, null);
      const found = inferType(session, operand);
      if (type === integerType && numberType(session, found) === naturalType) return castTerm(operand);
      const bounded = type === naturalType ? numberType(session, found) : null;
      if (bounded !== null && isBounded(bounded)) return boundedValue(operand, bounded);
      return unsupported(tree.start, "coercion `↑`");
    }
    case "negation":
      if (type === naturalType || isBounded(type)) return unsupported(tree.start, "negation `-`");
      return application(operator(session, "-x", type, tree.start), build(session, tree.operand, type));
    case "power": {
      const power = operator(session, "^", type, tree.start);
      return application(application(power, build(session, tree.left, type)), tree.exponent);
    }
    default: {
      const left = build(session, tree.left, type);
      const right = build(session, tree.right, type);
      return application(application(operator(session, tree.symbol, type, tree.start), left), right);
    }
  }
}

function conform(session: Session, { term, type: found, start }: Tree & { kind: "leaf" }, type: Term): Term {
  if (found === type || unify(session, found, type)) return term;
  if (isOpen(session, found)) outsideNumbers(session, start, "=", found);
  return coerce(session, start, term, found, type) ?? typeMismatch(session, start, term, found, type);
}

/** The operator `symbol` at `type`, put off while that is open. */
function operator(session: Session, symbol: string, type: Term, offset: number): Term {
  const known = operatorAt(symbol, type);
  if (known !== null) return known;
  if (!isOpen(session, type)) return outsideNumbers(session, offset, symbol, type);
  const result = comparisons.has(symbol) ? sort(levelZero) : type;
  if (symbol === "-x") return postponeOperator(session, symbol, pi("", type, type), offset);
  return postponeOperator(session, symbol, pi("", type, pi("", symbol === "^" ? naturalType : type, result)), offset);
}

/** `left symbol right`, both sides at one type. */
export function elaborateComparison(session: Session, symbol: string, left: TermSyntax, right: TermSyntax): Term {
  return compare(session, symbol, [treeOf(session, left), treeOf(session, right)]);
}

function compare(session: Session, symbol: string, trees: readonly [Tree, Tree]): Term {
  const type = commonType(session, trees, symbol, null);
  const relation = operator(session, symbol, type, trees[0].start);
  return application(application(relation, build(session, trees[0], type)), build(session, trees[1], type));
}

/** `left ∣ right`, an application as others are: the left side decides the type, unless that is open. */
export function elaborateDivides(session: Session, left: TermSyntax, right: TermSyntax): Term {
  const tree = treeOf(session, left);
  const { type, other, open } = survey(session, [tree], null);
  if (type === null || open !== null || other !== null) return compare(session, "∣", [tree, treeOf(session, right)]);
  const first = build(session, tree, type);
  return application(application(operatorAt("∣", type)!, first), elaborateTo(session, right, type));
}

/**
 * The sides of `left = right`, at the type that comes with them. Where the left side is no number the right one is
 * elaborated with its type.
 */
export function elaborateSides(
  session: Session,
  left: TermSyntax,
  right: TermSyntax,
): { readonly sides: readonly [Term, Term]; readonly type: Term } {
  const first = treeOf(session, left);
  if (first.kind === "leaf") {
    const type = numberType(session, first.type);
    if (type === null) return { sides: [first.term, elaborateTo(session, right, first.type)], type: first.type };
  }
  const known = survey(session, [first], null);
  const second = treeOf(session, right, known.type);
  const { other } = survey(session, [second], null);
  if (other !== null && second.kind === "leaf") {
    const term = elaborateTree(session, first, null);
    const found = inferType(session, term);
    return { sides: [term, conform(session, second, found)], type: found };
  }
  const type = commonType(session, [first, second], "=", null);
  return { sides: [build(session, first, type), build(session, second, type)], type };
}

/** A numeral of type `expected`, put off while that is open. */
export function elaborateNumeral(session: Session, value: bigint, expected: Term | null, offset: number): Term {
  const type = expected ?? session.fresh(sort(levelOne));
  const known = numberType(session, type);
  if (known !== null) return numeralAt(session, value, known, offset);
  return isOpen(session, type)
    ? postponeNumeral(session, value, type, offset)
    : numeralAt(session, value, naturalType, offset);
}

/** `↑a` by itself. */
export function elaborateCoercion(session: Session, operand: TermSyntax, start: number, expected: Term | null): Term {
  if (expected === null || isOpen(session, expected))
    return unsupported(start, "coercion `↑` to a type that is not known");
  const term = elaborate(session, operand, null);
  const found = inferType(session, term);
  if (isOpen(session, found)) return unsupported(start, "coercion `↑` of a type that is not known");
  return coerce(session, start, term, found, expected) ?? unsupported(start, "coercion `↑`");
}
