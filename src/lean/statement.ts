/** Theorem statements, elaborated once so that many proofs can be judged against them. */
import { ElaborationFailure } from "./elaborate/failure.ts";
import { elaborateHeader, type Header } from "./elaborate/header.ts";
import type { Library } from "./elaborate/library.ts";
import { type HeaderContext, headerContext } from "./elaborate/proof.ts";
import { Session } from "./elaborate/session.ts";
import { hooks } from "./hooks.ts";
import { budget, levelsEqual, levelZero, type Term, TypeChecker } from "./kernel/index.ts";
import { failureOf, parseFailure } from "./outcome.ts";
import { parseStatement, type StatementSyntax } from "./syntax/index.ts";
import { defaultFuel, type Failure } from "./verdict.ts";

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
  readonly header: Header;
  /** The header's binders as variables, opened once for all proofs. */
  readonly opening: HeaderContext;
  /** Namespaces of `open … in` before the theorem. */
  readonly openNamespaces: readonly string[];
}

/** Elaborates `theorem NAME BINDERS : PROP`, with or without `:=` and `by` behind it. */
export function elaborateStatement(library: Library, text: string): Statement | Failure {
  const parsed = parseStatement(text);
  const problem = parseFailure(parsed, text);
  if (problem !== null) return problem;
  const syntax = parsed.node as StatementSyntax;
  const depth = budget.depth;
  budget.steps = defaultFuel.steps;
  try {
    return statementOf(library, syntax, text);
  } catch (error) {
    budget.depth = depth;
    return failureOf(error, text);
  }
}

function statementOf(library: Library, syntax: StatementSyntax, text: string): Statement {
  const session = new Session(library, hooks);
  session.autoBound = true;
  session.openNamespaces = syntax.modifiers.opened.map((name) => name.name);
  const { signature } = syntax;
  const name = signature.name?.name ?? "";
  if (name !== "" && library.environment.has(name))
    throw new ElaborationFailure("rejected", signature.name!.start, () => `\`${name}\` has already been declared`);
  const opened = syntax.modifiers.opened.map(({ name: space }) => space);
  session.openNamespaces = opened;
  const header: Header = { ...elaborateHeader(session, signature, []), opened };
  const checker = new TypeChecker(library.environment);
  if (!levelsEqual(checker.checkLevel(header.type), levelZero))
    throw new ElaborationFailure("rejected", signature.type.start, () => "type of theorem is not a proposition");
  return {
    name,
    levelParameters: header.levelParameters,
    type: header.type,
    text,
    opensTactics: syntax.proofForm === "tactics",
    header,
    opening: headerContext(header),
    openNamespaces: session.openNamespaces,
  };
}
