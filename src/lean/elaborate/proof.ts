/** From a header and a proof's syntax to a closed term that fills the header's type. */
import { freshFreeVariable, instantiate, type Term, TermKind } from "../kernel/index.ts";
import type { ProofSyntax } from "../syntax/index.ts";
import { bindVariables } from "./binding.ts";
import { reject } from "./failure.ts";
import { type Header, zeroLevels } from "./header.ts";
import { emptyContext } from "./localContext.ts";
import type { Metavariable } from "./metavariables.ts";
import { withoutPostponing } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborateTo } from "./term.ts";

/** The goal a proof starts from: the header's binders are in its context. */
export interface OpenedHeader {
  readonly variables: readonly Term[];
  readonly goal: Metavariable;
}

/** Opens the header's binders under the names the header gives them. */
export function openHeader(session: Session, header: Header): OpenedHeader {
  session.levelNames = header.levelParameters;
  let context = emptyContext;
  let type = header.type;
  const variables: Term[] = [];
  for (const { name, accessible } of header.binders) {
    const variable = freshFreeVariable(type.name, type.first, null, type.binderInfo);
    variables.push(variable);
    context = context.extend(variable, name, accessible);
    type = instantiate(type.second, variable);
  }
  session.context = context;
  return { variables, goal: session.freshIn(context, type, "opaque") };
}

/** Fills the goal by the proof. */
export function elaborateProof(session: Session, opened: OpenedHeader, proof: ProofSyntax): void {
  session.context = opened.goal.context;
  if (proof.kind === "tactics") {
    session.runTactics(session, opened.goal, proof.tactics, proof.start);
    return;
  }
  const value = withoutPostponing(session, () => elaborateTo(session, proof.term, opened.goal.term.type));
  session.metavariables.assign(opened.goal, value);
}

/** The closed proof term; rejects when something in it is still open. */
export function closedProof(session: Session, opened: OpenedHeader, offset: number): Term {
  const value = session.instantiate(opened.goal.term);
  if (value.hasMetavariable) return reject(offset, () => "don't know how to synthesize placeholder in the proof");
  const closed = bindVariables(TermKind.lambda, opened.variables, value, (term) => session.instantiate(term));
  return closed.hasLevelMetavariable ? zeroLevels(closed) : closed;
}
