/** Patterns of `match`: from syntax to constructors, variables and literals. */
import { BinderInfo, type InductiveDeclaration, TermKind } from "../kernel/index.ts";
import type { Argument, Term as TermSyntax } from "../syntax/index.ts";
import { reject, unsupported } from "./failure.ts";
import { resolveConstant } from "./names.ts";
import type { Session } from "./session.ts";

export type Pattern =
  | { readonly kind: "wildcard" }
  | { readonly kind: "variable"; readonly name: string }
  /** `x@p`. */
  | { readonly kind: "named"; readonly name: string; readonly pattern: Pattern }
  | {
      readonly kind: "constructor";
      readonly name: string;
      readonly explicit: readonly Pattern[];
      readonly start: number;
    }
  /** Fields filled in: one pattern per field of the constructor. */
  | { readonly kind: "fields"; readonly name: string; readonly fields: readonly Pattern[] }
  | { readonly kind: "dotted"; readonly name: string; readonly explicit: readonly Pattern[]; readonly start: number }
  | { readonly kind: "anonymous"; readonly items: readonly Pattern[]; readonly start: number }
  /** `base + offset`; a literal has a base that is the wildcard-free `null`. */
  | { readonly kind: "offset"; readonly base: Pattern | null; readonly offset: bigint };

const wildcard: Pattern = { kind: "wildcard" };

/** Largest literal a pattern may be: it is taken apart one successor at a time. */
const MAX_LITERAL = 64n;

/** The patterns of one alternative, in which no variable may occur twice. */
export function patternsOf(session: Session, syntaxes: readonly TermSyntax[]): Pattern[] {
  const patterns = syntaxes.map((syntax) => patternOf(session, syntax));
  const seen = new Set<string>();
  for (const name of patterns.flatMap(variablesOf)) {
    if (seen.has(name)) reject(syntaxes[0]!.start, `invalid pattern, variable \`${name}\` occurred more than once`);
    seen.add(name);
  }
  return patterns;
}

function variablesOf(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case "variable":
      return [pattern.name];
    case "named":
      return [pattern.name, ...variablesOf(pattern.pattern)];
    case "constructor":
    case "dotted":
      return pattern.explicit.flatMap(variablesOf);
    case "anonymous":
      return pattern.items.flatMap(variablesOf);
    case "fields":
      return pattern.fields.flatMap(variablesOf);
    case "offset":
      return pattern.base === null ? [] : variablesOf(pattern.base);
    default:
      return [];
  }
}

function patternOf(session: Session, syntax: TermSyntax): Pattern {
  const { start } = syntax;
  switch (syntax.kind) {
    case "hole":
      return wildcard;
    case "identifier":
      return identifierPattern(session, syntax.name, [], start);
    case "application":
      return applicationPattern(session, syntax.fn, syntax.arguments, syntax.ellipsis, start);
    case "dotIdentifier":
      return { kind: "dotted", name: syntax.name, explicit: [], start };
    case "anonymousConstructor":
      return { kind: "anonymous", items: syntax.items.map((item) => patternOf(session, item)), start };
    case "tuple":
      return { kind: "anonymous", items: syntax.items.map((item) => patternOf(session, item)), start };
    case "numeral":
      return literalPattern(syntax.value, start);
    case "list":
      return listPattern(session, syntax.items, start);
    case "binary":
      return operatorPattern(session, syntax, start);
    case "ascription":
      return patternOf(session, syntax.term);
    case "namedPattern":
      return { kind: "named", name: syntax.name, pattern: patternOf(session, syntax.pattern) };
    case "unsupported":
      return unsupported(start, syntax.construct);
    default:
      return unsupported(start, "this pattern");
  }
}

function literalPattern(value: bigint, start: number): Pattern {
  if (value > MAX_LITERAL) return unsupported(start, "pattern with a large literal");
  return { kind: "offset", base: null, offset: value };
}

function listPattern(session: Session, items: readonly TermSyntax[], start: number): Pattern {
  let rest: Pattern = { kind: "constructor", name: "List.nil", explicit: [], start };
  for (let i = items.length; i-- > 0; )
    rest = { kind: "constructor", name: "List.cons", explicit: [patternOf(session, items[i]!), rest], start };
  return rest;
}

function operatorPattern(session: Session, syntax: TermSyntax & { kind: "binary" }, start: number): Pattern {
  const left = patternOf(session, syntax.left);
  if (syntax.operator === "+" && syntax.right.kind === "numeral" && syntax.right.value <= MAX_LITERAL)
    return { kind: "offset", base: left, offset: syntax.right.value };
  if (syntax.operator === "::")
    return { kind: "constructor", name: "List.cons", explicit: [left, patternOf(session, syntax.right)], start };
  return unsupported(start, `operator \`${syntax.operator}\` in a pattern`);
}

function applicationPattern(
  session: Session,
  fn: TermSyntax,
  args: readonly Argument[],
  ellipsis: boolean,
  start: number,
): Pattern {
  if (ellipsis) return unsupported(start, "`..` in a pattern");
  const explicit = args.map((arg) =>
    arg.kind === "namedArgument" ? unsupported(arg.start, "named argument in a pattern") : patternOf(session, arg),
  );
  if (fn.kind === "identifier") return identifierPattern(session, fn.name, explicit, start);
  if (fn.kind === "dotIdentifier") return { kind: "dotted", name: fn.name, explicit, start };
  return unsupported(start, "this pattern");
}

/** A constructor, or a variable. */
function identifierPattern(session: Session, name: string, explicit: readonly Pattern[], start: number): Pattern {
  const constant = resolveConstant(session, name, start);
  if (constant === "rfl" || constant === "Eq.refl") return { kind: "constructor", name: "Eq.refl", explicit, start };
  if (constant !== null && session.environment.get(constant)?.kind === "constructor")
    return { kind: "constructor", name: constant, explicit, start };
  if (explicit.length > 0 || name.includes("."))
    return reject(start, `Invalid pattern: Expected a constructor or constant marked with \`[match_pattern]\``);
  return { kind: "variable", name };
}

export function isIrrefutable(pattern: Pattern): boolean {
  return pattern.kind === "wildcard" || pattern.kind === "variable";
}

/** The pattern as a constructor of `inductive` with a pattern for each field. `pattern` must not be irrefutable or named. */
export function fieldsOf(
  session: Session,
  pattern: Pattern,
  inductive: InductiveDeclaration,
  offset: number,
): Pattern & { kind: "fields" } {
  switch (pattern.kind) {
    case "fields":
      return pattern;
    case "offset":
      if (inductive.name === "Int" || inductive.name === "Fin")
        return unsupported(offset, `pattern with a numeral of \`${inductive.name}\``);
      if (inductive.name !== "Nat")
        return reject(offset, "Type mismatch: a pattern for `Nat` is matched with another type");
      return { kind: "fields", ...offsetFields(pattern.base, pattern.offset) };
    case "anonymous":
      return anonymousFields(session, pattern, inductive);
    case "dotted":
      return constructorFields(
        session,
        `${inductive.name}.${pattern.name}`,
        pattern.explicit,
        inductive,
        pattern.start,
      );
    case "constructor":
      return constructorFields(session, pattern.name, pattern.explicit, inductive, pattern.start);
    default:
      return reject(offset, "unexpected pattern");
  }
}

function offsetFields(base: Pattern | null, offset: bigint): { name: string; fields: readonly Pattern[] } {
  if (offset === 0n) return { name: "Nat.zero", fields: [] };
  if (offset === 1n && base !== null) return { name: "Nat.succ", fields: [base] };
  return { name: "Nat.succ", fields: [{ kind: "offset", base, offset: offset - 1n }] };
}

function anonymousFields(
  session: Session,
  pattern: Pattern & { kind: "anonymous" },
  inductive: InductiveDeclaration,
): Pattern & { kind: "fields" } {
  const [name, ...others] = inductive.constructors;
  if (name === undefined || others.length > 0)
    return reject(
      pattern.start,
      `Invalid \`⟨...⟩\` notation: The expected type \`${inductive.name}\` is not an inductive type with one constructor`,
    );
  const count = explicitCount(session, name);
  let items = pattern.items;
  if (items.length > count && count > 0)
    items = [...items.slice(0, count - 1), { kind: "anonymous", items: items.slice(count - 1), start: pattern.start }];
  return constructorFields(session, name, items, inductive, pattern.start);
}

function explicitCount(session: Session, builder: string): number {
  let count = 0;
  for (let type = session.environment.get(builder)!.type; type.kind === TermKind.pi; type = type.second)
    if (type.binderInfo === BinderInfo.explicit) count++;
  return count;
}

/** Explicit patterns spread over the constructor's binders: parameters are dropped, implicit fields match anything. */
function constructorFields(
  session: Session,
  name: string,
  explicit: readonly Pattern[],
  inductive: InductiveDeclaration,
  start: number,
): Pattern & { kind: "fields" } {
  const declaration = session.environment.get(name);
  if (declaration?.kind !== "constructor") return reject(start, `Unknown constant \`${name}\``);
  if (declaration.inductive !== inductive.name)
    return reject(start, `Type mismatch: the pattern \`${name}\` does not belong to the type \`${inductive.name}\``);
  // `rfl` stands for `Eq.refl _`.
  const given = name === "Eq.refl" && explicit.length === 0 ? [wildcard] : explicit;
  const fields: Pattern[] = [];
  let next = 0;
  let position = 0;
  for (let type = declaration.type; type.kind === TermKind.pi; type = type.second, position++) {
    const isExplicit = type.binderInfo === BinderInfo.explicit;
    const chosen = isExplicit ? given[next] : wildcard;
    if (isExplicit) next++;
    if (chosen === undefined)
      return reject(
        start,
        `Invalid pattern: Not enough arguments to \`${name}\`; expected ${explicitCount(session, name)} explicit arguments`,
      );
    if (position >= declaration.parameterCount) fields.push(chosen);
  }
  if (next < given.length)
    return reject(
      start,
      `Invalid pattern: Too many arguments to \`${name}\`; expected ${explicitCount(session, name)} explicit arguments`,
    );
  return { kind: "fields", name, fields };
}
