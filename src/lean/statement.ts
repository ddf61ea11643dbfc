/** Theorem statements, elaborated once so that many proofs can be judged against them. */
import { reject, unsupported } from "./elaborate/failure.ts";
import { checkFresh } from "./elaborate/fresh-names.ts";
import { elaborateHeader, type Header, refuseOpenSort } from "./elaborate/header.ts";
import type { Library } from "./elaborate/library.ts";
import { type HeaderContext, headerContext } from "./elaborate/proof.ts";
import { inScopeKeeping } from "./elaborate/release-keeping.ts";
import { declaredName } from "./elaborate/scope.ts";
import { Scopes } from "./elaborate/scopes.ts";
import { Session } from "./elaborate/session.ts";
import { hooks } from "./hooks.ts";
import { constantsOf, levelsEqual, levelZero, Proposition, type Term, TypeChecker } from "./kernel/index.ts";
import { parseFailure, withinFuel } from "./outcome.ts";
import { parseStatement, type StatementSyntax } from "./syntax/index.ts";
import { defaultFuel, type Failure, type Fuel } from "./verdict.ts";

/** An elaborated theorem header. Its terms live as long as the term scope that was open when it was made. */
export interface Statement {
  /** "" for an `example`. */
  readonly name: string;
  readonly levelParameters: readonly string[];
  /** Closed proposition: the header's binders are its first pis. */
  readonly type: Term;
  readonly text: string;
  /** Does the text end in `:= by`, so that proofs are tactics? */
  readonly opensTactics: boolean;
  /** Does the text end before `:=`? Then that may stand before a proof. */
  readonly endsOpen: boolean;
  readonly header: Header;
  /** The header's binders as variables, opened once for all proofs. */
  readonly opening: HeaderContext;
  /** The type as the kernel checked it, its binders opened. */
  readonly proposition: Proposition;
  /** Names of the constants in the types of the header's binders. */
  readonly constants: readonly string[];
}

/** Elaborates `theorem NAME BINDERS : PROP`, with or without `:=` and `by` behind it. */
export function elaborateStatement(library: Library, text: string, fuel: Fuel = defaultFuel): Statement | Failure {
  return withinFuel(fuel, text, () => {
    const parsed = parseStatement(text);
    const problem = parseFailure(parsed, text);
    if (problem !== null) return problem;
    const syntax = parsed.node as StatementSyntax;
    const { result, terms } = inScopeKeeping(
      () => headerOf(library, syntax),
      ({ header }) => [header.type],
    );
    return statementWith(library, syntax, text, result.name, { ...result.header, type: terms[0]! });
  });
}

function headerOf(library: Library, syntax: StatementSyntax): { header: Header; name: string } {
  const session = new Session(library, hooks);
  session.autoBound = true;
  const { signature } = syntax;
  const { full: name, namespace } = declaredName(signature.name?.name ?? "", "");
  if (signature.name !== null) checkFresh(library, name, signature.name.start);
  if (syntax.kind === "lemma" && !library.hasForeignNames) unsupported(syntax.start, "`lemma`, which is Mathlib's");
  // What a statement was written under (Mathlib, other namespaces) is not known.
  const scopes = new Scopes(() => library, false);
  for (const scoped of syntax.modifiers.before) scopes.apply(scoped);
  const { openDeclarations: opened } = scopes.current;
  session.openDeclarations = opened;
  session.namespace = namespace;
  const header = { ...elaborateHeader(session, signature, [], name), opened, namespace };
  refuseOpenSort(header);
  if (!levelsEqual(new TypeChecker(library.environment).checkLevel(header.type), levelZero))
    reject(signature.type.start, "type of theorem is not a proposition");
  return { header, name };
}

/** The statement with its variables opened; what the kernel learns of its type here stays with it. */
function statementWith(
  library: Library,
  syntax: StatementSyntax,
  text: string,
  name: string,
  header: Header,
): Statement {
  const opening = headerContext(header);
  const checker = new TypeChecker(library.environment);
  checker.checkLevel(opening.target);
  for (const variable of opening.variables) checker.checkLevel(variable.type);
  return {
    name,
    levelParameters: header.levelParameters,
    type: header.type,
    text,
    opensTactics: syntax.proofForm === "tactics",
    endsOpen: syntax.proofForm === "absent",
    header,
    opening,
    proposition: new Proposition(library.environment, header.levelParameters, header.type, opening.variables),
    constants: [...new Set(opening.variables.flatMap((variable) => constantsOf(variable.type)))],
  };
}
