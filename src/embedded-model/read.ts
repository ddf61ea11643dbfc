/**
 * Reads the signatures of the lemma table, e.g. `{n m k : Nat} (h : n ≤ m) : m ≤ k → n ≤ k`: the model's own language
 * only (what `print.ts` prints, and `≥ > ≠`, implicit binders). Statements of users are parsed by the Lean fragment's
 * parser; this reader serves data that is part of this folder.
 */
import { leanTokens } from "../lean-text/index.ts";
import { type Expression, type Hypothesis, leaf, node, type Sort, type Variable } from "./goal.ts";
import {
  ADD,
  AND,
  ATOM,
  BOUND,
  EQUAL,
  EXISTS,
  FALSE,
  FORALL,
  IFF,
  IMPLIES,
  LESS,
  LESS_EQUAL,
  MULTIPLY,
  NOT,
  NUMERAL,
  OR,
  POWER,
  PREDICATE,
  SUBTRACT,
  TRUE,
  VARIABLE,
} from "./operators.ts";

/** A binder of a signature in order: a variable (by index) or a hypothesis (by index). */
export interface SignatureArgument {
  readonly kind: "variable" | "hypothesis";
  readonly index: number;
  readonly explicit: boolean;
}

export interface Signature {
  readonly variables: readonly Variable[];
  readonly hypotheses: readonly Hypothesis[];
  readonly target: Expression;
  readonly binders: readonly SignatureArgument[];
}

const INFIX: Readonly<Record<string, readonly [operator: number, own: number, right: number]>> = {
  "↔": [IFF, 20, 21],
  "→": [IMPLIES, 25, 25],
  "∨": [OR, 30, 30],
  "∧": [AND, 35, 35],
  "=": [EQUAL, 50, 51],
  "≠": [EQUAL, 50, 51],
  "≤": [LESS_EQUAL, 50, 51],
  "<": [LESS, 50, 51],
  "≥": [LESS_EQUAL, 50, 51],
  ">": [LESS, 50, 51],
  "+": [ADD, 65, 66],
  "-": [SUBTRACT, 65, 66],
  "*": [MULTIPLY, 70, 71],
  "^": [POWER, 75, 75],
};

class Reader {
  private readonly tokens: ReadonlyArray<string>;
  private position = 0;
  private readonly text: string;
  readonly variables: Array<Variable> = [];
  readonly hypotheses: Array<Hypothesis> = [];
  readonly binders: Array<SignatureArgument> = [];
  private readonly bound: Array<string> = [];

  constructor(text: string) {
    this.text = text;
    this.tokens = leanTokens(text).map((token) => token.text);
  }

  private peek(): string | undefined {
    return this.tokens[this.position];
  }

  private expect(token: string): void {
    if (this.tokens[this.position++] !== token) {
      throw new SyntaxError(`expected ${token} at token ${this.position} of signature: ${this.text}`);
    }
  }

  signature(): Signature {
    while (this.peek() === "(" || this.peek() === "{") this.binder();
    this.expect(":");
    const target = this.expression(0);
    if (this.peek() !== undefined && this.peek() !== ":=") throw new SyntaxError(`text left over: ${this.text}`);
    const { variables, hypotheses, binders } = this;
    return { variables, hypotheses, target, binders };
  }

  private binder(): void {
    const explicit = this.tokens[this.position++] === "(";
    const names: Array<string> = [];
    while (this.peek() !== ":") names.push(this.tokens[this.position++]!);
    this.expect(":");
    const sort = this.sort();
    if (sort === null) {
      const proposition = this.expression(0);
      this.binders.push({ kind: "hypothesis", index: this.hypotheses.length, explicit });
      this.hypotheses.push({ name: names[0]!, proposition });
    } else {
      for (const name of names) {
        this.binders.push({ kind: "variable", index: this.variables.length, explicit });
        this.variables.push({ name, sort });
      }
    }
    this.expect(explicit ? ")" : "}");
  }

  private sort(): Sort | null {
    if (this.peek() === "Prop") {
      this.position += 1;
      return "Prop";
    }
    if (this.peek() !== "Nat") return null;
    this.position += 1;
    if (this.peek() !== "→") return "Nat";
    this.expect("→");
    this.expect("Prop");
    return "Predicate";
  }

  private expression(least: number): Expression {
    let left = this.prefix();
    for (;;) {
      const token = this.peek();
      const infix = token === undefined ? undefined : INFIX[token];
      if (token === undefined || infix === undefined || infix[1] < least) return left;
      this.position += 1;
      const right = this.expression(infix[2]);
      const flipped = token === "≥" || token === ">";
      left = node(infix[0], flipped ? [right, left] : [left, right]);
      if (token === "≠") left = node(NOT, [left]);
    }
  }

  private prefix(): Expression {
    const token = this.tokens[this.position++];
    if (token === undefined) throw new SyntaxError(`signature ends too early: ${this.text}`);
    if (token === "(") {
      const inner = this.expression(0);
      this.expect(")");
      return inner;
    }
    if (token === "¬") return node(NOT, [this.expression(40)]);
    if (token === "∀" || token === "∃") return this.quantifier(token === "∀" ? FORALL : EXISTS);
    if (token === "True") return leaf(TRUE);
    if (token === "False") return leaf(FALSE);
    if (/^\d/.test(token)) return leaf(NUMERAL, Number(token));
    const depth = this.bound.lastIndexOf(token);
    if (depth >= 0) return leaf(BOUND, this.bound.length - 1 - depth);
    const index = this.variables.findIndex((variable) => variable.name === token);
    if (index < 0) throw new SyntaxError(`unknown name ${token} in signature: ${this.text}`);
    const sort = this.variables[index]!.sort;
    if (sort === "Predicate") return node(PREDICATE, [this.prefix()], index);
    return leaf(sort === "Nat" ? VARIABLE : ATOM, index);
  }

  private quantifier(operator: number): Expression {
    this.bound.push(this.tokens[this.position++]!);
    if (this.peek() === ":") {
      this.expect(":");
      this.expect("Nat");
    }
    this.expect(",");
    const body = this.expression(0);
    this.bound.pop();
    return node(operator, [body]);
  }
}

/** Reads binders, a colon and a proposition. Throws SyntaxError: the texts are ours. */
export const readSignature = (text: string): Signature => new Reader(text).signature();
