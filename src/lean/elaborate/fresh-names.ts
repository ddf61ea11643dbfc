/**
 * Which names a declaration may still take. Taken are those of the text, those of core whether or not the library has
 * them, and those that Lean makes for every type, constructor and function. Source: Lean 4, `Elab/DeclModifiers.lean`.
 */
import { levelZero, TermKind } from "../kernel/index.ts";
import { reject, unsupported } from "./failure.ts";
import type { Library } from "./library.ts";
import { isExported } from "./names.ts";

/** What Lean makes for an inductive type; for one that is no proposition; and for a recursive one. */
const ofType: readonly string[] = ["rec", "recOn", "casesOn"];
const ofDataType: readonly string[] = ["noConfusion", "noConfusionType"];
const ofRecursiveType: readonly string[] = ["below", "brecOn"];
/** What it makes for a constructor of a type that is no proposition, and for one that has fields. */
const ofConstructor: readonly string[] = ["sizeOf_spec"];
const ofConstructorWithFields: readonly string[] = ["inj", "injEq"];

/** Refuses a name that is taken; unsupported when that is not known here. */
export function checkFresh(library: Library, name: string, offset: number): void {
  const declared = (): never => reject(offset, `\`${name}\` has already been declared`);
  if (name === "" || name === "_root_") reject(offset, `invalid declaration name \`${name}\``);
  const isCore = library.core?.kindOf(name) != null;
  if (library.environment.has(name) && (isCore || library.isVisible(name))) declared();
  if (library.isPrelude) return;
  if (isCore || derivedNames(library, ownerOf(name)).includes(name)) declared();
  if (
    library.environment.has(name) ||
    library.isRefused(name) ||
    library.isPoisoned(name) ||
    library.isDerived(name) ||
    isExported(name)
  )
    unsupported(offset, `declaration of \`${name}\``);
}

/** Refuses an inductive type for which Lean would make a name that is taken. To be called when the type is there. */
export function checkDerivedFresh(
  library: Library,
  type: string,
  constructors: readonly string[],
  offset: number,
): void {
  if (library.isPrelude) return;
  for (const name of [type, ...constructors].flatMap((owner) => derivedNames(library, owner)))
    if (library.environment.has(name) && name !== `${type}.rec`)
      reject(offset, `\`${name}\` has already been declared`);
}

function ownerOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf(".")));
}

/** The names that Lean surely makes for the type or the constructor `owner`. */
function derivedNames(library: Library, owner: string): string[] {
  const declaration = library.environment.get(owner);
  let suffixes: readonly string[] = [];
  if (declaration?.kind === "inductive") {
    const isData = isDataType(library, owner);
    suffixes = [
      ...ofType,
      ...(isData ? ofDataType : []),
      ...(isData && declaration.isRecursive ? ofRecursiveType : []),
    ];
  } else if (declaration?.kind === "constructor") {
    if (isDataType(library, declaration.inductive))
      suffixes = declaration.fieldCount > 0 ? [...ofConstructor, ...ofConstructorWithFields] : ofConstructor;
  } else if (library.core?.kindOf(owner) === "type") suffixes = ofType;
  return suffixes.map((suffix) => `${owner}.${suffix}`);
}

function isDataType(library: Library, name: string): boolean {
  let type = library.environment.get(name)!.type;
  while (type.kind === TermKind.pi) type = type.second;
  return type.kind === TermKind.sort && type.level !== levelZero;
}
