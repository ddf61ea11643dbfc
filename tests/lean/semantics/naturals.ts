/** Quantifier-free statements about natural numbers with their meaning on given values, and ways to make true ones. */
import type { RandomStream } from "../../../src/domain/random.ts";

export type NaturalTerm =
  | { readonly kind: "variable"; readonly index: number }
  | { readonly kind: "literal"; readonly value: number }
  | { readonly kind: Operation; readonly left: NaturalTerm; readonly right: NaturalTerm };

export type Operation = "add" | "mul" | "sub" | "div" | "mod" | "min" | "max";

export type Proposition =
  | { readonly kind: Relation; readonly left: NaturalTerm; readonly right: NaturalTerm }
  | { readonly kind: "not"; readonly operand: Proposition }
  | { readonly kind: "and" | "or"; readonly first: Proposition; readonly second: Proposition };

export type Relation = "eq" | "ne" | "le" | "lt" | "dvd";

export interface NaturalStatement {
  readonly hypotheses: readonly Proposition[];
  readonly goal: Proposition;
}

export const variableNames = ["a", "b", "c"];
const operationSymbols = { add: "+", mul: "*", sub: "-", div: "/", mod: "%" } as const;
const relationSymbols = { eq: "=", ne: "≠", le: "≤", lt: "<", dvd: "∣" } as const;
const operations: readonly Operation[] = ["add", "add", "add", "mul", "mul", "sub", "div", "mod", "min", "max"];
const relations: readonly Relation[] = ["eq", "eq", "le", "le", "lt", "ne", "dvd"];

export const variable = (index: number): NaturalTerm => ({ kind: "variable", index });
export const literal = (value: number): NaturalTerm => ({ kind: "literal", value });
export const operation = (kind: Operation, left: NaturalTerm, right: NaturalTerm): NaturalTerm => ({
  kind,
  left,
  right,
});

export function randomLeaf(stream: RandomStream): NaturalTerm {
  return stream.nextInt(4) === 0 ? literal(stream.nextInt(4)) : variable(stream.nextInt(variableNames.length));
}

export function randomTerm(stream: RandomStream, depth: number): NaturalTerm {
  if (depth === 0 || stream.nextInt(4) === 0) return randomLeaf(stream);
  const kind = operations[stream.nextInt(operations.length)]!;
  const isDivision = kind === "div" || kind === "mod";
  const right = isDivision && stream.nextInt(4) > 0 ? literal(1 + stream.nextInt(4)) : randomTerm(stream, depth - 1);
  return operation(kind, randomTerm(stream, depth - 1), right);
}

export function randomProposition(stream: RandomStream, depth: number): Proposition {
  if (depth > 0 && stream.nextInt(4) === 0) {
    const first = randomProposition(stream, depth - 1);
    const choice = stream.nextInt(3);
    if (choice === 0) return { kind: "not", operand: first };
    return { kind: choice === 1 ? "and" : "or", first, second: randomProposition(stream, depth - 1) };
  }
  const kind = relations[stream.nextInt(relations.length)]!;
  return { kind, left: randomTerm(stream, 2), right: randomTerm(stream, 2) };
}

/** The term with one random place changed. */
export function mutatedTerm(stream: RandomStream, term: NaturalTerm): NaturalTerm {
  if (term.kind === "variable" || term.kind === "literal") return randomLeaf(stream);
  switch (stream.nextInt(4)) {
    case 0:
      return operation(operations[stream.nextInt(operations.length)]!, term.left, term.right);
    case 1:
      return operation(term.kind, term.right, term.left);
    case 2:
      return operation(term.kind, mutatedTerm(stream, term.left), term.right);
    default:
      return operation(term.kind, term.left, mutatedTerm(stream, term.right));
  }
}

export function mutatedProposition(stream: RandomStream, proposition: Proposition): Proposition {
  switch (proposition.kind) {
    case "not":
      return stream.nextInt(2) === 0
        ? proposition.operand
        : { kind: "not", operand: mutatedProposition(stream, proposition.operand) };
    case "and":
    case "or": {
      const { first, second } = proposition;
      if (stream.nextInt(3) === 0) return { kind: proposition.kind === "and" ? "or" : "and", first, second };
      return stream.nextInt(2) === 0
        ? { kind: proposition.kind, first: mutatedProposition(stream, first), second }
        : { kind: proposition.kind, first, second: mutatedProposition(stream, second) };
    }
    default: {
      const { kind, left, right } = proposition;
      switch (stream.nextInt(4)) {
        case 0:
          return { kind: relations[stream.nextInt(relations.length)]!, left, right };
        case 1:
          return { kind, left: right, right: left };
        case 2:
          return { kind, left: mutatedTerm(stream, left), right };
        default:
          return { kind, left, right: mutatedTerm(stream, right) };
      }
    }
  }
}

/** Lean text, every compound operand in parentheses. */
export function showTerm(term: NaturalTerm): string {
  switch (term.kind) {
    case "variable":
      return variableNames[term.index]!;
    case "literal":
      return String(term.value);
    case "min":
    case "max":
      return `${term.kind} ${operandText(term.left)} ${operandText(term.right)}`;
    default:
      return `${operandText(term.left)} ${operationSymbols[term.kind]} ${operandText(term.right)}`;
  }
}

export function operandText(term: NaturalTerm): string {
  const text = showTerm(term);
  return term.kind === "variable" || term.kind === "literal" ? text : `(${text})`;
}

export function showProposition(proposition: Proposition): string {
  switch (proposition.kind) {
    case "not":
      return `¬(${showProposition(proposition.operand)})`;
    case "and":
      return `(${showProposition(proposition.first)}) ∧ (${showProposition(proposition.second)})`;
    case "or":
      return `(${showProposition(proposition.first)}) ∨ (${showProposition(proposition.second)})`;
    default:
      return `${showTerm(proposition.left)} ${relationSymbols[proposition.kind]} ${showTerm(proposition.right)}`;
  }
}

/** Hypotheses are called `h1`, `h2`, …. */
export function showStatement({ hypotheses, goal }: NaturalStatement): string {
  const binders = hypotheses.map((hypothesis, i) => ` (h${i + 1} : ${showProposition(hypothesis)})`).join("");
  return `theorem t (${variableNames.join(" ")} : Nat)${binders} : ${showProposition(goal)} := by`;
}

function evaluate(term: NaturalTerm, values: readonly number[]): number {
  if (term.kind === "variable") return values[term.index]!;
  if (term.kind === "literal") return term.value;
  const left = evaluate(term.left, values);
  const right = evaluate(term.right, values);
  switch (term.kind) {
    case "add":
      return left + right;
    case "mul":
      return left * right;
    case "sub":
      return Math.max(0, left - right);
    case "div":
      return right === 0 ? 0 : Math.floor(left / right);
    case "mod":
      return right === 0 ? left : left % right;
    case "min":
      return Math.min(left, right);
    case "max":
      return Math.max(left, right);
  }
}

function holdsAt(proposition: Proposition, values: readonly number[]): boolean {
  switch (proposition.kind) {
    case "not":
      return !holdsAt(proposition.operand, values);
    case "and":
      return holdsAt(proposition.first, values) && holdsAt(proposition.second, values);
    case "or":
      return holdsAt(proposition.first, values) || holdsAt(proposition.second, values);
    default: {
      const left = evaluate(proposition.left, values);
      const right = evaluate(proposition.right, values);
      switch (proposition.kind) {
        case "eq":
          return left === right;
        case "ne":
          return left !== right;
        case "le":
          return left <= right;
        case "lt":
          return left < right;
        case "dvd":
          return left === 0 ? right === 0 : right % left === 0;
      }
    }
  }
}

/** All values up to 4, and some larger ones. */
const samples: readonly (readonly number[])[] = [
  ...Array.from({ length: 125 }, (_, i) => [i % 5, Math.floor(i / 5) % 5, Math.floor(i / 25)]),
  [7, 3, 11],
  [12, 5, 8],
  [6, 9, 13],
  [100, 99, 1],
  [17, 17, 34],
];

/** Does the statement hold for all sample values? */
export function holdsOnSamples({ hypotheses, goal }: NaturalStatement): boolean {
  return samples.every(
    (values) => !hypotheses.every((hypothesis) => holdsAt(hypothesis, values)) || holdsAt(goal, values),
  );
}
