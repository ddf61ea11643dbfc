/**
 * What the lemmas rewrite a term to. It depends on the term alone, and most terms of a goal are those of the goal before,
 * so it is found once a term and kept with it for as long as the term is.
 */
import { lemmaLabel } from "./action-kinds.ts";
import { type RewriteRule, rewritesFor } from "./lemma-rules.ts";
import { instantiatePattern, matches, unbind } from "./match.ts";
import { VARIABLE } from "./operators.ts";
import { termOrder } from "./term-order.ts";
import type { Workspace } from "./workspace.ts";

/** Number of integers a rewrite takes in `TermRewrites.entries`. */
export const REWRITE_SIZE = 7;

// Fields of a rewrite.
/** Lemma and direction: an action's label less its kind. */
export const USE = 0;
/** The term in its place. */
export const REPLACEMENT = 1;
/** The proposition that a hypothesis has to state, or -1. */
export const PREMISE = 2;
/** Start of the lemma instance in `Workspace.bindings`. */
export const INSTANCE = 3;
/** Order of the first two (and of the second and third) terms of the lemma's instance: 0 … 8, 10 or 11 with one term. */
export const ORDER = 4;
/** The surroundings (≥ 0) in which the rewrite was scored last, -1 before the first time; what it was scored by. */
export const SURROUNDINGS = 5;
export const PLACE = 6;

/** The rewrites of all terms of a statement, one after the other: their number, then each. */
export class TermRewrites {
  entries = new Int32Array(1 << 14);
  private count = 0;

  /** Forgets all; the terms that had some are gone or are marked by `TermTable.release`. */
  clear(): void {
    this.count = 0;
  }

  /** Where the rewrites of a closed compound term are: their number, then the first one's fields. */
  of(ws: Workspace, term: number): number {
    const known = ws.terms.rewrites[term]!;
    if (known >= 0) return known;
    const start = this.find(ws, term);
    ws.terms.rewrites[term] = start;
    return start;
  }

  private find(ws: Workspace, term: number): number {
    const start = this.count;
    const rules = rewritesFor(ws.rules, ws.terms, term);
    const most = start + 1 + rules.length * REWRITE_SIZE;
    while (most > this.entries.length) {
      const wider = new Int32Array(this.entries.length * 2);
      wider.set(this.entries);
      this.entries = wider;
    }
    this.count = start + 1;
    for (let i = 0; i < rules.length; i++) this.add(ws, rules[i]!, term);
    this.entries[start] = (this.count - start - 1) / REWRITE_SIZE;
    return start;
  }

  private add(ws: Workspace, rule: RewriteRule, term: number): void {
    const { metaCount } = rule.lemma;
    if (refuses(ws, rule, term)) return;
    unbind(ws, metaCount);
    if (!matches(ws, rule.pattern, term)) return;
    const replacement = instantiatePattern(ws, rule.replacement);
    if (replacement === term) return;
    const { count, entries } = this;
    entries[count + USE] = lemmaLabel(0, rule.lemma.index, rule.back);
    entries[count + REPLACEMENT] = replacement;
    entries[count + PREMISE] = rule.premise < 0 ? -1 : instantiatePattern(ws, rule.premise);
    entries[count + INSTANCE] = ws.saveBindings(metaCount);
    entries[count + ORDER] = instanceOrder(ws, metaCount);
    entries[count + SURROUNDINGS] = -1;
    this.count = count + REWRITE_SIZE;
  }
}

const refuses = ({ terms }: Workspace, rule: RewriteRule, term: number): boolean => {
  if (rule.leftExact >= 0 && rule.leftExact !== terms.left[term]) return true;
  const right = terms.right[term]!;
  if (rule.rightExact >= 0) return rule.rightExact !== right;
  return rule.rightOperator >= 0 && rule.rightOperator !== terms.operator[right];
};

const instanceOrder = ({ bound, terms }: Workspace, metaCount: number): number => {
  if (metaCount < 2) return terms.operator[bound[0]!] === VARIABLE ? 10 : 11;
  const first = termOrder(terms, bound[0]!, bound[1]!) + 1;
  return metaCount < 3 ? first : first * 3 + termOrder(terms, bound[1]!, bound[2]!) + 1;
};
