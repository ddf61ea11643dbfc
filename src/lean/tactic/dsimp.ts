/**
 * What `dsimp` may use: definitions by name, equations that hold by `rfl`, arithmetic on literals, and the reduction of
 * projections and case distinctions of constructors. Source: Lean 4, `Lean/Meta/Tactic/Simp/Main.lean` (`dsimpGoal`).
 */
import { unsupported } from "../elaborate/failure.ts";
import { isProposition } from "../elaborate/infer-type.ts";
import { resolveName } from "../elaborate/names.ts";
import { type Session, Transparency } from "../elaborate/session.ts";
import { unfoldWith } from "../elaborate/unfold.ts";
import { unify } from "../elaborate/unify.ts";
import { majorPositionOf, reduceRecursor } from "../elaborate/whnf.ts";
import {
  applicationArguments,
  applicationHead,
  applications,
  constant,
  type Declaration,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { SimpArgument } from "../syntax/index.ts";
import { trueProposition } from "./equality-proofs.ts";
import { literalSimprocs } from "./simp-literals.ts";
import { lemmaRules, SimpRules } from "./simp-rules.ts";
import type { SimpSetting } from "./simplify.ts";

/** Computations on literals that hold by definition. */
const computations: ReadonlySet<string> = new Set([
  ...["Add", "Mul", "Sub", "Div", "Mod", "Pow", "Gcd"].map((name) => `Nat.reduce${name}`),
  ...["Add", "Mul", "Sub", "Div", "Mod", "Pow", "Neg"].map((name) => `Int.reduce${name}`),
]);

/** Lemmas of the library whose proof is `rfl` in core, too, by what may be asked of them: all are `simp` lemmas. */
const definitional: ReadonlySet<string> = new Set(
  `id_eq Function.comp_apply Nat.add_zero Nat.mul_zero Nat.pow_zero Nat.succ_eq_add_one List.length_nil List.length_cons
   List.map_nil List.map_cons List.nil_append List.cons_append List.foldl_nil List.foldl_cons List.foldr_nil List.foldr_cons
   Fin.val_succ Fin.val_last Fin.val_castSucc`.split(/\s+/),
);

/** What `dsimp` stands between itself and `at`. */
export interface DefinitionalCall {
  readonly only: boolean;
  readonly lemmas: readonly SimpArgument[] | null;
  readonly start: number;
}

export function definitionalSetting(session: Session, call: DefinitionalCall): SimpSetting {
  const rules = new SimpRules(null);
  const literals = new Set(call.only ? [] : computations);
  const unfolded = new Set<string>();
  if (!call.only)
    for (const name of session.library.withAttribute("simp"))
      if (isDefinitional(session, name)) rules.add(lemmaRules(session, name, false));
  for (const argument of call.lemmas ?? []) addArgument(session, argument, rules, literals, unfolded);
  return { rules, literals, unfold: (term) => unfoldNamed(session, term, unfolded) ?? reduce(session, term) };
}

function addArgument(
  session: Session,
  argument: SimpArgument,
  rules: SimpRules,
  literals: Set<string>,
  unfolded: Set<string>,
): void {
  const { start } = argument;
  if (argument.kind !== "lemma" || argument.reverse || argument.term.kind !== "identifier")
    unsupported(start, "argument of `dsimp`");
  const { name } = argument.term;
  if (computations.has(name)) {
    literals.add(name);
    return;
  }
  const resolved = literalSimprocs.has(name) ? null : resolveName(session, name, start);
  if (resolved?.kind !== "constant" || resolved.fields.length > 0) unsupported(start, "argument of `dsimp`");
  if (isDefinitional(session, resolved.name)) rules.add(lemmaRules(session, resolved.name, false));
  else if (isOwnDefinition(session, resolved.name)) unfolded.add(resolved.name);
  else unsupported(start, `\`dsimp\` with \`${name}\``);
}

/** A definition of the text. Those of the library are not all written as core's. */
function isOwnDefinition(session: Session, name: string): boolean {
  const declaration = session.environment.get(name);
  return (
    declaration?.kind === "definition" &&
    !session.library.isOfPrelude(name) &&
    !session.library.isMeasured(name) &&
    !isProposition(session, declaration.type)
  );
}

/** Does the theorem hold by `rfl`, so that Lean knows it? */
function isDefinitional(session: Session, name: string): boolean {
  if (session.library.isOfPrelude(name)) return definitional.has(name);
  const declaration: Declaration | undefined = session.environment.get(name);
  if (declaration?.kind !== "theorem") return false;
  let proof = declaration.value;
  while (proof.kind === TermKind.lambda) proof = proof.second;
  const head = applicationHead(proof);
  return head.kind === TermKind.constant && head.name === "rfl";
}

/** An application of a definition that is named, unfolded. */
export function unfoldNamed(session: Session, term: Term, names: ReadonlySet<string>): Term | null {
  const head = applicationHead(term);
  if (head.kind !== TermKind.constant || !names.has(head.name)) return null;
  const declaration = session.environment.get(head.name);
  return declaration?.kind === "definition" ? unfoldWith(session, declaration, term) : null;
}

/** A projection, or a case distinction, of a constructor that is written out. */
function reduce(session: Session, term: Term): Term | null {
  const head = applicationHead(term);
  if (head.kind !== TermKind.constant) return null;
  const args = applicationArguments(term);
  const recursor = session.environment.declarationOf(head);
  if (recursor?.kind === "recursor") {
    const major = args[majorPositionOf(recursor)];
    return major !== undefined && isConstructed(session, major) ? reduceRecursor(session, head, term) : null;
  }
  const dot = head.name.lastIndexOf(".");
  const structure = dot < 0 ? null : session.library.structure(head.name.slice(0, dot));
  const field = structure?.fields.indexOf(head.name.slice(dot + 1)) ?? -1;
  if (structure === null || field < 0) return null;
  const object = args[structure.parameterCount];
  if (object === undefined || !isConstructed(session, object)) return null;
  const value = applicationArguments(object)[structure.parameterCount + field]!;
  return applications(value, args.slice(structure.parameterCount + 1));
}

function isConstructed(session: Session, term: Term): boolean {
  if (term.kind === TermKind.natural) return true;
  return session.environment.declarationOf(applicationHead(term))?.kind === "constructor";
}

/** The proof of a target that `dsimp` leaves; null when it goes on. */
export function definitionalProof(session: Session, target: Term): Term | null {
  if (target === trueProposition) return constant("True.intro");
  const head = applicationHead(target);
  const args = applicationArguments(target);
  if (head.kind !== TermKind.constant || head.name !== "Eq" || args.length !== 3) return null;
  const [type, left, right] = args as [Term, Term, Term];
  const isEqual = session.withTransparency(Transparency.reducible, () => unify(session, left, right));
  return isEqual ? applications(constant("Eq.refl", head.levels), [type, left]) : null;
}
