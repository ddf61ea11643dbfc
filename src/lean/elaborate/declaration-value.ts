/**
 * What a declaration stands for: its header and its value, recursion compiled away, over those variables of its scope
 * that it has. Source: Lean 4, `Elab/MutualDef.lean`.
 */
import {
  ABBREVIATION_HINT,
  addDeclaration,
  applicationHead,
  constantsOf,
  KernelError,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Command, DeclarationSignature, LocalFunction, Measure, ProofSyntax } from "../syntax/index.ts";
import { bindingUnboundNames } from "./auto-bound.ts";
import { closeBinders } from "./close-binders.ts";
import type { CommandState } from "./command.ts";
import { ElaborationFailure, RecursiveUse, reject, unsupported } from "./failure.ts";
import { checkFresh } from "./fresh-names.ts";
import {
  checkUniverses,
  elaborateHeader,
  type Header,
  nameLevels,
  orderLevels,
  pushBinders,
  pushShared,
  refuseOpenSort,
  type SharedBinders,
} from "./header.ts";
import { inferType } from "./infer-type.ts";
import type { Library } from "./library.ts";
import { emptyContext } from "./local-context.ts";
import { withoutPostponing } from "./postponed.ts";
import { closedProof, elaborateProof, openHeader } from "./proof.ts";
import { structurally } from "./recursion.ts";
import { allVariables, type Selection, usedVariables, variablesAt, variablesOfTheorem } from "./section-variables.ts";
import type { Session } from "./session.ts";
import { elaborate } from "./term.ts";

export type Declaration = Command & {
  readonly kind: "theorem" | "lemma" | "example" | "def" | "abbrev" | "instance" | "axiom" | "opaque";
};

/** A function of a `where`, to be declared before the declaration whose `where` it is. */
export interface LocalDefinition {
  /** What the text calls it, and its whole name. */
  readonly called: string;
  readonly name: string;
  readonly header: Header;
  readonly value: Term;
  readonly measure: Measure | null;
}

interface HeaderAndValue {
  readonly header: Header;
  readonly value: Term;
  /** The session of the value. */
  readonly session: Session;
}

export interface ElaboratedValue extends HeaderAndValue {
  readonly isTheorem: boolean;
  readonly locals: readonly LocalDefinition[];
}

/** What a declaration is elaborated with. */
interface Surroundings {
  readonly shared: SharedBinders;
  readonly namespace: string;
  readonly locals: readonly LocalDefinition[];
  /** Names out of reach. */
  readonly hidden: readonly string[];
  /** In a function of a `where`: what it calls itself. */
  readonly called?: { readonly short: string; readonly full: string };
}

/** Theorems have the variables that their header needs; definitions also those that only their value needs. */
export function elaborateValue(state: CommandState, command: Declaration, name: string): ElaboratedValue {
  const { kind, start, locals = [], signature } = command;
  const isTheorem = kind === "theorem" || kind === "lemma";
  if (locals.length > 0 && (isTheorem || kind === "example")) unsupported(locals[0]!.start, "where");
  const binders = state.variables.map(({ binder }) => binder);
  const { namespace } = state.declared(signature.name?.name ?? "");
  const around = { namespace, locals: locals.map((one) => elaborateLocal(state, command, one, name)), hidden: [] };
  const over = (selection: Selection): ElaboratedValue =>
    elaborateOver(state, command, name, { ...around, shared: { binders, selection } });
  if (isTheorem) return over(variablesOfTheorem(state.variables));
  if (kind === "example" || binders.length === 0) return over(allVariables);
  return withUsedOnly(over, start);
}

/** A definition over those variables that it uses. */
function withUsedOnly(over: (selection: Selection) => ElaboratedValue, offset: number): ElaboratedValue {
  const whole = over(allVariables);
  const used = usedOf(whole, offset);
  if (!used.includes(false)) return whole;
  try {
    const again = over(variablesAt(used));
    if (!usedOf(again, offset).includes(false)) return again;
  } catch (error) {
    if (!(error instanceof ElaborationFailure) || error.kind !== "rejected") throw error;
  }
  return unsupported(offset, "definition that mentions a variable of its scope in passing");
}

function usedOf({ header, value, session }: HeaderAndValue, offset: number): boolean[] {
  return usedVariables(session, header.type, value, header.sharedCount, offset);
}

/**
 * A function of a `where` is a definition of its own, over those of the variables around it that it uses: the scope's and
 * the binders of the declaration. It does not know the declaration, nor the other functions.
 */
function elaborateLocal(
  state: CommandState,
  outer: Declaration,
  { signature, value, start, end }: LocalFunction,
  outerName: string,
): LocalDefinition {
  const { name: called } = signature.name;
  const name = `${outerName}.${called}`;
  const { signature: around, modifiers } = outer;
  if (around.name === null || around.universes.length > 0 || called.includes(".")) return unsupported(start, "where");
  checkFresh(state.library, name, signature.name.start);
  const { namespace } = state.declared(around.name.name);
  const binders = [...state.variables.map(({ binder }) => binder), ...around.binders];
  const others = outer
    .locals!.filter((other) => other.signature !== signature)
    .map((other) => other.signature.name.name);
  const hidden = [around.name.name, outerName, ...others];
  const command: Declaration = { kind: "def", start, end, modifiers, signature, value };
  const over = (selection: Selection): ElaboratedValue =>
    elaborateOver(state, command, name, {
      shared: { binders, selection },
      namespace,
      locals: [],
      hidden,
      called: { short: called, full: name },
    });
  return { called, name, measure: value.measure ?? null, ...withUsedOnly(over, start) };
}

function elaborateOver(
  state: CommandState,
  command: Declaration,
  name: string,
  surroundings: Surroundings,
): ElaboratedValue {
  const { signature } = command;
  const { shared, locals } = surroundings;
  const isTheorem = command.kind === "theorem" || command.kind === "lemma" || command.kind === "example";
  const proof = proofSyntax(command);
  if (signature.type === null) {
    if (isTheorem) return reject(command.start, "missing type of the theorem");
    if (locals.length > 0 || surroundings.called !== undefined)
      return unsupported(command.start, "where without a type");
    return { ...elaborateUntyped(state, signature, proof, surroundings), isTheorem, locals };
  }
  const session = surroundedSession(state, state.library, surroundings);
  session.autoBound = state.autoBound;
  const own = signature.name === null ? "" : name;
  const header = elaborateHeader(session, signature, state.universeNames, own, shared);
  if (isTheorem) refuseOpenSort(header);
  const layer = locals.length === 0 ? state.library : layerWith(state.library, locals);
  const inner = surroundedSession(state, layer, surroundings);
  inner.isFunction = !isTheorem;
  // By what means Lean unfolds a function with a measure hangs on the place.
  if (constantsOf(header.type).some((used) => state.library.isMeasured(used)))
    inner.raiseDoubt(command.start, "function with `termination_by`");
  try {
    const value = elaboratedValue(inner, header, proof, locals);
    const { measure } = command.value!;
    if (measure !== undefined) unsupported(measure.start, "termination_by without recursion");
    return { header, value, session: inner, isTheorem, locals };
  } catch (error) {
    if (!(error instanceof RecursiveUse) || state.library.isPrelude) throw error;
    if (locals.length > 0) return unsupported(command.start, "recursion beside `where`");
    const measure = command.value?.measure ?? null;
    return { ...elaborateRecursion(state, header, proof, surroundings, measure), isTheorem, locals };
  }
}

function surroundedSession(state: CommandState, library: Library, surroundings: Surroundings): Session {
  const { namespace, hidden, locals, called } = surroundings;
  const session = state.session(library, namespace);
  if (called !== undefined) session.localFunctions = new Map([[called.short, called.full]]);
  session.sharedNames = [...hidden, ...locals.map(({ name }) => name)];
  return session;
}

/** The library with constants for the functions of a `where`, which nothing can be known of yet. */
function layerWith(library: Library, locals: readonly LocalDefinition[]): Library {
  const layer = library.extend();
  for (const { name, header } of locals)
    layer.environment.insert({ kind: "axiom", name, levelParameters: header.levelParameters, type: header.type });
  return layer;
}

/** A value that calls what it defines: elaborated over a constant for that, which then disappears. */
function elaborateRecursion(
  state: CommandState,
  header: Header,
  proof: ProofSyntax,
  surroundings: Surroundings,
  measure: Measure | null,
): HeaderAndValue {
  const layer = state.library.extend();
  const { levelParameters, type } = header;
  const name = header.name!;
  layer.environment.insert({ kind: "axiom", name, levelParameters, type });
  const session = surroundedSession(state, layer, surroundings);
  const written = elaboratedValue(session, { ...header, name: "" }, proof, [], name);
  const argument = measure === null ? null : measuredArgument(header, measure, written);
  const value = structurally(session, name, written, proof.start, argument);
  try {
    const hint = ABBREVIATION_HINT;
    const declaration = { kind: "definition", name, levelParameters, type, value, hint } as const;
    addDeclaration(state.library.extend().environment, declaration);
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    unsupported(proof.start, "recursion whose translation the kernel refuses");
  }
  state.library.setRecursiveBody(name, written);
  return { header, value, session };
}

/**
 * The argument that a measure speaks of, when it is one by which Lean surely finds the recursion to end: a number, or a
 * list or its length. Recursion on the parts of the argument makes it smaller.
 */
function measuredArgument(header: Header, { term, names, isStructural, start }: Measure, value: Term): number {
  if (term.kind !== "identifier") return unsupported(start, "termination_by");
  const [variable, ...fields] = term.name.split(".");
  const called = names.map((name) => (name.kind === "identifier" ? name.name : ""));
  const known = [...header.binders.map(({ name, accessible }) => (accessible ? name : "")), ...called];
  const argument = known.lastIndexOf(variable!);
  let rest = value;
  for (let i = 0; i < argument; i++) rest = rest.second;
  const type = argument < 0 || rest.kind !== TermKind.lambda ? "" : applicationHead(rest.first).name;
  const isSure = fields.length === 0 ? type === "Nat" || type === "List" : type === "List" && !isStructural;
  if (!isSure || (fields.length > 0 && fields.join(".") !== "length")) return unsupported(start, "termination_by");
  return argument;
}

/** `def f binders := value`: the type is the value's. */
function elaborateUntyped(
  state: CommandState,
  signature: DeclarationSignature,
  proof: ProofSyntax,
  { namespace, shared }: Surroundings,
): HeaderAndValue {
  if (proof.kind === "tactics") return reject(proof.start, "failed to infer definition type");
  const session = state.session(state.library, namespace);
  checkUniverses(signature, state.universeNames);
  session.levelNames = [...state.universeNames, ...signature.universes];
  session.autoBound = state.autoBound;
  const variables = pushShared(session, shared);
  let kept: readonly Term[] = [];
  const value = withoutPostponing(session, () => {
    const outer = session.context;
    const pushed = bindingUnboundNames(session, (bound) => pushBinders(session, [...bound, ...signature.binders]));
    session.autoBound = false;
    const body = elaborate(session, proof.term, null);
    session.context = outer;
    const own = closeBinders(session, TermKind.lambda, pushed, body);
    session.context = emptyContext;
    kept = shared.selection(session, variables, session.instantiate(own));
    return closeBinders(session, TermKind.lambda, kept, own);
  });
  const closed = session.instantiate(value);
  if (closed.hasMetavariable) return reject(proof.start, "failed to infer definition type");
  const named = nameLevels(closed, session.levelNames);
  const type = session.instantiate(inferType(session, named.type));
  const levelParameters = orderLevels(named.type, signature.universes, state.universeNames, named.made);
  const header = { levelParameters, type, binders: [], sharedCount: kept.length };
  return { header, value: named.type, session };
}

/** The closed value of a declaration, which may call itself as `recursive` and the functions of its `where`. */
function elaboratedValue(
  session: Session,
  header: Header,
  proof: ProofSyntax,
  locals: readonly LocalDefinition[],
  recursive: string | null = null,
): Term {
  const opened = openHeader(session, header);
  const appliedTo = new Map(locals.map((local) => [local.name, capturedBy(session, local, proof.start)]));
  if (recursive !== null && header.sharedCount > 0)
    appliedTo.set(recursive, opened.variables.slice(0, header.sharedCount));
  session.appliedTo = appliedTo;
  if (locals.length > 0) session.localFunctions = new Map(locals.map(({ called, name }) => [called, name]));
  elaborateProof(session, opened, proof);
  return closedProof(session, opened, proof.start);
}

/** The variables in scope that a function of the `where` is over. */
function capturedBy(session: Session, { header }: LocalDefinition, offset: number): Term[] {
  return header.binders.slice(0, header.sharedCount).map(({ name, accessible }) => {
    const named = session.context.entries().filter((entry) => entry.accessible && entry.name === name);
    if (!accessible || named.length !== 1) return unsupported(offset, "where over variables without a name");
    return named[0]!.variable!;
  });
}

/** The value of a declaration as a proof. */
function proofSyntax(command: Declaration): ProofSyntax {
  const { value, start, end } = command;
  if (value === null) return reject(command.start, "declaration body is missing");
  if (value.kind === "alternatives")
    return {
      kind: "term",
      start: value.start,
      end: value.end,
      term: { kind: "funMatch", alternatives: value.alternatives, start, end },
    };
  const { term } = value;
  if (term.kind === "by") return { kind: "tactics", start: term.start, end: term.end, tactics: term.tactics };
  return { kind: "term", start: term.start, end: term.end, term };
}
