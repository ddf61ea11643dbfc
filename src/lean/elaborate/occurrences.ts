/**
 * Abstracting the instances of a pattern in a term (Lean's `kabstract`): subterms are visited from the outside, function
 * before argument; one with the pattern's head and number of arguments is unified with it, so the first match fixes the
 * pattern's metavariables and the rest must be instances of the same.
 */
import { application, boundVariable, type Term, TermKind, withChildren } from "../kernel/index.ts";
import { type Session, Transparency } from "./session.ts";
import { unify } from "./unify.ts";

/** `term` with the instances of `pattern` replaced by bound variable 0 (others lifted); null when there is none. */
export function abstractOccurrences(
  session: Session,
  term: Term,
  pattern: Term,
  transparency: Transparency = Transparency.instances,
): Term | null {
  const search = new Search(session, session.instantiate(pattern));
  const outer = session.transparency;
  session.transparency = transparency;
  const result = search.visit(session.instantiate(term), 0);
  session.transparency = outer;
  return search.found ? result : null;
}

/** Nodes visited before results are remembered. */
const MEMO_AFTER = 64;

class Search {
  found = false;
  private readonly session: Session;
  private readonly pattern: Term;
  private readonly head: Term;
  private readonly argumentCount: number;
  private visits = 0;
  private visited: Map<number, Term> | null = null;

  constructor(session: Session, pattern: Term) {
    this.session = session;
    this.pattern = pattern;
    let head = pattern;
    let count = 0;
    for (; head.kind === TermKind.application; head = head.first) count++;
    this.head = head;
    this.argumentCount = count;
  }

  visit(term: Term, offset: number): Term {
    if (term.kind === TermKind.boundVariable) return term.index >= offset ? boundVariable(term.index + 1) : term;
    let head = term;
    let count = 0;
    for (; head.kind === TermKind.application; head = head.first) count++;
    return this.visitApplied(term, head, count, offset);
  }

  /** A term with its head and the number of its arguments. */
  private visitApplied(term: Term, head: Term, count: number, offset: number): Term {
    if (term.looseRange === 0 && this.matches(term, head, count)) {
      this.found = true;
      return boundVariable(offset);
    }
    if (term.kind === TermKind.constant || term.kind === TermKind.freeVariable) return term;
    if (++this.visits <= MEMO_AFTER) return this.visitChildren(term, head, count, offset);
    const key = term.serial * 4096 + offset;
    this.visited ??= new Map();
    const known = this.visited.get(key);
    if (known !== undefined) return known;
    const result = this.visitChildren(term, head, count, offset);
    this.visited.set(key, result);
    return result;
  }

  private visitChildren(term: Term, head: Term, count: number, offset: number): Term {
    switch (term.kind) {
      case TermKind.application: {
        const fn = count === 1 ? this.visit(head, offset) : this.visitApplied(term.first, head, count - 1, offset);
        const arg = this.visit(term.second, offset);
        return fn === term.first && arg === term.second ? term : application(fn, arg);
      }
      case TermKind.lambda:
      case TermKind.pi: {
        const type = this.visit(term.first, offset);
        return withChildren(term, type, this.visit(term.second, offset + 1), term);
      }
      case TermKind.let: {
        const type = this.visit(term.first, offset);
        const value = this.visit(term.third, offset);
        return withChildren(term, type, this.visit(term.second, offset + 1), value);
      }
      case TermKind.projection:
        return withChildren(term, this.visit(term.first, offset), term, term);
      default:
        return term;
    }
  }

  /** Same head symbol, same number of arguments, and unifiable. */
  private matches(term: Term, head: Term, count: number): boolean {
    if (term === this.pattern) return true;
    if (count !== this.argumentCount || !this.sameHead(head)) return false;
    return unify(this.session, term, this.pattern);
  }

  private sameHead(head: Term): boolean {
    if (head === this.head) return true;
    if (head.kind !== this.head.kind) return false;
    switch (head.kind) {
      case TermKind.constant:
        return head.name === this.head.name;
      case TermKind.sort:
      case TermKind.lambda:
      case TermKind.pi:
      case TermKind.let:
        return true;
      case TermKind.projection:
        return head.name === this.head.name && head.index === this.head.index;
      default:
        return false;
    }
  }
}
