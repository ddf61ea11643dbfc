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
  const closed = walk.bind(variables, 0, root);
  return walk.isOpen ? null : closed;
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

  /** `fun variables[from …] => body` under `depth` = binders so far; a variable with a value becomes a `let`. */
  bind(variables: readonly Term[], depth: number, body: Term, from = 0): Term {
    if (from === variables.length) return this.close(body, depth);
    const variable = variables[from]!;
    const type = this.close(variable.type, depth);
    const value = variable.value === variable ? null : this.close(variable.value, depth);
    this.levels.set(variable.index, depth);
    if (variable.serial < this.oldest) this.oldest = variable.serial;
    const inner = this.bind(variables, depth + 1, body, from + 1);
    if (value !== null) return letIn(variable.name, type, value, inner);
    return lambda(variable.name, type, inner, freeVariableInfo(variable));
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

  private closeMetavariable(term: Term, depth: number): Term {
    const { assignment, closure } = this.session.metavariables.record(term);
    if (assignment !== null) return this.close(assignment, depth);
    if (closure === null) {
      this.isOpen = true;
      return term;
    }
    // Met again, the closure's variables get other levels: what was remembered for the first place does not hold.
    if (this.entered.has(closure)) this.memo = new Map();
    this.entered.add(closure);
    return this.bind(closure.variables, depth, closure.body);
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
