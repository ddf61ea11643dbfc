/**
 * The lemma table compiled to patterns: hash-consed terms over pattern variables, indexed by the operator at the place
 * that is matched first.
 */
import { type Expression, leaf, node, type Sort } from "./goal.ts";
import { LEMMAS, type LemmaEntry, type LemmaUse } from "./lemmas.ts";
import { ATOM, EQUAL, IMPLIES, META_PROPOSITION, META_TERM, OPERATOR_COUNT, OR, VARIABLE } from "./operators.ts";
import { readSignature, type SignatureArgument } from "./read.ts";
import type { TermTable } from "./terms.ts";

/** A lemma over pattern variables 0 … metaCount − 1 (its variables, in order). */
export interface Lemma {
  readonly index: number;
  readonly name: string;
  readonly metaCount: number;
  /** Binders of the signature in order, then one explicit hypothesis per arrow. */
  readonly binders: readonly SignatureArgument[];
  readonly premises: readonly number[];
  readonly conclusion: number;
  /** Bit set of the pattern variables that occur in the conclusion. */
  readonly determined: number;
  readonly uses: readonly LemmaUse[];
  /** Whether every argument has to be written out (`@lemma …`): an implicit one that the explicit ones do not fix. */
  readonly needsAt: boolean;
  /** Variable names of the signature, for named arguments. */
  readonly names: readonly string[];
}

/** One direction of an equation. */
export interface RewriteRule {
  readonly index: number;
  readonly lemma: Lemma;
  readonly back: boolean;
  readonly pattern: number;
  readonly replacement: number;
  /** The premise a hypothesis must match, or -1. */
  readonly premise: number;
  /** Quick refusal: required child (a closed pattern) or its required operator; -1 where anything goes. */
  readonly leftExact: number;
  readonly leftOperator: number;
  readonly rightExact: number;
  readonly rightOperator: number;
}

export interface LemmaRules {
  readonly lemmas: readonly Lemma[];
  readonly rewrites: readonly RewriteRule[];
  /** Rewrite rules by the operators at the root of a term and at its left child (see `rewritesFor`). */
  readonly rewritesByOperators: readonly (readonly RewriteRule[])[];
  /** Lemmas used backward, by the operator of their conclusion. */
  readonly backwardByOperator: readonly (readonly Lemma[])[];
  /** Lemmas used forward, by the operator of their first premise. */
  readonly forwardByOperator: readonly (readonly Lemma[])[];
  readonly chainRight: readonly Lemma[];
  readonly chainLeft: readonly Lemma[];
  readonly splits: readonly Lemma[];
  readonly byName: ReadonlyMap<string, Lemma>;
}

const toPattern = (expression: Expression, sorts: readonly Sort[]): Expression => {
  if (expression.operator === VARIABLE) return leaf(META_TERM, expression.value);
  if (expression.operator === ATOM) return leaf(META_PROPOSITION, expression.value);
  const children = expression.children.map((child) => toPattern(child, sorts));
  return node(expression.operator, children, expression.value);
};

const metasOf = (expression: Expression): number =>
  expression.operator === META_TERM || expression.operator === META_PROPOSITION
    ? 1 << expression.value
    : expression.children.reduce((set, child) => set | metasOf(child), 0);

const compileLemma = (terms: TermTable, entry: LemmaEntry, index: number): Lemma => {
  const signature = readSignature(entry.signature);
  const sorts = signature.variables.map((variable) => variable.sort);
  const premises = signature.hypotheses.map((hypothesis) => toPattern(hypothesis.proposition, sorts));
  const binders: Array<SignatureArgument> = [...signature.binders];
  let conclusion = toPattern(signature.target, sorts);
  while (conclusion.operator === IMPLIES) {
    binders.push({ kind: "hypothesis", index: premises.length, explicit: true });
    premises.push(conclusion.children[0]!);
    conclusion = conclusion.children[1]!;
  }
  const fixedByPremises = premises.reduce((set, premise) => set | metasOf(premise), 0);
  const free = binders.some(
    (binder) => binder.kind === "variable" && !binder.explicit && (fixedByPremises & (1 << binder.index)) === 0,
  );
  return {
    index,
    name: entry.name,
    metaCount: sorts.length,
    binders,
    premises: premises.map((premise) => terms.intern(premise)),
    conclusion: terms.intern(conclusion),
    determined: metasOf(conclusion),
    uses: entry.uses,
    needsAt: free,
    names: signature.variables.map((variable) => variable.name),
  };
};

const rewriteRule = (terms: TermTable, lemma: Lemma, back: boolean, index: number): RewriteRule => {
  const sides = [terms.left[lemma.conclusion]!, terms.right[lemma.conclusion]!] as const;
  const pattern = sides[back ? 1 : 0];
  const exact = (child: number): number => (terms.hasMeta[child] ? -1 : child);
  const operator = (child: number): number =>
    terms.operator[child] === META_TERM || terms.operator[child] === META_PROPOSITION ? -1 : terms.operator[child]!;
  const left = terms.left[pattern]!;
  const right = terms.right[pattern]!;
  return {
    index,
    lemma,
    back,
    pattern,
    replacement: sides[back ? 0 : 1],
    premise: lemma.premises[0] ?? -1,
    leftExact: exact(left),
    leftOperator: operator(left),
    rightExact: exact(right),
    rightOperator: operator(right),
  };
};

const byOperator = <A>(items: readonly A[], operatorOf: (item: A) => number): Array<Array<A>> => {
  const groups: Array<Array<A>> = Array.from({ length: OPERATOR_COUNT }, () => []);
  for (const item of items) groups[operatorOf(item)]!.push(item);
  return groups;
};

/** Compiles the lemma table into `terms`; the patterns stay there for the life of the table. */
export const compileLemmas = (terms: TermTable): LemmaRules => {
  const lemmas = LEMMAS.map((entry, index) => compileLemma(terms, entry, index));
  const rewrites: Array<RewriteRule> = [];
  for (const lemma of lemmas) {
    if (terms.operator[lemma.conclusion] !== EQUAL) continue;
    if (lemma.uses.includes("rewrite")) rewrites.push(rewriteRule(terms, lemma, false, rewrites.length));
    if (lemma.uses.includes("rewriteBack")) rewrites.push(rewriteRule(terms, lemma, true, rewrites.length));
  }
  const using = (use: LemmaUse): Array<Lemma> => lemmas.filter((lemma) => lemma.uses.includes(use));
  return {
    lemmas,
    rewrites,
    rewritesByOperators: Array.from({ length: OPERATOR_COUNT * OPERATOR_COUNT }, (_, key) =>
      rewrites.filter((rule) => {
        const root = terms.operator[rule.pattern]! === Math.floor(key / OPERATOR_COUNT);
        return root && (rule.leftOperator < 0 || rule.leftOperator === key % OPERATOR_COUNT);
      }),
    ),
    backwardByOperator: byOperator(using("backward"), (lemma) => terms.operator[lemma.conclusion]!),
    forwardByOperator: byOperator(using("forward"), (lemma) => terms.operator[lemma.premises[0]!]!),
    chainRight: using("chainRight"),
    chainLeft: using("chainLeft"),
    splits: using("split").filter((lemma) => terms.operator[lemma.conclusion] === OR),
    byName: new Map(lemmas.map((lemma) => [lemma.name, lemma])),
  };
};

/** The rules whose pattern has the term's operator and admits that of its left child. */
export const rewritesFor = (rules: LemmaRules, terms: TermTable, term: number): readonly RewriteRule[] =>
  rules.rewritesByOperators[terms.operator[term]! * OPERATOR_COUNT + terms.operator[terms.left[term]!]!]!;
