/**
 * Kernel terms as Lean 4 shows them: notation restored, implicit arguments hidden, no parentheses that the parser does
 * not need. What is printed is meant to be read again (goal states go into prompts and back into proofs).
 *
 * Differences from Lean's printer: lines are not broken, proofs inside terms are shown, numerals have no type.
 * Source: `Lean/PrettyPrinter/Delaborator/Builtins.lean`, `Parenthesizer.lean`.
 */
import { BinderInfo, LevelKind, type Term, TermKind } from "../kernel/index.ts";
import { ARGUMENT, LEAD, MAX } from "../syntax/tokens.ts";
import { printSort } from "./levels.ts";
import { type InfixNotation, infixNotations, shownName } from "./notation.ts";
import { occursFirst, sameShifted } from "./occurrence.ts";
import { atom, CLOSED, guard, guardBefore, type Piece, tailOf } from "./piece.ts";
import { Scope } from "./scope.ts";

/** What the printer asks of the library: the type of a constant, null when it does not know it. */
export type ConstantType = (name: string) => Term | null;

/** Nodes printed before the rest of a term is left out as `⋯` (Lean's `pp.maxSteps`). */
const maxSteps = 5000;

function isNumeral(term: Term): boolean {
  if (term.kind === TermKind.application && term.first.name === "instInt.ofNat") return isNumeral(term.second);
  return term.kind === TermKind.natural;
}

/** Prints terms under one choice of names for free variables. */
export class Printer {
  private readonly typeOf: ConstantType;
  private readonly scope: Scope;
  private steps = 0;

  constructor(typeOf: ConstantType, names: ReadonlyMap<number, string>) {
    this.typeOf = typeOf;
    this.scope = new Scope(names);
  }

  print(term: Term): string {
    this.steps = 0;
    return this.piece(term).text;
  }

  private piece(term: Term): Piece {
    this.steps += 1;
    if (this.steps > maxSteps) return atom("⋯");
    switch (term.kind) {
      case TermKind.boundVariable:
        return atom(this.scope.boundName(term.index));
      case TermKind.freeVariable:
        return atom(this.scope.freeName(term));
      case TermKind.metavariable:
        return atom(term.name === "" ? `?m.${term.index}` : `?${term.name}`);
      case TermKind.sort: {
        const text = printSort(term.level);
        return text.includes(" ") ? { text, precedence: LEAD, tail: CLOSED } : atom(text);
      }
      case TermKind.constant:
      case TermKind.application:
        return this.application(term);
      case TermKind.lambda:
        return this.lambda(term);
      case TermKind.pi:
        return this.pi(term);
      case TermKind.let:
        return this.let(term);
      case TermKind.projection:
        return atom(`${guard(this.piece(term.struct), MAX)}.${term.index + 1}`);
      case TermKind.natural:
        return atom(String(term.natural));
      default:
        return atom(JSON.stringify(term.name));
    }
  }

  private application(term: Term): Piece {
    const list: Term[] = [];
    let head = term;
    for (; head.kind === TermKind.application; head = head.fn) list.push(head.arg);
    list.reverse();
    if (head.kind === TermKind.constant) {
      const piece = this.notation(head.name, list);
      if (piece !== null) return piece;
    }
    const binders = this.binderInfos(head, list.length + 1);
    const next = binders[list.length];
    if (next === BinderInfo.implicit || next === BinderInfo.instance) {
      const fn = head.kind === TermKind.constant ? atom(`@${shownName(head.name)}`) : this.piece(head);
      return this.applied(fn, list);
    }
    const explicit = list.filter((_, index) => (binders[index] ?? BinderInfo.explicit) === BinderInfo.explicit);
    if (head.kind !== TermKind.constant) return this.applied(this.piece(head), explicit);
    const name = shownName(head.name);
    return this.fieldNotation(name, explicit) ?? this.applied(atom(name), explicit);
  }

  /** `fn args`. */
  private applied(fn: Piece, args: readonly Term[]): Piece {
    if (args.length === 0) return fn;
    let text = guardBefore(fn, MAX, LEAD);
    let tail = CLOSED;
    args.forEach((argument, index) => {
      const piece = this.piece(argument);
      const isLast = index === args.length - 1;
      text += ` ${isLast ? guard(piece, ARGUMENT) : guardBefore(piece, ARGUMENT, LEAD)}`;
      tail = tailOf(piece, ARGUMENT);
    });
    return { text, precedence: LEAD, tail };
  }

  /** `x.f y` for `N.f x y` when the first explicit parameter is of type `N …`; numerals stay behind. */
  private fieldNotation(name: string, args: readonly Term[]): Piece | null {
    const dot = name.lastIndexOf(".");
    const [object, ...rest] = args;
    if (dot < 0 || object === undefined || isNumeral(object)) return null;
    if (this.firstExplicitHead(name) !== name.slice(0, dot)) return null;
    return this.applied(atom(`${guard(this.piece(object), MAX)}.${name.slice(dot + 1)}`), rest);
  }

  /** Head constant of the type of the first explicit parameter of a constant. */
  private firstExplicitHead(name: string): string | null {
    let type = this.typeOf(name);
    while (type !== null && type.kind === TermKind.pi && type.binderInfo !== BinderInfo.explicit) type = type.body;
    if (type === null || type.kind !== TermKind.pi) return null;
    let head = type.type;
    while (head.kind === TermKind.application) head = head.fn;
    return head.kind === TermKind.constant ? head.name : null;
  }

  /** How the first `count` parameters of a head are filled. */
  private binderInfos(head: Term, count: number): BinderInfo[] {
    const infos: BinderInfo[] = [];
    let type = this.headType(head);
    while (type !== null && type.kind === TermKind.pi && infos.length < count) {
      infos.push(type.binderInfo);
      type = type.body;
    }
    return infos;
  }

  private headType(head: Term): Term | null {
    if (head.kind === TermKind.constant) return this.typeOf(head.name);
    if (head.kind === TermKind.freeVariable || head.kind === TermKind.metavariable) return head.type;
    return head.kind === TermKind.boundVariable ? this.scope.boundType(head.index) : null;
  }

  private notation(name: string, args: readonly Term[]): Piece | null {
    const infix = infixNotations.get(name);
    if (infix !== undefined && args.length >= infix.arity) {
      if (name === "List.cons") {
        const items = this.listItems(args);
        if (items !== null) return items;
      }
      const piece = this.infix(infix, args);
      return args.length === infix.arity ? piece : this.applied(piece, args.slice(infix.arity));
    }
    switch (`${name} ${args.length}`) {
      case "Not 1":
        return this.not(args[0]!);
      case "instFin.ofNat 3":
        return args[2]!.kind === TermKind.natural ? this.piece(args[2]!) : null;
      case "instInt.ofNat 1":
        return args[0]!.kind === TermKind.natural ? this.piece(args[0]!) : null;
      case "Fin.val 2":
      case "instInt.natCast 1":
        return { text: `↑${guard(this.piece(args.at(-1)!), MAX)}`, precedence: ARGUMENT, tail: CLOSED };
      case "instInt.neg 1": {
        const piece = this.piece(args[0]!);
        const operand = guard(piece, 75);
        // `--` would begin a comment.
        return { text: `${operand.startsWith("-") ? "- " : "-"}${operand}`, precedence: 75, tail: tailOf(piece, 75) };
      }
      case "Exists 2":
        return this.exists(args[1]!);
      case "List.nil 1":
        return atom("[]");
      case "Prod.mk 4":
        return atom(`(${this.tuple(args)})`);
      case "ite 5":
        return this.conditional(this.piece(args[1]!).text, args[3]!, args[4]!);
      case "dite 5":
        return this.dependentConditional(args);
      default:
        return null;
    }
  }

  private infix(infix: InfixNotation, args: readonly Term[]): Piece {
    const left = this.piece(args[infix.left]!);
    const right = this.piece(args[infix.right]!);
    const before = guardBefore(left, infix.leftPrecedence, infix.precedence);
    const text = `${before} ${infix.symbol} ${guard(right, infix.rightPrecedence)}`;
    return { text, precedence: infix.precedence, tail: tailOf(right, infix.rightPrecedence) };
  }

  private not(operand: Term): Piece {
    const piece = this.piece(operand);
    return { text: `¬${guard(piece, 40)}`, precedence: MAX, tail: tailOf(piece, 40) };
  }

  /** `[a, b]` when the list ends in `[]`; null otherwise. */
  private listItems(args: readonly Term[]): Piece | null {
    const items = [args[1]!];
    let rest = args[2]!;
    while (rest.kind === TermKind.application) {
      const cons = rest.fn.kind === TermKind.application ? rest.fn.fn : rest.fn;
      if (cons.kind !== TermKind.application || cons.fn.kind !== TermKind.constant || cons.fn.name !== "List.cons")
        break;
      items.push(rest.fn.arg);
      rest = rest.arg;
    }
    const isNil =
      rest.kind === TermKind.application && rest.fn.kind === TermKind.constant && rest.fn.name === "List.nil";
    return isNil ? atom(`[${items.map((item) => this.piece(item).text).join(", ")}]`) : null;
  }

  private tuple(args: readonly Term[]): string {
    const second = this.piece(args[3]!).text;
    const isTuple = second.startsWith("(") && this.isPair(args[3]!);
    return `${this.piece(args[2]!).text}, ${isTuple ? second.slice(1, -1) : second}`;
  }

  private isPair(term: Term): boolean {
    let head = term;
    let count = 0;
    for (; head.kind === TermKind.application; head = head.fn) count += 1;
    return count === 4 && head.kind === TermKind.constant && head.name === "Prod.mk";
  }

  private conditional(condition: string, whenTrue: Term, whenFalse: Term): Piece {
    const text = `if ${condition} then ${this.piece(whenTrue).text} else ${this.piece(whenFalse).text}`;
    return { text, precedence: LEAD, tail: 0 };
  }

  /** `if h : c then a else b`, when both branches are functions; else the plain application. */
  private dependentConditional(args: readonly Term[]): Piece | null {
    const [, condition, , whenTrue, whenFalse] = args;
    if (whenTrue!.kind !== TermKind.lambda || whenFalse!.kind !== TermKind.lambda) return null;
    const name = this.scope.choose(whenTrue!.name, whenTrue!.body);
    const branch = (lambda: Term): string => {
      this.scope.enter(name, lambda.type);
      const { text } = this.piece(lambda.body);
      this.scope.leave(1);
      return text;
    };
    const text = `if ${name} : ${this.piece(condition!).text} then ${branch(whenTrue!)} else ${branch(whenFalse!)}`;
    return { text, precedence: LEAD, tail: 0 };
  }

  /** `∃ x y, p`; `Exists p` when the predicate is not a function written out. */
  private exists(predicate: Term): Piece | null {
    if (predicate.kind !== TermKind.lambda) return null;
    const names: string[] = [];
    let inner: Term = predicate;
    for (;;) {
      names.push(this.scope.choose(inner.name, inner.body));
      this.scope.enter(names.at(-1)!, inner.type);
      const nested = existsPredicate(inner.body);
      if (nested === null) break;
      inner = nested;
    }
    const body = this.piece(inner.body).text;
    this.scope.leave(names.length);
    return { text: `∃ ${names.join(" ")}, ${body}`, precedence: LEAD, tail: 0 };
  }

  private lambda(term: Term): Piece {
    let names = "";
    let count = 0;
    let inner = term;
    for (; inner.kind === TermKind.lambda; inner = inner.body) {
      const name = this.scope.choose(inner.name === "" ? "x" : inner.name, inner.body);
      names += ` ${bracket(name, inner.binderInfo)}`;
      this.scope.enter(name, inner.type);
      count += 1;
    }
    const body = this.piece(inner).text;
    this.scope.leave(count);
    return { text: `fun${names} => ${body}`, precedence: MAX, tail: 0 };
  }

  private let(term: Term): Piece {
    const name = this.scope.choose(term.name, term.body);
    const value = this.piece(term.value).text;
    this.scope.enter(name, term.type);
    const body = this.piece(term.body).text;
    this.scope.leave(1);
    return { text: `let ${name} := ${value}; ${body}`, precedence: LEAD, tail: 0 };
  }

  private pi(term: Term): Piece {
    if (!occursFirst(term.body) && term.binderInfo === BinderInfo.explicit) {
      const domain = this.piece(term.type);
      this.scope.enter("", term.type);
      const codomain = this.piece(term.body);
      this.scope.leave(1);
      const text = `${guardBefore(domain, 26, 25)} → ${guard(codomain, 25)}`;
      return { text, precedence: 25, tail: tailOf(codomain, 25) };
    }
    return this.isProposition(term) ? this.forall(term) : this.dependentArrow(term);
  }

  /** `∀ (x y : A) {z : B}, p`. */
  private forall(term: Term): Piece {
    let text = "∀";
    let count = 0;
    let inner = term;
    while (inner.kind === TermKind.pi && (occursFirst(inner.body) || inner.binderInfo !== BinderInfo.explicit)) {
      const { type, binderInfo } = inner;
      const typeText = this.piece(type).text;
      const names: string[] = [];
      do {
        names.push(this.scope.choose(inner.name, inner.body));
        this.scope.enter(names.at(-1)!, inner.type);
        inner = inner.body;
      } while (this.continuesGroup(inner, type, names.length, binderInfo));
      count += names.length;
      const unnamed = binderInfo === BinderInfo.instance;
      text += ` ${bracket(unnamed ? typeText : `${names.join(" ")} : ${typeText}`, binderInfo, true)}`;
    }
    const body = this.piece(inner);
    this.scope.leave(count);
    return { text: `${text}, ${body.text}`, precedence: LEAD, tail: 0 };
  }

  /** Whether the next binder can stand in the same brackets: same type, same kind, also used. */
  private continuesGroup(next: Term, type: Term, shift: number, info: BinderInfo): boolean {
    return (
      next.kind === TermKind.pi &&
      next.binderInfo === info &&
      info !== BinderInfo.instance &&
      (occursFirst(next.body) || info !== BinderInfo.explicit) &&
      sameShifted(type, next.type, shift)
    );
  }

  /** `(x : A) → B`. */
  private dependentArrow(term: Term): Piece {
    const name = this.scope.choose(term.name, term.body);
    const domain = this.piece(term.type).text;
    this.scope.enter(name, term.type);
    const codomain = this.piece(term.body);
    this.scope.leave(1);
    const inner = term.binderInfo === BinderInfo.instance ? domain : `${name} : ${domain}`;
    const text = `${bracket(inner, term.binderInfo, true)} → ${guard(codomain, 25)}`;
    return { text, precedence: 25, tail: tailOf(codomain, 25) };
  }

  /** Whether a type is a proposition, told from the types of heads without computing. */
  private isProposition(type: Term): boolean {
    let inner = type;
    let count = 0;
    for (; inner.kind === TermKind.pi; inner = inner.body) {
      this.scope.enter("", inner.type);
      count += 1;
    }
    const answer = this.hasResultProp(inner);
    this.scope.leave(count);
    return answer;
  }

  private hasResultProp(term: Term): boolean {
    let head = term;
    let count = 0;
    for (; head.kind === TermKind.application; head = head.fn) count += 1;
    let type = this.headType(head);
    for (; type !== null && type.kind === TermKind.pi && count > 0; type = type.body) count -= 1;
    return type !== null && count === 0 && type.kind === TermKind.sort && type.level.kind === LevelKind.zero;
  }
}

/** The function in `Exists (fun x => …)`, null for any other term. */
function existsPredicate(term: Term): Term | null {
  if (term.kind !== TermKind.application || term.fn.kind !== TermKind.application) return null;
  const head = term.fn.fn;
  const isExists = head.kind === TermKind.constant && head.name === "Exists";
  return isExists && term.arg.kind === TermKind.lambda ? term.arg : null;
}

function bracket(text: string, info: BinderInfo, withType = false): string {
  switch (info) {
    case BinderInfo.implicit:
      return `{${text}}`;
    case BinderInfo.strictImplicit:
      return `⦃${text}⦄`;
    case BinderInfo.instance:
      return `[${text}]`;
    default:
      return withType ? `(${text})` : text;
  }
}
