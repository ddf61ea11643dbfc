/**
 * What elaboration has put off. A term whose meaning depends on a type not known yet (`⟨a, b⟩`, `.inl`, `h.1`) stands as
 * an opaque metavariable until more is known; tactic blocks wait until everything else is elaborated, as in Lean.
 */
import { applicationHead, type Term, TermKind } from "../kernel/index.ts";
import type { TacticSequence, Term as TermSyntax } from "../syntax/index.ts";
import { ElaborationFailure, reject, unsupported } from "./failure.ts";
import { inferType } from "./infer-type.ts";
import { synthesizeInstance } from "./instances.ts";
import { forcePostponedLevels, solvePostponedLevels } from "./level-unify.ts";
import type { Metavariable } from "./metavariables.ts";
import { isOpen, numberType, numeralAt } from "./number-types.ts";
import { integerType, naturalType, operatorAt } from "./operator-functions.ts";
import type { Session } from "./session.ts";
import { elaborate, elaborateTo } from "./term.ts";
import { unify } from "./unify.ts";

export type PostponedTerm =
  | { readonly kind: "term"; readonly record: Metavariable; readonly syntax: TermSyntax }
  | { readonly kind: "instance"; readonly record: Metavariable; readonly offset: number }
  | {
      readonly kind: "operator";
      readonly record: Metavariable;
      readonly symbol: string;
      readonly offset: number;
    }
  | { readonly kind: "numeral"; readonly record: Metavariable; readonly value: bigint; readonly offset: number }
  | {
      readonly kind: "tactics";
      readonly record: Metavariable;
      readonly tactics: TacticSequence;
      readonly offset: number;
    };

/** Thrown by an elaborator that needs to know more; caught where the term can be put off. */
class Postpone {
  readonly _tag = "Postpone";
}
const postpone = new Postpone();

/** Gives up for now, if the session still allows it; otherwise returns, and the caller reports the error. */
export function postponeIfPossible(session: Session): void {
  if (session.mayPostpone) throw postpone;
}

/** Runs `body`; when it wants to be put off, makes the term an opaque metavariable and notes `syntax` for later. */
export function orPostpone(session: Session, syntax: TermSyntax, expected: Term | null, body: () => Term): Term {
  if (!session.mayPostpone) return body();
  if (session.resuming === syntax) {
    session.resuming = null;
    return body();
  }
  const saved = session.save();
  const depth = session.nesting;
  try {
    return body();
  } catch (error) {
    if (error !== postpone) throw error;
    session.nesting = depth;
    session.restore(saved);
    return postponeTerm(session, syntax, expected);
  }
}

function postponeTerm(session: Session, syntax: TermSyntax, expected: Term | null): Term {
  const type = expected ?? session.fresh(session.freshSort());
  const record = session.freshIn(session.context, type, "opaque");
  session.postponed = [...session.postponed, { kind: "term", record, syntax }];
  return record.term;
}

/** An opaque metavariable of type `type` to be filled by `tactics`. */
export function postponeTactics(session: Session, tactics: TacticSequence, type: Term, offset: number): Term {
  const record = session.freshIn(session.context, type, "opaque");
  session.postponed = [...session.postponed, { kind: "tactics", record, tactics, offset }];
  return record.term;
}

/** How much of what was put off is elaborated. */
export type Extent = "partly" | "wholly" | "butInstances";

/** Puts off finding the instance `record`. */
export function awaitInstance(session: Session, record: Metavariable, offset: number): void {
  session.postponed = [...session.postponed, { kind: "instance", record, offset }];
}

/** The operator `symbol` at a `type` that is not known yet. */
export function postponeOperator(session: Session, symbol: string, type: Term, offset: number): Term {
  const record = session.freshIn(session.context, type);
  session.postponed = [...session.postponed, { kind: "operator", record, symbol, offset }];
  return record.term;
}

/** The numeral `value` of a `type` that is not known yet. */
export function postponeNumeral(session: Session, value: bigint, type: Term, offset: number): Term {
  const record = session.freshIn(session.context, type);
  session.postponed = [...session.postponed, { kind: "numeral", record, value, offset }];
  return record.term;
}

/** An operator at a type that is none of numbers. */
export function outsideNumbers(session: Session, offset: number, symbol: string, type: Term): never {
  return unsupported(offset, `operator \`${symbol}\` at type \`${session.show(session.instantiate(type))}\``);
}

/**
 * Elaborates what was put off since `start` (a value of `session.postponed` before). `partly`: only what is ready now.
 * `wholly`: everything, tactic blocks last; what cannot be resolved is an error. `butInstances`: instances of types that
 * are not known yet stay put off.
 */
export function resumePostponed(session: Session, start: readonly PostponedTerm[], extent: Extent): void {
  if (session.postponed !== start) resumeSince(session, start, extent);
}

function resumeSince(session: Session, start: readonly PostponedTerm[], extent: Extent): void {
  const own = (): PostponedTerm[] => session.postponed.filter((entry) => !start.includes(entry));
  for (let progress = true; progress; ) {
    progress = false;
    for (const entry of own()) if (entry.kind !== "tactics" && resume(session, entry, true)) progress = true;
    if (progress || extent === "partly") continue;
    progress = applyDefault(session, own);
    if (progress) continue;
    const stuck = own().find(({ kind }) => kind !== "tactics" && (kind !== "instance" || extent === "wholly"));
    if (stuck !== undefined && stuck.kind !== "tactics") {
      resume(session, stuck, false);
      progress = true;
    }
  }
  if (extent === "partly") return;
  if (!solvePostponedLevels(session)) return;
  for (const entry of own()) {
    if (entry.kind !== "tactics") continue;
    remove(session, entry);
    session.runTactics(entry.record, entry.tactics, entry.offset);
  }
}

/** `unify`, again once operators and numerals have the types that are known by now. */
export function unifyLate(session: Session, left: Term, right: Term): boolean {
  if (unify(session, left, right)) return true;
  if (!session.postponed.some(({ kind }) => kind === "operator" || kind === "numeral")) return false;
  resumePostponed(session, [], "partly");
  return unify(session, left, right);
}

/**
 * Where nothing else decides, a negation is one of integers, a numeral one of natural numbers. Before that terms are tried
 * that would rather wait.
 */
function applyDefault(session: Session, own: () => PostponedTerm[]): boolean {
  const open = own().find((entry) => entry.kind === "operator" && entry.symbol === "-x");
  const entry = open ?? own().find(({ kind }) => kind === "numeral");
  if (entry === undefined) return false;
  for (const term of own()) {
    if (term.kind !== "term") continue;
    const saved = session.save();
    const depth = session.nesting;
    try {
      if (resume(session, term, false)) return true;
    } catch (error) {
      if (!(error instanceof ElaborationFailure) || error.kind !== "rejected") throw error;
      session.nesting = depth;
      session.restore(saved);
    }
  }
  const { type } = entry.record.term;
  if (entry.kind === "numeral") return unify(session, type, naturalType);
  return unify(session, session.instantiate(type).first, integerType);
}

/** Tries one entry again; true when it is done. With `mayPostpone` false it is done or throws its error. */
function resume(session: Session, entry: Exclude<PostponedTerm, { kind: "tactics" }>, mayPostpone: boolean): boolean {
  if (entry.kind === "instance") return resumeInstance(session, entry, mayPostpone);
  if (entry.kind === "operator") return resumeOperator(session, entry, mayPostpone);
  if (entry.kind === "numeral") return resumeNumeral(session, entry, mayPostpone);
  const saved = session.save();
  const depth = session.nesting;
  const outerContext = session.context;
  const outerMay = session.mayPostpone;
  const outerResuming = session.resuming;
  session.context = entry.record.context;
  session.mayPostpone = mayPostpone;
  session.resuming = entry.syntax;
  remove(session, entry);
  try {
    const value = elaborateTo(session, entry.syntax, entry.record.term.type);
    session.metavariables.assign(entry.record, value);
    return true;
  } catch (error) {
    if (error !== postpone) throw error;
    session.nesting = depth;
    session.restore(saved);
    return false;
  } finally {
    session.context = outerContext;
    session.mayPostpone = outerMay;
    session.resuming = outerResuming;
  }
}

/** No instance of the class: core may have one that the library lacks, unless propositions are to be decided. */
export function failToSynthesize(session: Session, type: Term, offset: number): never {
  const wanted = session.instantiate(type);
  const head = applicationHead(wanted);
  if (head.kind === TermKind.constant && head.name !== "Decidable")
    unsupported(offset, `instance \`${session.show(wanted)}\``);
  return reject(offset, () => `failed to synthesize\n  ${session.show(wanted)}`);
}

function resumeInstance(session: Session, entry: PostponedTerm & { kind: "instance" }, mayPostpone: boolean): boolean {
  const found = session.withContext(entry.record.context, () => synthesizeInstance(session, entry.record.term.type));
  if (found === "unknown" && mayPostpone) return false;
  if (found === null || found === "unknown") return failToSynthesize(session, entry.record.term.type, entry.offset);
  if (!entry.record.isAssigned) session.metavariables.assign(entry.record, found);
  else if (!unify(session, entry.record.term, found))
    return reject(
      entry.offset,
      () =>
        `synthesized type class instance is not definitionally equal to expression inferred by typing rules, synthesized\n  ${session.show(found)}\ninferred\n  ${session.show(entry.record.term)}`,
    );
  remove(session, entry);
  return true;
}

function resumeOperator(session: Session, entry: PostponedTerm & { kind: "operator" }, mayPostpone: boolean): boolean {
  const { record, symbol, offset } = entry;
  const type = session.instantiate(record.term.type);
  if (applicationHead(type.first).kind === TermKind.metavariable) {
    if (mayPostpone) return false;
    return reject(
      offset,
      () =>
        `typeclass instance problem is stuck, it is often due to metavariables\n  operator \`${symbol}\` at type \`${session.show(type.first)}\``,
    );
  }
  if (symbol === "-x" && numberType(session, type.first) === naturalType) return unsupported(offset, "negation `-`");
  const numbers = numberType(session, type.first);
  const operator = numbers === null ? null : operatorAt(symbol, numbers);
  if (operator === null || !unify(session, type, inferType(session, operator)))
    return outsideNumbers(session, offset, symbol, type.first);
  if (!unify(session, record.term, operator)) return unsupported(offset, `operator \`${symbol}\` found by unification`);
  remove(session, entry);
  return true;
}

function resumeNumeral(session: Session, entry: PostponedTerm & { kind: "numeral" }, mayPostpone: boolean): boolean {
  const { record, value, offset } = entry;
  if (isOpen(session, record.term.type))
    return !mayPostpone && unsupported(offset, "numeral of a type that is not known");
  const type = numberType(session, record.term.type);
  if (type === null)
    return reject(offset, () => `failed to synthesize\n  OfNat ${session.show(record.term.type)} ${value}`);
  const numeral = numeralAt(session, value, type, offset);
  if (!unify(session, record.term, numeral)) return unsupported(offset, `numeral \`${value}\` found by unification`);
  remove(session, entry);
  return true;
}

function remove(session: Session, entry: PostponedTerm): void {
  session.postponed = session.postponed.filter((other) => other !== entry);
}

/** Elaborates with `body` and then everything it put off. */
export function withoutPostponing<Result>(
  session: Session,
  body: () => Result,
  extent: "wholly" | "butInstances" = "wholly",
): Result {
  const start = session.postponed;
  const outer = session.mayPostpone;
  session.mayPostpone = true;
  const result = body();
  resumePostponed(session, start, extent);
  session.mayPostpone = outer;
  if (session.postponedLevels.length > 0 && !forcePostponedLevels(session))
    reject(0, "stuck at solving universe constraint");
  return result;
}

/** Elaborates a term of type `type` and everything it puts off. */
export function elaborateWholly(
  session: Session,
  syntax: TermSyntax,
  type: Term | null,
  extent: "wholly" | "butInstances" = "wholly",
): Term {
  return withoutPostponing(
    session,
    () => (type === null ? elaborate(session, syntax, null) : elaborateTo(session, syntax, type)),
    extent,
  );
}
