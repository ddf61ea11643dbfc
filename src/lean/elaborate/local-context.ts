/**
 * Local contexts: the variables in scope, newest first, as a persistent linked list. Extending one is one allocation and
 * shares the rest; contexts of proofs are short, so look-ups walk from the newest variable. One that is larger than a
 * term may be deep throws `ResourceLimit`: no term could bind its variables.
 *
 * Invariant: the type and value of a variable mention only variables further down the list. A variable's type is the
 * one its term carries; only its name may differ from context to context (`rename_i`).
 */
import { MAX_TERM_DEPTH, ResourceLimit, type Term } from "../kernel/index.ts";

export class LocalContext {
  readonly parent: LocalContext | null;
  /** The free variable; null in the empty context. */
  readonly variable: Term | null;
  readonly name: string;
  /** False for names the text cannot refer to (shown with a dagger). */
  readonly accessible: boolean;
  readonly size: number;

  constructor(parent: LocalContext | null, variable: Term | null, name: string, accessible: boolean) {
    this.parent = parent;
    this.variable = variable;
    this.name = name;
    this.accessible = accessible;
    this.size = parent === null ? 0 : parent.size + 1;
    if (this.size > MAX_TERM_DEPTH) throw new ResourceLimit("depth");
  }

  extend(variable: Term, name: string, accessible: boolean): LocalContext {
    return new LocalContext(this, variable, name, accessible);
  }

  /** The entry of the newest accessible variable called as the first `length` letters of `name` say. */
  lookup(name: string, length = name.length): LocalContext | null {
    for (let entry: LocalContext = this; entry.parent !== null; entry = entry.parent)
      if (entry.accessible && entry.name.length === length && name.startsWith(entry.name)) return entry;
    return null;
  }

  /** The entry of `variable`, or null when it is not in scope. */
  find(variable: Term): LocalContext | null {
    for (let entry: LocalContext = this; entry.parent !== null; entry = entry.parent)
      if (entry.variable === variable) return entry;
    return null;
  }

  contains(variable: Term): boolean {
    return this.find(variable) !== null;
  }

  /** Is `other` this context or one it was extended from? */
  extends(other: LocalContext): boolean {
    let entry: LocalContext = this;
    while (entry.size > other.size) entry = entry.parent!;
    return entry === other;
  }

  /** The context less `variables`; the caller makes sure that nothing left mentions them. */
  without(variables: readonly Term[]): LocalContext {
    if (this.parent === null) return this;
    const parent = this.parent.without(variables);
    if (variables.includes(this.variable!)) return parent;
    return parent === this.parent ? this : parent.extend(this.variable!, this.name, this.accessible);
  }

  /** The context in which `variable` is called `name`. */
  renamed(variable: Term, name: string): LocalContext {
    if (this.parent === null) return this;
    if (this.variable === variable) return this.parent.extend(variable, name, true);
    return this.parent.renamed(variable, name).extend(this.variable!, this.name, this.accessible);
  }

  /** Oldest first. */
  entries(): LocalContext[] {
    const result = new Array<LocalContext>(this.size);
    for (let entry: LocalContext = this; entry.parent !== null; entry = entry.parent) result[entry.size - 1] = entry;
    return result;
  }

  /** The variables, oldest first. */
  variables(): Term[] {
    const result = new Array<Term>(this.size);
    for (let entry: LocalContext = this; entry.parent !== null; entry = entry.parent)
      result[entry.size - 1] = entry.variable!;
    return result;
  }
}

export const emptyContext: LocalContext = new LocalContext(null, null, "", false);
