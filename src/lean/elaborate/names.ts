/**
 * What an identifier stands for. As in Lean, the longest prefix that is a local variable wins over every constant; then
 * the longest prefix that is a constant: in the current namespace and those around it, innermost first, else at the root
 * and in all that is open, where several meanings may compete. Source: Lean 4, `ResolveName.lean`.
 */
import { constantsOf, type Term } from "../kernel/index.ts";
import { reject, unsupported } from "./failure.ts";
import { unsoundNames } from "./outside-names.ts";
import { enclosingNamespaces } from "./scope.ts";
import type { Session } from "./session.ts";

export type Resolved =
  | { readonly kind: "local"; readonly variable: Term; readonly fields: readonly string[] }
  | { readonly kind: "constant"; readonly name: string; readonly fields: readonly string[] };

const noFields: readonly string[] = [];

/** What `name` refers to here; null when to nothing. An ambiguous name is refused. */
export function resolveName(session: Session, name: string, offset: number): Resolved | null {
  const found = resolveAll(session, name, offset);
  if (found.length > 1) rejectAmbiguous(found, offset);
  return found[0] ?? null;
}

/** Everything `name` may refer to here. */
export function resolveAll(session: Session, name: string, offset: number): readonly Resolved[] {
  for (let end = name.length; end > 0; end = name.lastIndexOf(".", end - 1)) {
    session.spend(1 + (end >> 5));
    const entry = session.context.lookup(name, end);
    if (entry === null) continue;
    const fields = end === name.length ? noFields : name.slice(end + 1).split(".");
    return [{ kind: "local", variable: entry.variable!, fields }];
  }
  for (const shared of session.sharedNames)
    if (name === shared || name.startsWith(`${shared}.`)) unsupported(offset, `variable \`${shared}\` here`);
  for (let end = name.length; end > 0; end = name.lastIndexOf(".", end - 1)) {
    session.spend(1 + (end >> 5));
    const written = name.slice(0, end);
    if (isOwnName(session, written)) return [];
    const local = session.localFunctions.get(written);
    const isLocal = local !== undefined && session.environment.has(local);
    let constants = isLocal ? [local] : findConstants(session, written, offset);
    if (session.integerOrders) constants = constants.map((name) => integerForms.get(name) ?? name);
    if (constants.length === 0) {
      if (isOnlyLeans(session, written)) return unsupported(offset, `\`${written}\``);
      continue;
    }
    const fields = end === name.length ? noFields : name.slice(end + 1).split(".");
    return constants.map((constant) => ({ kind: "constant", name: constant, fields }));
  }
  return [];
}

/** What core states of orders through their classes, and the library for numbers and integers each. */
export const integerForms: ReadonlyMap<string, string> = new Map([
  ["ge_iff_le", "instInt.ge_iff_le"],
  ["gt_iff_lt", "instInt.gt_iff_lt"],
  ["instNat.gt", "instInt.gt"],
  ["instNat.ge", "instInt.ge"],
]);

/** Does what is being proved speak of integers? */
export function mentionsIntegers({ statement }: Session): boolean {
  return statement !== null && constantsOf(statement.type).includes("Int");
}

/** Does `name` mean the theorem or function that is being proved or defined? */
export function isOwnName(session: Session, name: string): boolean {
  const own = session.statement?.name ?? "";
  if (own !== "" && session.localFunctions.get(name) === own) return true;
  if (own === "" || !own.endsWith(name) || session.library.isPrelude) return false;
  return own === name || enclosingNamespaces(session.namespace).some((space) => own === `${space}.${name}`);
}

/** Is it a name that real Lean surely has, and the library lacks? */
function isOnlyLeans({ library }: Session, name: string): boolean {
  if (library.isPrelude || unsoundNames.has(name)) return false;
  return library.core?.kindOf(name) != null || library.isDerived(name);
}

function rejectAmbiguous(resolved: readonly Resolved[], offset: number): never {
  const names = resolved.map((one) => (one.kind === "constant" ? [one.name, ...one.fields].join(".") : ""));
  return reject(offset, `ambiguous, possible interpretations: ${names.join(", ")}`);
}

/** Constants that Lean exports from their namespace. */
const exported: ReadonlyMap<string, string> = new Map([
  ["true", "Bool.true"],
  ["false", "Bool.false"],
  ["none", "Option.none"],
  ["some", "Option.some"],
  ["isTrue", "Decidable.isTrue"],
  ["isFalse", "Decidable.isFalse"],
  ["decide", "Decidable.decide"],
  ["and", "Bool.and"],
  ["or", "Bool.or"],
  ["not", "Bool.not"],
  ["xor", "Bool.xor"],
  ["default", "Inhabited.default"],
  ["eq_of_beq", "LawfulBEq.eq_of_beq"],
]);

/** Names that core exports from a namespace that the library lacks. */
const otherExports: ReadonlySet<string> = new Set(
  `pure bind min max hash sizeOf toString reprPrec compare trans insert singleton failure get set
   modifyGet read throw tryCatch withReader monadLift monadMap forIn forIn' forM getElem getElem? getElem!
   id_map map_const comp_map pure_bind bind_assoc bind_map bind_pure_comp seq_assoc pure_seq map_pure seq_pure seqLeft_eq
   seqRight_eq`.split(/\s+/),
);

/** Does core make `name` stand for a constant of a namespace? */
export function isExported(name: string): boolean {
  return exported.has(name) || otherExports.has(name);
}

/** The constant `name` as seen from the current namespace and the open ones; null when there is none. */
export function resolveConstant(session: Session, name: string, offset: number): string | null {
  const constants = findConstants(session, name, offset);
  if (constants.length > 1)
    return reject(offset, `ambiguous identifier \`${name}\`, possible interpretations: ${constants.join(", ")}`);
  return constants[0] ?? null;
}

/** Every constant that `name`, taken as a whole, may stand for. What a proof finds in the library alone is kept. */
function findConstants(session: Session, name: string, offset: number): readonly string[] {
  const { library } = session;
  const isPlain = library.isComplete && session.namespace === "" && session.openDeclarations.length === 0;
  if (!isPlain) return searchConstants(session, name, offset);
  let found = library.meanings.get(name);
  if (found === undefined) {
    found = searchConstants(session, name, offset);
    if (found.length > 0) library.meanings.set(name, found);
  }
  return found;
}

function searchConstants(session: Session, name: string, offset: number): readonly string[] {
  if (name.startsWith("_root_.")) return known(session, name.slice(7), offset);
  const isAtomic = !name.includes(".");
  for (const space of enclosingNamespaces(session.namespace)) {
    const found = inNamespace(session, space, name, isAtomic, offset);
    if (found.length > 0) return found;
  }
  const atRoot = known(session, name, offset);
  if (atRoot.length > 0 && (!isAtomic || session.openDeclarations.length === 0)) return atRoot;
  const found = new Set(atRoot);
  const exportedAs = exported.get(name) ?? session.library.aliasOf(name);
  if (exportedAs !== undefined) for (const constant of known(session, exportedAs, offset)) found.add(constant);
  for (const declaration of session.openDeclarations) {
    if (declaration.kind === "namespace") {
      if (declaration.hidden.includes(name)) continue;
      for (const constant of inNamespace(session, declaration.namespace, name, isAtomic, offset)) found.add(constant);
    } else if (declaration.kind === "name" && (name === declaration.name || name.startsWith(`${declaration.name}.`))) {
      const whole = declaration.target + name.slice(declaration.name.length);
      for (const constant of known(session, whole, offset)) found.add(constant);
    }
  }
  if (found.size > 0 && atRoot.length === 0 && session.library.core?.kindOf(name) != null)
    return unsupported(offset, `\`${name}\``);
  return [...found];
}

/** Every namespace in which a name is looked for. */
export function searchedNamespaces(session: Session): readonly string[] {
  const opened = session.openDeclarations.flatMap((one) => (one.kind === "namespace" ? [one.namespace] : []));
  return [...enclosingNamespaces(session.namespace), ...opened];
}

const nothing: readonly string[] = [];

/** Names of the library of which it is not known here whether core protects them: their short form is unsupported. */
const maybeProtected: ReadonlySet<string> = new Set(
  `div_eq_zero_iff div_pos_iff pow_eq_zero zero_pow_of_pos pred_eq_succ_iff add_succ_sub_one succ_add_sub_one
   min_eq_zero_iff max_eq_zero_iff one_mod mod_succ mod_succ_eq_iff_lt pred_eq_sub_one add_one_sub_one sub_one_lt
   sub_pos_of_lt succ_sub exists_eq_add_one_of_ne_zero eq_zero_of_add_eq_zero add_eq_right add_eq_left mul_add_one
   add_one_mul pow_add_one le_succ_iff le_add_one_iff le_one_iff_eq_zero_or_eq_one one_le_of_lt not_succ_lt_self
   one_lt_succ_succ add_pos_iff_pos_or_pos mul_lt_mul'' eq_one_of_mul_eq_one_right eq_one_of_mul_eq_one_left
   mul_self_le_mul_self_iff mul_self_lt_mul_self_iff mul_self_inj le_mul_self lt_mul_of_div_lt one_le_div_iff
   div_lt_one_iff mul_mod_mod mod_mod_of_dvd dvd_mod_iff dvd_mul_left_of_dvd dvd_mul_right_of_dvd mod_eq_zero_of_dvd
   dvd_of_mod_eq_zero dvd_iff_mod_eq_zero emod_pos_of_not_dvd decidable_dvd le_of_lt_add_one lt_add_one_iff
   eq_zero_or_pos lt_one_iff one_le_iff_ne_zero le_of_add_right_le le_of_add_left_le lt_of_add_right_lt
   mul_self_le_mul_self mul_self_lt_mul_self two_pow_pos`
    .split(/\s+/)
    .map((name) => `Nat.${name}`),
);

/** Protected names of core that the library lacks, as far as a name at the root is called like them. */
const protectedInCore: ReadonlySet<string> = new Set(
  "and_self and_comm and_assoc or_self or_comm or_assoc xor repr cast".split(" ").map((name) => `Nat.${name}`),
);

/** The constant `full`, if the text may name it. A name whose declaration was not understood is unsupported. */
function known(session: Session, full: string, offset: number): readonly string[] {
  const { library } = session;
  if (library.isPoisoned(full)) return unsupported(offset, `\`${full}\`, whose declaration was not understood`);
  // The environment's own string: what is looked up by it later is found by identity, not letter by letter.
  const declaration = session.environment.get(full);
  if (declaration !== undefined) return library.isVisible(full) ? [declaration.name] : nothing;
  return library.isRefused(full) ? reject(offset, `\`${full}\` was declared with an error`) : nothing;
}

/** `name` in the namespace `space`: of a protected name at least two components must be written. */
function inNamespace(
  session: Session,
  space: string,
  name: string,
  isAtomic: boolean,
  offset: number,
): readonly string[] {
  const { library } = session;
  const full = `${space}.${name}`;
  const alias = library.aliasOf(full);
  if (alias !== undefined) return known(session, alias, offset);
  const found = known(session, full, offset);
  if (found.length === 0) {
    const isCore = library.core?.kindOf(full) != null && !(isAtomic && protectedInCore.has(full));
    return isCore ? unsupported(offset, `\`${full}\``) : nothing;
  }
  if (isAtomic && library.isProtected(full)) return nothing;
  if (isAtomic && maybeProtected.has(full) && !library.isPrelude)
    return unsupported(offset, `\`${full}\` without its namespace`);
  return found;
}
