/**
 * Hash-consed terms in typed arrays: equal terms have equal numbers. Terms of one statement are dropped together
 * (`release`), so that memory stays flat; lemma patterns made before the mark stay.
 *
 * Invariants: children have smaller numbers than their parent; a term made after a mark is not referred to after its
 * release.
 */
import { type Expression, leaf, node } from "./goal.ts";
import { BOUND, CHILDREN, IS_TERM, isQuantifier, META_PROPOSITION, META_TERM, NUMERAL, VARIABLE } from "./operators.ts";

/** Terms a table has room for at first; it grows. */
const INITIAL_CAPACITY = 1 << 13;

export class TermTable {
  count = 0;
  operator: Uint8Array<ArrayBuffer>;
  left: Int32Array<ArrayBuffer>;
  right: Int32Array<ArrayBuffer>;
  /** Nodes of the term as a tree. */
  size: Int32Array<ArrayBuffer>;
  /** Number of enclosing binders the term needs: 0 for a closed term. */
  loose: Uint8Array<ArrayBuffer>;
  /** 1 if a pattern variable occurs. */
  hasMeta: Uint8Array<ArrayBuffer>;
  /** Bit set of the Nat variables that occur. */
  variables: Int32Array<ArrayBuffer>;
  /** Offset normal form, or -1 when not yet computed; see `offset.ts`. */
  offsetForm: Int32Array<ArrayBuffer>;
  /** Definitional normal form, or -1 when not yet computed; see `computation.ts`. */
  computed: Int32Array<ArrayBuffer>;
  /** Where the rewrites of the term by lemmas are kept, or -1 when not yet found; see `term-rewrites.ts`. */
  rewrites: Int32Array<ArrayBuffer>;
  private slotOf: Int32Array<ArrayBuffer>;
  private slots: Int32Array<ArrayBuffer>;
  private mask: number;

  /** `capacity`: terms there is room for at first, a power of two. */
  constructor(capacity: number = INITIAL_CAPACITY) {
    this.operator = new Uint8Array(capacity);
    this.loose = new Uint8Array(capacity);
    this.hasMeta = new Uint8Array(capacity);
    this.left = new Int32Array(capacity);
    this.right = new Int32Array(capacity);
    this.size = new Int32Array(capacity);
    this.variables = new Int32Array(capacity);
    this.offsetForm = new Int32Array(capacity);
    this.computed = new Int32Array(capacity);
    this.rewrites = new Int32Array(capacity);
    this.slotOf = new Int32Array(capacity);
    this.slots = new Int32Array(capacity * 4).fill(-1);
    this.mask = capacity * 4 - 1;
  }

  /** The term with this operator and these fields (children or values, by `CHILDREN`; an unused field is 0). */
  make(operator: number, left: number, right: number): number {
    let slot =
      (Math.imul(operator + 1, 0x9e3779b1) ^ Math.imul(left + 1, 0x85ebca6b) ^ Math.imul(right + 1, 0xc2b2ae35)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.mask;
    const slots = this.slots;
    for (let id = slots[slot]!; id >= 0; id = slots[(slot = (slot + 1) & this.mask)]!) {
      if (this.left[id] === left && this.right[id] === right && this.operator[id] === operator) return id;
    }
    return this.add(operator, left, right, slot);
  }

  private add(operator: number, left: number, right: number, slot: number): number {
    const id = this.count;
    if (id === this.operator.length) {
      this.grow();
      return this.make(operator, left, right);
    }
    this.count = id + 1;
    this.operator[id] = operator;
    this.left[id] = left;
    this.right[id] = right;
    this.slotOf[id] = slot;
    this.slots[slot] = id;
    this.offsetForm[id] = -1;
    this.computed[id] = -1;
    this.rewrites[id] = -1;
    const children = CHILDREN[operator]!;
    let size = 1;
    let loose = operator === BOUND ? left + 1 : 0;
    let meta = operator === META_TERM || operator === META_PROPOSITION ? 1 : 0;
    let variables = operator === VARIABLE ? 1 << left : 0;
    if (children & 1) {
      size += this.size[left]!;
      loose = Math.max(loose, this.loose[left]!);
      meta |= this.hasMeta[left]!;
      variables |= this.variables[left]!;
    }
    if (children & 2) {
      size += this.size[right]!;
      loose = Math.max(loose, this.loose[right]!);
      meta |= this.hasMeta[right]!;
      variables |= this.variables[right]!;
    }
    if (isQuantifier(operator) && loose > 0) loose -= 1;
    this.size[id] = size;
    this.loose[id] = loose;
    this.hasMeta[id] = meta;
    this.variables[id] = variables;
    return id;
  }

  private grow(): void {
    const capacity = this.operator.length * 2;
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(capacity);
      array.set(old);
      return array;
    };
    const wide = (old: Uint8Array): Uint8Array<ArrayBuffer> => {
      const array = new Uint8Array(capacity);
      array.set(old);
      return array;
    };
    this.operator = wide(this.operator);
    this.loose = wide(this.loose);
    this.hasMeta = wide(this.hasMeta);
    this.left = wider(this.left);
    this.right = wider(this.right);
    this.size = wider(this.size);
    this.variables = wider(this.variables);
    this.offsetForm = wider(this.offsetForm);
    this.computed = wider(this.computed);
    this.rewrites = wider(this.rewrites);
    this.slotOf = wider(this.slotOf);
    this.slots = new Int32Array(capacity * 4).fill(-1);
    this.mask = capacity * 4 - 1;
    for (let id = 0; id < this.count; id++) {
      let slot =
        (Math.imul(this.operator[id]! + 1, 0x9e3779b1) ^
          Math.imul(this.left[id]! + 1, 0x85ebca6b) ^
          Math.imul(this.right[id]! + 1, 0xc2b2ae35)) >>>
        0;
      slot = (slot ^ (slot >>> 15)) & this.mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = id;
      this.slotOf[id] = slot;
    }
  }

  /** Drops every term made since the table had `mark` terms. Slots are freed last in, first out, so probing stays whole. */
  release(mark: number): void {
    for (let id = this.count - 1; id >= mark; id--) this.slots[this.slotOf[id]!] = -1;
    this.count = mark;
    // A form of a kept term may have been made after the mark.
    for (let id = 0; id < mark; id++) {
      if (this.offsetForm[id]! >= mark) this.offsetForm[id] = -1;
      if (this.computed[id]! >= mark) this.computed[id] = -1;
      this.rewrites[id] = -1;
    }
  }

  numeral(value: number): number {
    return this.make(NUMERAL, value, 0);
  }

  intern(expression: Expression): number {
    const { operator, children } = expression;
    switch (CHILDREN[operator]) {
      case 3:
        return this.make(operator, this.intern(children[0]!), this.intern(children[1]!));
      case 2:
        return this.make(operator, expression.value, this.intern(children[0]!));
      case 1:
        return this.make(operator, this.intern(children[0]!), 0);
      default:
        return this.make(operator, expression.value, 0);
    }
  }

  expression(id: number): Expression {
    const operator = this.operator[id]!;
    const left = this.left[id]!;
    const right = this.right[id]!;
    switch (CHILDREN[operator]) {
      case 3:
        return node(operator, [this.expression(left), this.expression(right)]);
      case 2:
        return node(operator, [this.expression(right)], left);
      case 1:
        return node(operator, [this.expression(left)]);
      default:
        return leaf(operator, left);
    }
  }

  /** `term` with every occurrence of the closed term `from` replaced by the closed term `to`. */
  replace(term: number, from: number, to: number): number {
    if (term === from) return to;
    if (!this.mayContain(term, from)) return term;
    const operator = this.operator[term]!;
    const children = CHILDREN[operator]!;
    if (children === 0) return term;
    const left = this.left[term]!;
    const right = this.right[term]!;
    const newLeft = children & 1 ? this.replace(left, from, to) : left;
    const newRight = children & 2 ? this.replace(right, from, to) : right;
    return newLeft === left && newRight === right ? term : this.make(operator, newLeft, newRight);
  }

  /** The body of a quantifier with its bound variable replaced by the closed term `to`. */
  instantiate(body: number, to: number, depth = 0): number {
    if (this.loose[body]! <= depth) return body;
    const operator = this.operator[body]!;
    if (operator === BOUND) return to; // loose > depth and one binder at a time: this is the one.
    const children = CHILDREN[operator]!;
    const inner = isQuantifier(operator) ? depth + 1 : depth;
    const left = this.left[body]!;
    const right = this.right[body]!;
    return this.make(
      operator,
      children & 1 ? this.instantiate(left, to, inner) : left,
      children & 2 ? this.instantiate(right, to, inner) : right,
    );
  }

  /** The body that `instantiate` with the closed term `from` turns into `term`: every occurrence is abstracted. */
  abstract(term: number, from: number, depth = 0): number {
    if (term === from) return this.make(BOUND, depth, 0);
    if (this.size[term]! <= this.size[from]!) return term;
    const operator = this.operator[term]!;
    const children = CHILDREN[operator]!;
    if (children === 0) return term;
    const inner = isQuantifier(operator) ? depth + 1 : depth;
    const left = this.left[term]!;
    const right = this.right[term]!;
    return this.make(
      operator,
      children & 1 ? this.abstract(left, from, inner) : left,
      children & 2 ? this.abstract(right, from, inner) : right,
    );
  }

  /** False only if `part` does not occur properly in `term`. */
  private mayContain(term: number, part: number): boolean {
    return this.size[term]! > this.size[part]! && (this.variables[part]! & ~this.variables[term]!) === 0;
  }

  /** Whether `part` occurs in `term`. */
  occurs(part: number, term: number): boolean {
    if (term === part) return true;
    if (!this.mayContain(term, part)) return false;
    if (this.operator[part] === VARIABLE) return true;
    if (IS_TERM[this.operator[term]!]! > IS_TERM[this.operator[part]!]!) return false; // No proposition in a Nat term.
    const children = CHILDREN[this.operator[term]!]!;
    return (
      ((children & 1) !== 0 && this.occurs(part, this.left[term]!)) ||
      ((children & 2) !== 0 && this.occurs(part, this.right[term]!))
    );
  }
}
