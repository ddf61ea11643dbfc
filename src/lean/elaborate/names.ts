/**
 * What an identifier stands for. As in Lean, the longest prefix that is a local variable wins over every constant; then
 * the longest prefix that is a constant, in the current namespace and the open ones; what follows are fields.
 */
import type { Term } from "../kernel/index.ts";
import type { Session } from "./session.ts";

export type Resolved =
  | { readonly kind: "local"; readonly variable: Term; readonly fields: readonly string[] }
  | { readonly kind: "constant"; readonly name: string; readonly fields: readonly string[] };

const noFields: readonly string[] = [];

/** What `name` refers to here; null when to nothing. */
export function resolveName(session: Session, name: string): Resolved | null {
  const local = session.context.lookup(name);
  if (local !== null) return { kind: "local", variable: local.variable!, fields: noFields };
  if (!name.includes(".")) {
    const constant = resolveConstant(session, name);
    return constant === null ? null : { kind: "constant", name: constant, fields: noFields };
  }
  for (let dot = name.lastIndexOf("."); dot > 0; dot = name.lastIndexOf(".", dot - 1)) {
    session.spend(1 + (dot >> 5));
    const entry = session.context.lookup(name.slice(0, dot));
    if (entry !== null) return { kind: "local", variable: entry.variable!, fields: name.slice(dot + 1).split(".") };
  }
  for (let end = name.length; end > 0; end = name.lastIndexOf(".", end - 1)) {
    session.spend(1 + (end >> 5));
    const constant = resolveConstant(session, name.slice(0, end));
    if (constant === null) continue;
    return {
      kind: "constant",
      name: constant,
      fields: end === name.length ? noFields : name.slice(end + 1).split("."),
    };
  }
  return null;
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
]);

/** The constant `name` as seen from the current namespace and the open ones; null when there is none. */
export function resolveConstant(session: Session, name: string): string | null {
  const found = findConstant(session, name);
  return found === null || session.library.isVisible(found) ? found : null;
}

function findConstant(session: Session, name: string): string | null {
  if (name.startsWith("_root_.")) return session.environment.has(name.slice(7)) ? name.slice(7) : null;
  for (let space = session.namespace; space !== ""; space = space.slice(0, Math.max(0, space.lastIndexOf(".")))) {
    const candidate = `${space}.${name}`;
    if (session.environment.has(candidate) && !isHidden(session, candidate, name)) return candidate;
  }
  // The environment's own string: what is looked up by it later is found by identity, not letter by letter.
  const declaration = session.environment.get(name);
  if (declaration !== undefined) return declaration.name;
  const whole = exported.get(name);
  if (whole !== undefined && session.environment.has(whole)) return whole;
  for (const space of session.openNamespaces) {
    const candidate = `${space}.${name}`;
    if (session.environment.has(candidate) && !isHidden(session, candidate, name)) return candidate;
  }
  return null;
}

/** Protected names need their last two components. */
function isHidden(session: Session, full: string, written: string): boolean {
  return !written.includes(".") && session.library.isProtected(full);
}
