/**
 * Structural operations on terms: lifting, instantiation of bound variables, abstraction of free variables, substitution
 * of universe parameters.
 *
 * All skip subterms that cannot change, by the ranges and flags cached on the nodes. Terms are shared graphs: after
 * `CACHE_AFTER` nodes an operation remembers its results, so that its cost is that of the graph and not of the tree.
 * None is re-entrant. Recursion is bounded by the depth of the term, for which the budget must have room.
 */
import { budget } from "./budget.ts";
import { type Level, substituteLevel } from "./level.ts";
// biome-ignore format: imports of one file together
import {
  application, applications, boundVariable, constant, freeVariableInfo, HAS_FREE_VARIABLE, HAS_LEVEL_PARAMETER,
  HAS_METAVARIABLE, lambda, letIn, pi, sort, type Term, TermKind, withChildren,
} from "./term.ts";

/** Nodes visited by one operation before it starts to remember results: below, a map costs more than it saves. */
const CACHE_AFTER = 128;

/** A structural operation in progress: its inputs, and its results by node and offset. */
class Operation {
  visits = 0;
  results = new Map<number, Term>();
  /** Lift: how far. */
  by = 0;
  /** Abstract: what is taken out, outermost binder first. */
  terms: readonly Term[] = [];
  /** Level substitution. */
  names: readonly string[] = [];
  levels: readonly Level[] = [];
  /** Flags without which a term is left alone, or 0 when loose bound variables decide. */
  readonly flags: number;
  /** What becomes of a variable, sort or constant under `offset` binders. */
  readonly leaf: (operation: Operation, term: Term, offset: number) => Term;

  constructor(flags: number, leaf: (operation: Operation, term: Term, offset: number) => Term) {
    this.flags = flags;
    this.leaf = leaf;
  }

  run(term: Term, offset: number): Term {
    budget.reserve(term.depth);
    this.visits = 0;
    // A new map: one that is cleared keeps its old table, and the terms in it, alive for the collector.
    if (this.results.size > 0) this.results = new Map();
    const result = this.rewrite(term, offset);
    budget.spend(this.visits);
    return result;
  }

  private rewrite(term: Term, offset: number): Term {
    if (this.flags === 0 ? term.looseRange <= offset : (term.flags & this.flags) === 0) return term;
    if (term.kind <= TermKind.constant) return this.leaf(this, term, offset);
    if (++this.visits > CACHE_AFTER) return this.rewriteOnce(term, offset);
    return this.rewriteChildren(term, offset);
  }

  private rewriteOnce(term: Term, offset: number): Term {
    const key = term.serial * 4096 + offset;
    let result = this.results.get(key);
    if (result === undefined) {
      result = this.rewriteChildren(term, offset);
      this.results.set(key, result);
    }
    return result;
  }

  private rewriteChildren(term: Term, offset: number): Term {
    if (term.kind === TermKind.application) {
      const fn = this.rewrite(term.first, offset);
      const arg = this.rewrite(term.second, offset);
      return fn === term.first && arg === term.second ? term : application(fn, arg);
    }
    const isBinder = term.kind !== TermKind.projection;
    const first = this.rewrite(term.first, offset);
    const second = term.second === term ? term : this.rewrite(term.second, isBinder ? offset + 1 : offset);
    const third = term.third === term ? term : this.rewrite(term.third, offset);
    return withChildren(term, first, second, third);
  }
}

const lifting = new Operation(0, ({ by }, term) => boundVariable(term.index + by));

/** Adds `by` to every bound variable that is loose at `cutoff` (index ≥ cutoff). */
export function lift(term: Term, cutoff: number, by: number): Term {
  if (by === 0 || term.looseRange <= cutoff) return term;
  lifting.by = by;
  return lifting.run(term, cutoff);
}

/** Does bound variable `index` occur loose in `term`? */
export function mentionsBoundVariable(term: Term, index: number): boolean {
  return term.looseRange > index && lift(term, index, 1) !== lift(term, index + 1, 1);
}

/** The instantiation in progress, which puts in `values[start … end-1]`: most terms are made by one. */
const instantiating = { values: [] as readonly Term[], start: 0, end: 0, visits: 0 };
let instantiated = new Map<number, Term>();

/** `term`, which has a loose bound variable beyond `offset`. */
function instantiateUnder(term: Term, offset: number): Term {
  if (term.kind === TermKind.boundVariable) {
    const position = instantiating.end - 1 - (term.index - offset);
    if (position < instantiating.start) return boundVariable(term.index - (instantiating.end - instantiating.start));
    const value = instantiating.values[position]!;
    return value.looseRange === 0 ? value : lift(value, 0, offset);
  }
  if (++instantiating.visits > CACHE_AFTER) return instantiateOnce(term, offset);
  return instantiateChildren(term, offset);
}

function instantiateOnce(term: Term, offset: number): Term {
  const key = term.serial * 4096 + offset;
  let result = instantiated.get(key);
  if (result === undefined) {
    result = instantiateChildren(term, offset);
    instantiated.set(key, result);
  }
  return result;
}

function instantiateChildren(term: Term, offset: number): Term {
  const { first, second } = term;
  const newFirst = first.looseRange > offset ? instantiateUnder(first, offset) : first;
  if (term.kind === TermKind.application)
    return application(newFirst, second.looseRange > offset ? instantiateUnder(second, offset) : second);
  if (term.kind === TermKind.projection) return withChildren(term, newFirst, term, term);
  const newSecond = second.looseRange > offset + 1 ? instantiateUnder(second, offset + 1) : second;
  const { third } = term;
  return withChildren(
    term,
    newFirst,
    newSecond,
    third !== term && third.looseRange > offset ? instantiateUnder(third, offset) : third,
  );
}

/** Puts `value` for bound variable 0 of `body` and lowers the others by one. */
export function instantiate(body: Term, value: Term): Term {
  return body.looseRange === 0 ? body : instantiateRange(body, [value], 0, 1);
}

/** Puts `values` for the innermost bound variables of `body`, outermost binder first: the last one is for index 0. */
export function instantiateMany(body: Term, values: readonly Term[]): Term {
  return instantiateRange(body, values, 0, values.length);
}

/** `instantiateMany` with `values[start … end-1]`. */
export function instantiateRange(body: Term, values: readonly Term[], start: number, end: number): Term {
  if (body.looseRange === 0 || start === end) return body;
  budget.reserve(body.depth);
  instantiating.values = values;
  instantiating.start = start;
  instantiating.end = end;
  instantiating.visits = 0;
  // A new map: one that is cleared keeps its old table, and the terms in it, alive for the collector.
  if (instantiated.size > 0) instantiated = new Map();
  const result = instantiateUnder(body, 0);
  budget.spend(instantiating.visits);
  return result;
}

const abstracting = new Operation(HAS_FREE_VARIABLE | HAS_METAVARIABLE, ({ terms }, term, offset) => {
  const position = terms.lastIndexOf(term);
  return position < 0 ? term : boundVariable(offset + terms.length - 1 - position);
});

/** Turns the free variables (or metavariables) into bound variables, outermost first: the last becomes index 0. */
export function abstract(term: Term, variables: readonly Term[]): Term {
  if (variables.length === 0 || (term.flags & abstracting.flags) === 0) return term;
  abstracting.terms = variables;
  return abstracting.run(term, 0);
}

const substitutingLevels = new Operation(HAS_LEVEL_PARAMETER, ({ names, levels }, term) => {
  if (term.kind === TermKind.sort) return sort(substituteLevel(term.level, names, levels));
  const substituted = term.levels.map((level) => substituteLevel(level, names, levels));
  return constant(term.name, substituted);
});

/** Puts `values[i]` for the universe parameter `names[i]`. */
export function substituteLevels(term: Term, names: readonly string[], values: readonly Level[]): Term {
  if (names.length === 0 || (term.flags & HAS_LEVEL_PARAMETER) === 0) return term;
  substitutingLevels.names = names;
  substitutingLevels.levels = values;
  return substitutingLevels.run(term, 0);
}

/** `domain → codomain`, where `codomain` does not mention the domain's variable (it is lifted here). */
export function arrow(domain: Term, codomain: Term): Term {
  return pi("", domain, lift(codomain, 0, 1));
}

/** Binds free variables (outermost first) by lambdas; a variable with a value becomes a `let`. */
export function lambdaOver(variables: readonly Term[], body: Term): Term {
  return bindOver(variables, body, TermKind.lambda);
}

/** Binds free variables (outermost first) by pis; a variable with a value becomes a `let`. */
export function piOver(variables: readonly Term[], body: Term): Term {
  return bindOver(variables, body, TermKind.pi);
}

function bindOver(variables: readonly Term[], body: Term, kind: TermKind): Term {
  let result = abstract(body, variables);
  for (let i = variables.length; i-- > 0; ) {
    const variable = variables[i]!;
    const before = variables.slice(0, i);
    const type = abstract(variable.type, before);
    if (variable.value !== variable) result = letIn(variable.name, type, abstract(variable.value, before), result);
    else if (kind === TermKind.lambda) result = lambda(variable.name, type, result, freeVariableInfo(variable));
    else result = pi(variable.name, type, result, freeVariableInfo(variable));
  }
  return result;
}

/** The head of a nested application: what is applied first. */
export function applicationHead(term: Term): Term {
  while (term.kind === TermKind.application) term = term.first;
  return term;
}

/** Number of arguments of a nested application. */
export function argumentCount(term: Term): number {
  let count = 0;
  while (term.kind === TermKind.application) {
    count++;
    term = term.first;
  }
  return count;
}

/** The arguments of a nested application, first argument first. */
export function applicationArguments(term: Term): Term[] {
  const args = new Array<Term>(argumentCount(term));
  for (let i = args.length; i-- > 0; term = term.first) args[i] = term.second;
  return args;
}

/** `fn args` where lambdas at the head of `fn` take their arguments at once (one substitution). */
export function betaApply(fn: Term, args: readonly Term[]): Term {
  let taken = 0;
  while (fn.kind === TermKind.lambda && taken < args.length) {
    fn = fn.second;
    taken++;
  }
  const result = instantiateRange(fn, args, 0, taken);
  return taken === args.length ? result : applications(result, taken === 0 ? args : args.slice(taken));
}
