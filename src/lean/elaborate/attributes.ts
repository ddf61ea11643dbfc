/**
 * Attributes of declarations: which the library keeps, which change nothing here, and to which declarations they may be
 * given. All others are unsupported. Source: Lean 4, the files that register them.
 */
import { applicationArguments, applicationHead, type Term, TermKind } from "../kernel/index.ts";
import type { AttributeSyntax } from "../syntax/index.ts";
import { reject, unsupported } from "./failure.ts";
import type { Library } from "./library.ts";

/** Attributes of functions that bear on their code only. */
const harmless: ReadonlySet<string> = new Set(
  "inline always_inline noinline specialize nospecialize match_pattern macro_inline".split(" "),
);
const reducibility: ReadonlySet<string> = new Set(["reducible", "irreducible"]);
/** Attributes of lemmas that tactics of the prelude know without being told. */
const ofPrelude: ReadonlySet<string> = new Set(["refl", "symm", "ext", "congr", "norm_cast"]);

/** Gives the declared constant `name` the attribute. */
export function addAttribute(library: Library, name: string, attribute: AttributeSyntax): void {
  const { start, argument, scope, isErased } = attribute;
  const written = argument === "" ? attribute.name : `${attribute.name} ${argument}`;
  const isPlain = scope === "global" && !isErased && argument === "";
  const declaration = library.environment.require(name);
  const isFunction = declaration.kind === "definition" || declaration.kind === "axiom";
  if (isDeprecation(attribute)) return;
  if (library.isPrelude) {
    library.attribute(name, scope === "global" ? written : `${scope} ${written}`);
    return;
  }
  const conclusion = conclusionOf(declaration.type);
  checkShape(library, attribute, conclusion);
  const isKept =
    attribute.name === "simp" ||
    attribute.name === "instance" ||
    attribute.name === "elab_as_elim" ||
    (reducibility.has(attribute.name) && isFunction);
  if (isPlain && isKept) library.attribute(name, attribute.name);
  else if (!(isPlain && isFunction && harmless.has(attribute.name))) unsupported(start, `attribute \`${written}\``);
}

/** What can be said of the attributes before the declaration is elaborated. */
export function checkAttributes(library: Library, attributes: readonly AttributeSyntax[]): void {
  for (const attribute of attributes) {
    const { start, name, argument, scope, isErased } = attribute;
    if (isDeprecation(attribute)) continue;
    const isKnown =
      harmless.has(name) ||
      reducibility.has(name) ||
      ofPrelude.has(name) ||
      ["simp", "instance", "elab_as_elim"].includes(name) ||
      (name === "projection" && library.isPrelude);
    const isPlain = scope === "global" && !isErased && argument === "";
    if (!isKnown || (!isPlain && !library.isPrelude))
      unsupported(start, `attribute \`${argument === "" ? name : `${name} ${argument}`}\``);
  }
}

/** `deprecated "why" (since := "when")`: a warning, no more. */
function isDeprecation({ name, argument, isErased }: AttributeSyntax): boolean {
  return name === "deprecated" && !isErased && /^(?:"[^"]*")?\s*(?:\(\s*since\s*:=\s*"[^"]*"\s*\))?$/.test(argument);
}

/** What a type says when all its arguments are given. */
function conclusionOf(type: Term): Term {
  let result = type;
  while (result.kind === TermKind.pi) result = result.second;
  return result;
}

/** Refuses an attribute at a lemma or an instance of another shape than it is for. */
function checkShape(library: Library, { name, start }: AttributeSyntax, conclusion: Term): void {
  const head = applicationHead(conclusion);
  const sides = applicationArguments(conclusion).slice(-2);
  const isEquation = head.kind === TermKind.constant && (head.name === "Eq" || head.name === "Iff");
  if (name === "refl" && (sides.length < 2 || sides[0] !== sides[1]))
    reject(start, "@[refl] attribute only applies to lemmas proving x ∼ x");
  if (name === "symm" && sides.length < 2)
    reject(start, "@[symm] attribute only applies to lemmas proving x ∼ y → y ∼ x");
  if (name === "ext" && conclusion.kind !== TermKind.sort && !(head.kind === TermKind.constant && head.name === "Eq"))
    reject(start, "`@[ext]` attribute only applies to structures and lemmas proving `x = y`");
  if (name === "congr" && !isEquation) reject(start, "invalid `congr` theorem, equality expected");
  if (name === "instance") checkInstance(library, conclusion, start);
  if (name === "elab_as_elim" && head.kind !== TermKind.boundVariable)
    reject(start, "unexpected eliminator resulting type");
}

/** Refuses an instance of what is no class. */
export function checkInstance(library: Library, conclusion: Term, offset: number): void {
  const head = applicationHead(conclusionOf(conclusion));
  if (head.kind === TermKind.constant && library.isClass(head.name)) return;
  reject(offset, "type class instance expected");
}
