/**
 * Names while printing: what free variables are called, and the bound variables entered so far.
 *
 * A bound variable keeps its name unless the term it binds in mentions another variable that is shown under that name;
 * then a number is added (`x_1`), as Lean's `pp.safeShadowing` does.
 */
import { type Term, TermKind } from "../kernel/index.ts";

/** Shown behind names that the text cannot refer to. */
export const dagger = "✝";

interface Frame {
  readonly name: string;
  /** Type of the variable; its bound variables count from the frame itself. */
  readonly type: Term;
}

/** The variables in scope while a term is printed. */
export class Scope {
  private readonly frames: Frame[] = [];
  private readonly names: ReadonlyMap<number, string>;

  /** `names`: what free variables are shown as, by id; others are shown by their own name. */
  constructor(names: ReadonlyMap<number, string>) {
    this.names = names;
  }

  freeName(variable: Term): string {
    return this.names.get(variable.index) ?? (variable.name === "" ? `a${dagger}` : variable.name);
  }

  boundName(index: number): string {
    return this.frames[this.frames.length - 1 - index]?.name ?? `#${index}`;
  }

  /** Type of the bound variable `index`; null when it is loose in the whole term. */
  boundType(index: number): Term | null {
    return this.frames[this.frames.length - 1 - index]?.type ?? null;
  }

  enter(name: string, type: Term): void {
    this.frames.push({ name, type });
  }

  leave(count: number): void {
    this.frames.length -= count;
  }

  /** What the variable of a binder is called over `body`. */
  choose(binderName: string, body: Term): string {
    const mark = binderName.indexOf(dagger);
    const plain = mark < 0 ? binderName : binderName.slice(0, mark);
    const suggested = plain === "" ? "a" : plain;
    let name = suggested;
    for (let count = 1; this.isMentioned(name, body); count += 1) name = `${suggested}_${count}`;
    return name;
  }

  /** Whether `body`, under one more binder, mentions a variable shown as `name`. */
  private isMentioned(name: string, body: Term): boolean {
    const seen = new Set<number>();
    const visit = (term: Term, depth: number): boolean => {
      if (term.looseRange <= depth && !term.hasFreeVariable) return false;
      if (term.kind === TermKind.boundVariable) return this.boundName(term.index - depth) === name;
      if (term.kind === TermKind.freeVariable) return this.freeName(term) === name;
      const key = term.serial * 4096 + depth;
      if (seen.has(key)) return false;
      seen.add(key);
      const inner = term.kind === TermKind.application || term.kind === TermKind.projection ? depth : depth + 1;
      if (visit(term.first, depth)) return true;
      if (term.second !== term && visit(term.second, inner)) return true;
      return term.third !== term && visit(term.third, depth);
    };
    return visit(body, 1);
  }
}
