/**
 * The last step of an elaboration: one walk that puts the values of all metavariables in place, binds every variable and
 * settles the universes. What the goals' closures put off is done here once, whatever the number of tactics.
 *
 * A variable bound at level l is the bound variable d - 1 - l under d binders. Loose bound variables inside an assigned
 * value belong to binders of that value alone, so they stay as they are.
 */
import {
  application,
  betaApply,
  boundVariable,
  constant,
  freeVariableInfo,
  HAS_FREE_VARIABLE,
  HAS_LEVEL_METAVARIABLE,
  HAS_METAVARIABLE,
  lambda,
  letIn,
  ResourceLimit,
  SERIAL_LIMIT,
  sort,
  type Term,
  TermKind,
  withChildren,
} from "../kernel/index.ts";
import { zeroLevel } from "./header.ts";
import type { Closure } from "./metavariables.ts";
import type { Session } from "./session.ts";

const UNSETTLED = HAS_METAVARIABLE | HAS_LEVEL_METAVARIABLE;
/** Nested calls allowed: each is a small stack frame. */
const MAX_NESTING = 1000;
/** Nodes visited before results are remembered. */
const MEMO_AFTER = 64;

/**
 * `fun variables => root` with everything assigned put in; null when a metavariable without value is met. Other free
 * variables stay as they are.
 */
export function closeProof(session: Session, variables: readonly Term[], root: Term): Term | null {
  const walk = new ClosingWalk(session);
  const closed = walk.run(variables, root);
  return walk.isOpen ? null : closed;
}

/** What is put around a term that is still to be closed: the binder of `variable`, or an argument behind it. */
interface Wrapping {
  readonly variable: Term | null;
  /** Type of the variable. */
  readonly type: Term;
  /** Value of a variable bound by `let`; the argument. */
  readonly value: Term | null;
}

class ClosingWalk {
  /** Was a metavariable without value met? */
  isOpen = false;
  private readonly session: Session;
  /** Level of the binder of each variable, by id. */
  private readonly levels = new Map<number, number>();
  /** Serial of the oldest variable bound: an older term mentions none. */
  private oldest = SERIAL_LIMIT;
  private readonly entered = new Set<Closure>();
  private memo = new Map<number, Term>();
  private visits = 0;
  private nesting = 0;

  constructor(session: Session) {
    this.session = session;
  }

  run(variables: readonly Term[], root: Term): Term {
    const wrappings: Wrapping[] = [];
    this.bind(variables, 0, wrappings);
    const closed = this.wrapped(this.close(root, variables.length), wrappings);
    this.session.spend(this.visits);
    return closed;
  }

  /** Closes the types of `variables`, bound one by one under `depth` = binders so far, and notes their binders. */
  private bind(variables: readonly Term[], depth: number, wrappings: Wrapping[]): void {
    for (const variable of variables) {
      const type = this.close(variable.type, depth);
      const value = variable.value === variable ? null : this.close(variable.value, depth);
      wrappings.push({ variable, type, value });
      this.levels.set(variable.index, depth++);
      if (variable.serial < this.oldest) this.oldest = variable.serial;
    }
  }

  /** Puts all of `wrappings` around the term, the last one innermost. */
  private wrapped(term: Term, wrappings: readonly Wrapping[]): Term {
    for (let i = wrappings.length; i-- > 0; ) {
      const { variable, type, value } = wrappings[i]!;
      if (variable === null) term = application(term, value!);
      else if (value !== null) term = letIn(variable.name, type, value, term);
      else term = lambda(variable.name, type, term, freeVariableInfo(variable));
    }
    return term;
  }

  private close(term: Term, depth: number): Term {
    if ((term.flags & UNSETTLED) === 0 && ((term.flags & HAS_FREE_VARIABLE) === 0 || term.serial < this.oldest))
      return term;
    switch (term.kind) {
      case TermKind.freeVariable: {
        const level = this.levels.get(term.index);
        return level === undefined ? term : boundVariable(depth - 1 - level);
      }
      case TermKind.sort:
        return sort(zeroLevel(this.session.metavariables.instantiateLevel(term.level)));
      case TermKind.constant:
        if ((term.flags & HAS_LEVEL_METAVARIABLE) === 0) return term;
        return constant(
          term.name,
          term.levels.map((level) => zeroLevel(this.session.metavariables.instantiateLevel(level))),
        );
      default:
    }
    const key = term.serial * 4096 + depth;
    if (++this.visits > MEMO_AFTER) {
      const known = this.memo.get(key);
      if (known !== undefined) return known;
    }
    if (++this.nesting > MAX_NESTING) throw new ResourceLimit("depth");
    const result = this.closeCompound(term, depth);
    this.nesting--;
    if (this.visits > MEMO_AFTER) this.memo.set(key, result);
    return result;
  }

  private closeCompound(term: Term, depth: number): Term {
    switch (term.kind) {
      case TermKind.metavariable:
        return this.closeMetavariable(term, depth);
      case TermKind.application: {
        if (this.closureOf(term.first) !== null) return this.closeMetavariable(term, depth);
        const contracted = this.contractHead(term, depth);
        if (contracted !== null) return contracted;
        const fn = this.close(term.first, depth);
        return application(fn, this.close(term.second, depth));
      }
      case TermKind.let: {
        const type = this.close(term.first, depth);
        const value = this.close(term.third, depth);
        return withChildren(term, type, this.close(term.second, depth + 1), value);
      }
      case TermKind.projection:
        return withChildren(term, this.close(term.first, depth), term, term);
      default: {
        const type = this.close(term.first, depth);
        return withChildren(term, type, this.close(term.second, depth + 1), term);
      }
    }
  }

  /**
   * A metavariable, or one with a closure applied to an argument. The value of a goal is the next goal, under binders or
   * applied to what a `have` proved, and so on through all tactics: they are gone through in one loop.
   */
  private closeMetavariable(term: Term, depth: number): Term {
    const wrappings: Wrapping[] = [];
    let current = term;
    for (;;) {
      this.visits++;
      if (current.kind === TermKind.application && this.closureOf(current.first) !== null) {
        wrappings.push({ variable: null, type: current, value: this.close(current.second, depth) });
        current = current.first;
        continue;
      }
      if (current.kind !== TermKind.metavariable) return this.wrapped(this.close(current, depth), wrappings);
      const { assignment, closure } = this.session.metavariables.record(current);
      if (assignment !== null) current = assignment;
      else if (closure !== null) {
        // Met again, the closure's variables get other levels: what was remembered for the first place does not hold.
        if (this.entered.has(closure)) this.memo = new Map();
        this.entered.add(closure);
        this.bind(closure.variables, depth, wrappings);
        depth += closure.variables.length;
        current = closure.body;
      } else {
        this.isOpen = true;
        return this.wrapped(current, wrappings);
      }
    }
  }

  /** The closure that a metavariable stands for; null for anything else. */
  private closureOf(term: Term): Closure | null {
    if (term.kind !== TermKind.metavariable) return null;
    const { assignment, closure } = this.session.metavariables.record(term);
    return assignment === null ? closure : null;
  }

  /** `?f a b` where `?f` was assigned a function: contracted, as unification saw it. Null when the head is not that. */
  private contractHead(term: Term, depth: number): Term | null {
    let head = term.first;
    while (head.kind === TermKind.application) head = head.first;
    if (head.kind !== TermKind.metavariable) return null;
    const { assignment } = this.session.metavariables.record(head);
    if (assignment === null) return null;
    const args: Term[] = [];
    for (let fn = term; fn.kind === TermKind.application; fn = fn.first) args.push(this.close(fn.second, depth));
    return betaApply(this.close(assignment, depth), args.reverse());
  }
}
