/**
 * Heads of applications: variables, constants, and what dots make of them. The arguments are in call.ts, the dots in
 * field.ts. Source: Lean 4, `Elab/App.lean`.
 */
import { applicationHead, constant, type Term, TermKind } from "../kernel/index.ts";
import type { Argument, Identifier, Term as TermSyntax } from "../syntax/index.ts";
import { elaborateDotIdentifier } from "./anonymous-constructor.ts";
import { elaborateComparison } from "./arithmetic.ts";
import { isAutoBound, UnboundName } from "./auto-bound.ts";
import { bareCall, type Call, elaborateCall, type NamedCallArgument } from "./call.ts";
import { ElaborationFailure, RecursiveUse, reject, unsupported } from "./failure.ts";
import { applyField } from "./field.ts";
import { inferType } from "./infer-type.ts";
import { elaborateLevel } from "./levels.ts";
import { integerForms, isOwnName, mentionsIntegers, type Resolved, resolveAll, searchedNamespaces } from "./names.ts";
import { orPostpone } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborate, typeMismatch } from "./term.ts";
import { unify } from "./unify.ts";

const minimum = constant("min");
const maximum = constant("max");

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

const isNamed = ({ kind }: Argument): boolean => kind === "namedArgument";

function callOf(syntax: Of<"application">, explicit: boolean): Call {
  const { start, ellipsis } = syntax;
  if (!syntax.arguments.some(isNamed))
    return { offset: start, positional: syntax.arguments as readonly TermSyntax[], named: [], explicit, ellipsis };
  const positional: TermSyntax[] = [];
  const named: NamedCallArgument[] = [];
  for (const argument of syntax.arguments as readonly Argument[])
    if (argument.kind === "namedArgument")
      named.push({ name: argument.name.name, value: argument.value, start: argument.start });
    else positional.push(argument);
  return { offset: syntax.start, positional, named, explicit, ellipsis: syntax.ellipsis };
}

export function elaborateApplication(session: Session, syntax: Of<"application">, expected: Term | null): Term {
  const isExplicit = syntax.fn.kind === "explicit";
  const fn = syntax.fn.kind === "explicit" ? syntax.fn.fn : syntax.fn;
  return elaborateHead(session, fn, callOf(syntax, isExplicit), expected, syntax);
}

export function elaborateIdentifier(session: Session, syntax: Identifier, expected: Term | null): Term {
  return elaborateHead(session, syntax, bareCall(syntax.start), expected, syntax);
}

export function elaborateExplicit(session: Session, syntax: Of<"explicit">, expected: Term | null): Term {
  return elaborateHead(session, syntax.fn, bareCall(syntax.start, true), expected, syntax);
}

export function elaborateField(session: Session, syntax: Of<"field" | "projection">, expected: Term | null): Term {
  return elaborateHead(session, syntax, bareCall(syntax.start), expected, syntax);
}

/** `fn` applied as `call` says; `whole` is the syntax put off when the type of a dotted object is not known yet. */
function elaborateHead(session: Session, fn: TermSyntax, call: Call, expected: Term | null, whole: TermSyntax): Term {
  switch (fn.kind) {
    case "identifier":
      return elaborateNamed(session, fn, call, expected, whole);
    case "field":
      return orPostpone(session, whole, expected, () =>
        applyField(session, elaborate(session, fn.object, null), [fn.field], call, expected),
      );
    case "projection":
      return orPostpone(session, whole, expected, () =>
        applyField(session, elaborate(session, fn.object, null), [String(fn.index)], call, expected),
      );
    case "dotIdentifier":
      return elaborateDotIdentifier(session, fn, call, expected, whole);
    case "explicit":
      return elaborateHead(session, fn.fn, { ...call, explicit: true }, expected, whole);
    default:
      return orPostpone(session, whole, expected, () =>
        elaborateCall(session, elaborate(session, fn, null), call, expected),
      );
  }
}

/** `min a b` and `max a b`, operators in all but their form; null for anything else. */
function elaborateExtremum(session: Session, head: Term, call: Call): Term | null {
  if ((head !== minimum && head !== maximum) || call.explicit || call.named.length > 0) return null;
  const [left, right] = call.positional;
  if (call.positional.length !== 2 || left!.kind === "elaborated" || right!.kind === "elaborated") return null;
  return elaborateComparison(session, head.name, left!, right!);
}

function elaborateNamed(
  session: Session,
  syntax: Identifier,
  call: Call,
  expected: Term | null,
  whole: TermSyntax,
): Term {
  const meanings = resolveAll(session, syntax.name, syntax.start);
  const resolved = meanings[0];
  if (resolved === undefined) return unknownIdentifier(session, syntax);
  if (resolved.kind === "constant") {
    const integers = integerForms.get(resolved.name);
    if (integers !== undefined && mentionsIntegers(session))
      return elaborateOverloaded(session, [resolved, { ...resolved, name: integers }], syntax, call, expected, whole);
  }
  if (meanings.length === 1) return elaborateResolved(session, resolved, syntax, call, expected, whole);
  return elaborateOverloaded(session, meanings, syntax, call, expected, whole);
}

/** Tries every meaning: the only one that succeeds is meant. Source: Lean 4, `Elab/App.lean` (`mergeFailures`, `elabAppAux`). */
function elaborateOverloaded(
  session: Session,
  meanings: readonly Resolved[],
  syntax: Identifier,
  call: Call,
  expected: Term | null,
  whole: TermSyntax,
): Term {
  const before = session.save();
  const attempt = (resolved: Resolved): Term => {
    const term = elaborateResolved(session, resolved, syntax, call, expected, whole);
    const found = inferType(session, term);
    if (expected !== null && !unify(session, found, expected))
      typeMismatch(session, syntax.start, term, found, expected);
    return term;
  };
  const succeeds = (resolved: Resolved): boolean => {
    const { nesting } = session;
    try {
      attempt(resolved);
      return true;
    } catch (error) {
      if (!(error instanceof ElaborationFailure) || error.kind !== "rejected") throw error;
      session.nesting = nesting;
      return false;
    } finally {
      session.restore(before);
    }
  };
  const [only, ...others] = meanings.filter(succeeds);
  if (only === undefined) return attempt(meanings[0]!);
  if (others.length === 0) return attempt(only);
  if (only.kind === "constant" && integerForms.has(only.name))
    return unsupported(syntax.start, `\`${syntax.name}\` about numbers or integers`);
  const names = [only, ...others].map((one) => (one.kind === "constant" ? one.name : ""));
  return reject(syntax.start, `ambiguous, possible interpretations: ${names.join(", ")}`);
}

function elaborateResolved(
  session: Session,
  resolved: Resolved,
  syntax: Identifier,
  call: Call,
  expected: Term | null,
  whole: TermSyntax,
): Term {
  let head: Term;
  if (resolved.kind === "local") head = resolved.variable;
  else if (resolved.fields.length > 0 && isType(session, resolved.name)) return unknownIdentifier(session, syntax);
  else {
    head = constantHead(session, resolved.name, syntax);
    const extremum = resolved.fields.length === 0 ? elaborateExtremum(session, head, call) : null;
    if (extremum !== null) return extremum;
  }
  if (resolved.fields.length === 0) return elaborateCall(session, head, call, expected);
  return elaborateFields(session, head, resolved.fields, syntax, call, expected, whole);
}

/** `head.a.b` applied. */
function elaborateFields(
  session: Session,
  head: Term,
  fields: readonly string[],
  syntax: Identifier,
  call: Call,
  expected: Term | null,
  whole: TermSyntax,
): Term {
  return orPostpone(session, whole, expected, () => {
    const object = elaborateCall(session, head, bareCall(syntax.start), null);
    return applyField(session, object, fields, call, expected);
  });
}

/** Names below an inductive type are constants, not fields of the type. */
function isType(session: Session, name: string): boolean {
  return session.environment.get(name)?.kind === "inductive";
}

function constantHead(session: Session, name: string, syntax: Identifier): Term {
  if (syntax.levels === null) return session.namedConstant(name)!;
  if (session.appliedTo.has(name)) unsupported(syntax.start, "universes of a recursive call");
  const declaration = session.environment.get(name)!;
  if (syntax.levels.length > declaration.levelParameters.length)
    return reject(syntax.start, `too many explicit universe levels for '${name}'`);
  const given = syntax.levels.map((level) => elaborateLevel(session, level));
  while (given.length < declaration.levelParameters.length) given.push(session.metavariables.makeLevel());
  return constant(name, given);
}

function unknownIdentifier(session: Session, syntax: Identifier): never {
  const isQualified = syntax.name.includes(".");
  if (isOwnName(session, syntax.name) && (session.isFunction || mayRecurse(session)))
    throw new RecursiveUse(syntax.start, syntax.name);
  if (mayBeLeans(session, syntax.name)) return unsupported(syntax.start, `\`${syntax.name}\``);
  if (session.bindsNames && isAutoBound(syntax.name)) throw new UnboundName(syntax);
  if (session.autoBound)
    return unsupported(
      syntax.start,
      isQualified ? `\`${syntax.name}\`` : `auto-bound implicit variable \`${syntax.name}\``,
    );
  const kind = isQualified ? "constant" : "identifier";
  return reject(syntax.start, `Unknown ${kind} \`${syntax.name}\``);
}

/** May real Lean's library have what the text calls `name`? */
function mayBeLeans(session: Session, name: string): boolean {
  const { library } = session;
  if (library.isOutside(name)) return true;
  return searchedNamespaces(session).some(
    (space) => library.isLeanNamespace(space) && library.isOutside(`${space}.${name}`),
  );
}

/** Is there a variable of a recursive type that the proof itself has made? Only then can recursion be well-founded. */
function mayRecurse(session: Session): boolean {
  for (let entry = session.context; entry.parent !== null; entry = entry.parent) {
    const variable = entry.variable!;
    const head = applicationHead(variable.type);
    if (variable.index < session.metavariables.firstId || head.kind !== TermKind.constant) continue;
    const declaration = session.environment.get(head.name);
    if (declaration?.kind === "inductive" && declaration.isRecursive) return true;
  }
  return false;
}
