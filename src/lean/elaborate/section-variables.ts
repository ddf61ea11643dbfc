/**
 * `variable`: binders that the declarations behind them share. Each declaration elaborates all of them in front of its
 * own and keeps those it needs. Source: Lean 4, `Elab/{BuiltinCommand,MutualDef}.lean` (`elabVariable`,
 * `withHeaderSecVars`, `removeUnusedVars`).
 */
import { BinderInfo, freeVariableInfo, freshFreeVariable, instantiate, type Term } from "../kernel/index.ts";
import type { Binder, Identifier } from "../syntax/index.ts";
import { reject, unsupported } from "./failure.ts";
import { mentionsAny } from "./goals.ts";
import { isProposition } from "./infer-type.ts";
import type { Session } from "./session.ts";

/** A binder of one variable. */
export interface SectionVariable {
  readonly binder: Binder;
  /** Named by `include`: every theorem has it. */
  readonly isIncluded: boolean;
}

/** Chooses from a scope's variables, in scope, those that a declaration with the header `type` has. */
export type Selection = (session: Session, variables: readonly Term[], type: Term) => readonly Term[];

/** What the command `variable binders` makes of the scope's variables. */
export function withVariables(known: readonly SectionVariable[], binders: readonly Binder[]): SectionVariable[] {
  let variables = [...known];
  for (const binder of binders) {
    if (binder.type === null)
      for (const name of binder.names) variables = restyled(variables, binder, name as Identifier);
    else if (binder.names.length === 0) variables.push({ binder, isIncluded: false });
    else for (const name of binder.names) variables.push({ binder: { ...binder, names: [name] }, isIncluded: false });
  }
  return variables;
}

/** `variable {x}`: the variable `x` becomes implicit. */
function restyled(variables: readonly SectionVariable[], { style }: Binder, name: Identifier): SectionVariable[] {
  const at = indexOf(variables, name);
  const known = variables[at];
  if (known === undefined || known.binder.style === "instance" || known.binder.style === style)
    return unsupported(name.start, "variable without a type");
  return variables.with(at, { ...known, binder: { ...known.binder, style } });
}

/** What `include names` makes of them. */
export function withIncluded(known: readonly SectionVariable[], names: readonly Identifier[]): SectionVariable[] {
  const variables = [...known];
  for (const name of names) {
    const at = indexOf(variables, name);
    if (at < 0)
      reject(name.start, `invalid 'include', variable \`${name.name}\` has not been declared in the current scope`);
    variables[at] = { ...variables[at]!, isIncluded: true };
  }
  return variables;
}

function indexOf(variables: readonly SectionVariable[], { name }: Identifier): number {
  return variables.findLastIndex(({ binder }) =>
    binder.names.some((one) => one.kind === "identifier" && one.name === name),
  );
}

/** Everything in scope. */
export const allVariables: Selection = (_, variables) => variables;

/** What a theorem has: what its header mentions or `include` names, what that rests on, and instances about no more. */
export function variablesOfTheorem(known: readonly SectionVariable[]): Selection {
  return (session, variables, type) => {
    // Names that were bound by themselves stand in front.
    const bound = variables.length - known.length;
    const kept = new Set<Term>(variables.filter((_, i) => known[i - bound]?.isIncluded === true));
    keepMentioned(session, variables, kept, [type]);
    for (const variable of variables)
      if (freeVariableInfo(variable) === BinderInfo.instance) {
        const others = new Set(variables.filter((other) => !kept.has(other)));
        if (!mentionsAny(session.instantiate(variable.type), others)) kept.add(variable);
      }
    return variables.filter((variable) => kept.has(variable));
  };
}

/** Those at the given positions. */
export function variablesAt(isKept: readonly boolean[]): Selection {
  return (_, variables) => variables.filter((_, i) => isKept[i]);
}

/** Adds to `kept` what the terms mention, and what that and the rest of `kept` rest on. */
function keepMentioned(session: Session, variables: readonly Term[], kept: Set<Term>, terms: readonly Term[]): void {
  for (let i = variables.length; i-- > 0; ) {
    const variable = variables[i]!;
    const types = variables.slice(i + 1).filter((later) => kept.has(later));
    const within = [...terms, ...types.map(({ type }) => session.instantiate(type))];
    if (within.some((term) => mentionsAny(term, new Set([variable])))) kept.add(variable);
  }
}

/**
 * Which of the first `count` binders of a definition it needs. Where tactics have run, whether a hypothesis among them
 * is used hangs on how: that is unsupported.
 */
export function usedVariables(session: Session, type: Term, value: Term, count: number, offset: number): boolean[] {
  const variables: Term[] = [];
  for (let i = 0; i < count; i++) {
    const variable = freshFreeVariable(type.name, type.first, null, type.binderInfo);
    variables.push(variable);
    type = instantiate(type.second, variable);
    value = instantiate(value.second, variable);
  }
  const inHeader = new Set<Term>();
  keepMentioned(session, variables, inHeader, [type]);
  const used = new Set<Term>();
  keepMentioned(session, variables, used, [type, value]);
  for (const variable of variables) {
    const isHypothesis = freeVariableInfo(variable) === BinderInfo.instance || isProposition(session, variable.type);
    if (session.ranTactics && isHypothesis && !inHeader.has(variable))
      unsupported(offset, "tactics in a definition, with a hypothesis among the variables");
  }
  return variables.map((variable) => used.has(variable));
}
