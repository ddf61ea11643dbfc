/** What is printed is read back as the same term, and has no pair of parentheses too many. */
import { describe, expect, it } from "vitest";
import { deriveStream, type RandomStream } from "../../../src/domain/index.ts";
import {
  application,
  applications,
  boundVariable,
  constant,
  lambda,
  lift,
  naturalLiteral,
  pi,
  type Term,
} from "../../../src/lean/kernel/index.ts";
import { printTerm } from "../../../src/lean/print/index.ts";
import { parseTerm, type Term as SyntaxTerm } from "../../../src/lean/syntax/index.ts";
import { arrow, call, nat, prop, typeOf, variable } from "./library.ts";

/** A term, and its skeleton: prefix form, types and implicit arguments left out. */
interface Sample {
  readonly term: Term;
  readonly skeleton: string;
}

const leaves = {
  nat: ["n", "m"].map((name) => variable(name, nat)),
  prop: ["p", "q"].map((name) => variable(name, prop)),
};
const f = variable("f", arrow(nat, arrow(nat, nat)));
const P = variable("P", arrow(nat, prop));
const H = variable("H", arrow(arrow(nat, prop), arrow(prop, prop)));

const natOperators = {
  "instNat.hAdd": "+",
  "instNat.hSub": "-",
  "instNat.hMul": "*",
  "instNat.hDiv": "/",
  "instNat.hMod": "%",
  "instNat.hPow": "^",
};
const propOperators = { And: "∧", Or: "∨", Iff: "↔" };
const relations = {
  "instNat.le": "≤",
  "instNat.lt": "<",
  "instNat.ge": "≥",
  "instNat.gt": ">",
  "instNat.dvd": "∣",
};

class Sampler {
  private readonly stream: RandomStream;
  private binders = 0;
  constructor(stream: RandomStream) {
    this.stream = stream;
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[this.stream.nextInt(items.length)]!;
  }

  private binary(name: string, symbol: string, left: Sample, right: Sample): Sample {
    return { term: call(name, left.term, right.term), skeleton: `(${symbol} ${left.skeleton} ${right.skeleton})` };
  }

  nat(depth: number, bound: readonly string[]): Sample {
    const choice = depth === 0 ? this.stream.nextInt(3) : 3 + this.stream.nextInt(6);
    if (choice === 0 && bound.length > 0) {
      const index = this.stream.nextInt(bound.length);
      return { term: boundVariable(index), skeleton: bound[index]! };
    }
    if (choice <= 1) {
      const leaf = this.pick(leaves.nat);
      return { term: leaf, skeleton: leaf.name };
    }
    if (choice === 2) return { term: naturalLiteral(this.binders), skeleton: String(this.binders) };
    const left = this.nat(depth - 1, bound);
    if (choice === 3) return { term: call("Nat.succ", left.term), skeleton: `(succ ${left.skeleton})` };
    const right = this.nat(depth - 1, bound);
    if (choice === 4) {
      return { term: applications(f, [left.term, right.term]), skeleton: `(f ${left.skeleton} ${right.skeleton})` };
    }
    const [name, symbol] = this.pick(Object.entries(natOperators));
    return this.binary(name, symbol, left, right);
  }

  prop(depth: number, bound: readonly string[]): Sample {
    const choice = depth === 0 ? this.stream.nextInt(3) : this.stream.nextInt(10);
    switch (choice) {
      case 0: {
        const leaf = this.pick(leaves.prop);
        return { term: leaf, skeleton: leaf.name };
      }
      case 1: {
        const [name, symbol] = this.pick(Object.entries(relations));
        return this.binary(name, symbol, this.nat(Math.min(depth, 2), bound), this.nat(Math.min(depth, 2), bound));
      }
      case 2: {
        const of = this.nat(Math.min(depth, 2), bound);
        return { term: application(P, of.term), skeleton: `(P ${of.skeleton})` };
      }
      case 3: {
        const of = this.prop(depth - 1, bound);
        return { term: call("Not", of.term), skeleton: `(¬ ${of.skeleton})` };
      }
      case 4: {
        const [left, right] = [this.prop(depth - 1, bound), this.prop(depth - 1, bound)];
        return { term: arrow(left.term, lift(right.term, 0, 1)), skeleton: `(→ ${left.skeleton} ${right.skeleton})` };
      }
      case 5: {
        const [left, right] = [this.prop(depth - 1, bound), this.prop(depth - 1, bound)];
        return { term: call("Eq", prop, left.term, right.term), skeleton: `(= ${left.skeleton} ${right.skeleton})` };
      }
      case 6:
        return this.quantified(depth, bound);
      case 7: {
        const [body, name] = this.underBinder(depth, bound);
        const other = this.prop(depth - 1, bound);
        const term = applications(H, [lambda(name, nat, body.term), other.term]);
        return { term, skeleton: `(H (fun ${name} ${body.skeleton}) ${other.skeleton})` };
      }
      default: {
        const [name, symbol] = this.pick(Object.entries(propOperators));
        return this.binary(name, symbol, this.prop(depth - 1, bound), this.prop(depth - 1, bound));
      }
    }
  }

  private underBinder(depth: number, bound: readonly string[]): [Sample, string] {
    this.binders += 1;
    const name = `x${this.binders}`;
    return [this.prop(depth - 1, [name, ...bound]), name];
  }

  /** A quantifier whose variable occurs: `P x ∧ …`. */
  private quantified(depth: number, bound: readonly string[]): Sample {
    const [inner, name] = this.underBinder(depth, bound);
    const used = application(P, boundVariable(0));
    const body: Sample = { term: call("And", used, inner.term), skeleton: `(∧ (P ${name}) ${inner.skeleton})` };
    if (this.stream.nextInt(2) === 0) {
      return { term: pi(name, nat, body.term), skeleton: `(∀ ${name} ${body.skeleton})` };
    }
    const term = applications(constant("Exists"), [nat, lambda(name, nat, body.term)]);
    return { term, skeleton: `(∃ ${name} ${body.skeleton})` };
  }
}

function read(term: SyntaxTerm): string {
  switch (term.kind) {
    case "identifier":
      return term.name.endsWith(".succ")
        ? `(succ ${term.name.slice(0, -5)})`.replace(/\(succ (.*\.succ)\)/, nested)
        : term.name;
    case "numeral":
      return String(term.value);
    case "field":
      return `(${term.field} ${read(term.object)})`;
    case "binary":
      return `(${term.operator} ${read(term.left)} ${read(term.right)})`;
    case "not":
      return `(¬ ${read(term.operand)})`;
    case "arrow":
      return `(→ ${read(term.domain)} ${read(term.codomain)})`;
    case "application": {
      const fn = read(term.fn).replace("Nat.succ", "succ");
      const head = term.fn.kind === "identifier" && term.fn.name === "Nat.succ" ? "succ" : fn;
      return `(${[head, ...term.arguments.map((item) => (item.kind === "namedArgument" ? "?" : read(item)))].join(" ")})`;
    }
    case "forall":
    case "exists": {
      const names = term.binders.flatMap((binder) => ("names" in binder ? binder.names : []));
      const symbol = term.kind === "forall" ? "∀" : "∃";
      return names.reduceRight(
        (body, name) => `(${symbol} ${name.kind === "identifier" ? name.name : "_"} ${body})`,
        read(term.body),
      );
    }
    case "fun": {
      const [binder] = term.binders;
      const name = binder?.kind === "binder" && binder.names[0]?.kind === "identifier" ? binder.names[0].name : "?";
      return `(fun ${name} ${read(term.body)})`;
    }
    default:
      return `‼${term.kind}`;
  }
}

/** `(succ x.succ)` is `(succ (succ x))`. */
function nested(_: string, inner: string): string {
  return `(succ ${read({ kind: "identifier", name: inner, levels: null, start: 0, end: 0 })})`;
}

function readText(text: string): string {
  const { node } = parseTerm(text);
  return node === null ? "‼error" : read(node);
}

/**
 * The text without each pair of parentheses in turn. Left alone: those of binders, and those before an operator that does
 * not chain, which may go when the part before it ends in such an operator too (`(¬a < b) = c`).
 */
function* withoutPairs(text: string): Generator<string> {
  const open: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "(") open.push(index);
    if (text[index] !== ")") continue;
    const start = open.pop()!;
    const binds = /^\([^()]* : /.test(text.slice(start));
    if (!binds && !/^\) [=≤<∣↔]/.test(text.slice(index))) {
      yield `${text.slice(0, start)} ${text.slice(start + 1, index)} ${text.slice(index + 1)}`;
    }
  }
}

describe("printing and parsing", () => {
  it("4,000 random terms are read back as they were, and no pair of parentheses can go", () => {
    const sampler = new Sampler(deriveStream("print", "data", "round-trip"));
    for (let round = 0; round < 4000; round += 1) {
      const sample = sampler.prop(round % 6, []);
      const text = printTerm(sample.term, typeOf);
      expect(readText(text), text).toBe(sample.skeleton);
      for (const shorter of withoutPairs(text))
        expect(readText(shorter), `${text}  against  ${shorter}`).not.toBe(sample.skeleton);
    }
  });
});
