/**
 * Goals as Lean shows them, and as JSON for programs:
 *
 *     case inl
 *     n m : Nat
 *     h : n ≤ m
 *     ⊢ n ≤ m + 1
 *
 * Neighbouring hypotheses of one type share a line. A name that the text cannot refer to carries a dagger: one that is
 * inaccessible, or hidden by a later one of that name; with several of a name the latest has none of the numbers
 * (`h✝¹`, `h✝`; Lean's `LocalContext.sanitizeNames`).
 */
import type { Term } from "../kernel/index.ts";
import { type ConstantType, Printer } from "./printer.ts";
import { dagger } from "./scope.ts";

/** A variable of a goal's local context; `type` and `value` have no assigned metavariable left. */
export interface PrintableHypothesis {
  readonly variable: Term;
  readonly name: string;
  /** False when the text cannot refer to it. */
  readonly accessible: boolean;
  readonly type: Term;
  /** Of a variable bound by `let`. */
  readonly value: Term | null;
}

/** A goal to be shown. */
export interface PrintableGoal {
  /** Case name, "" for none. */
  readonly tag: string;
  /** Oldest first. */
  readonly hypotheses: readonly PrintableHypothesis[];
  readonly target: Term;
}

/** A goal for programs: names as shown, terms as Lean text; `value` only where there is one. */
export interface GoalJson {
  readonly case: string | null;
  readonly hypotheses: readonly { readonly name: string; readonly type: string; readonly value?: string }[];
  readonly target: string;
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function superscript(count: number): string {
  return [...String(count)].map((digit) => superscripts[Number(digit)]).join("");
}

/** What each variable is shown as, by the id of the free variable. */
export function displayNames(hypotheses: readonly PrintableHypothesis[]): Map<number, string> {
  const names = new Map<number, string>();
  const shown = new Set<string>();
  const counts = new Map<string, number>();
  for (let index = hypotheses.length - 1; index >= 0; index -= 1) {
    const { variable, name, accessible } = hypotheses[index]!;
    if (accessible && !shown.has(name)) {
      shown.add(name);
      names.set(variable.index, name);
      continue;
    }
    const mark = name.indexOf(dagger);
    const base = mark < 0 ? name : name.slice(0, mark);
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    names.set(variable.index, `${base === "" ? "a" : base}${dagger}${count === 0 ? "" : superscript(count)}`);
  }
  return names;
}

/** A term in the context of a goal, or of nothing. */
export function printTerm(term: Term, typeOf: ConstantType, hypotheses: readonly PrintableHypothesis[] = []): string {
  return new Printer(typeOf, displayNames(hypotheses)).print(term);
}

/** The goal as text, without a line end behind it. */
export function printGoal(goal: PrintableGoal, typeOf: ConstantType): string {
  const names = displayNames(goal.hypotheses);
  const printer = new Printer(typeOf, names);
  const lines: string[] = goal.tag === "" ? [] : [`case ${goal.tag}`];
  let group: string[] = [];
  goal.hypotheses.forEach((hypothesis, index) => {
    group.push(names.get(hypothesis.variable.index)!);
    const next = goal.hypotheses[index + 1];
    const joined = hypothesis.value === null && next?.value === null && next.type === hypothesis.type;
    if (joined) return;
    const value = hypothesis.value === null ? "" : ` := ${printer.print(hypothesis.value)}`;
    lines.push(`${group.join(" ")} : ${printer.print(hypothesis.type)}${value}`);
    group = [];
  });
  lines.push(`⊢ ${printer.print(goal.target)}`);
  return lines.join("\n");
}

/** The goal for programs. */
export function goalJson(goal: PrintableGoal, typeOf: ConstantType): GoalJson {
  const names = displayNames(goal.hypotheses);
  const printer = new Printer(typeOf, names);
  const hypotheses = goal.hypotheses.map(({ variable, type, value }) => ({
    name: names.get(variable.index)!,
    type: printer.print(type),
    ...(value === null ? {} : { value: printer.print(value) }),
  }));
  return { case: goal.tag === "" ? null : goal.tag, hypotheses, target: printer.print(goal.target) };
}
