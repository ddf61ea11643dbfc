/** From a header and a proof's syntax to a closed term that fills the header's type. */
import { budget, freshFreeVariable, instantiate, type Term } from "../kernel/index.ts";
import type { ProofSyntax } from "../syntax/index.ts";
import { closeProof } from "./close-proof.ts";
import { ElaborationFailure, reject } from "./failure.ts";
import type { Header } from "./header.ts";
import { emptyContext, type LocalContext } from "./local-context.ts";
import type { Metavariable } from "./metavariables.ts";
import { withoutPostponing } from "./postponed.ts";
import { isRefutable } from "./refute.ts";
import type { Session } from "./session.ts";
import { elaborateTo } from "./term.ts";

/** The goal a proof starts from: the header's binders are in its context. */
export interface OpenedHeader {
  readonly variables: readonly Term[];
  readonly goal: Metavariable;
}

/** A header's binders as variables: what every proof of it starts from. */
export interface HeaderContext {
  readonly variables: readonly Term[];
  readonly context: LocalContext;
  readonly target: Term;
}

/** Opens the header's binders under the names the header gives them. */
export function headerContext(header: Header): HeaderContext {
  let context = emptyContext;
  let type = header.type;
  const variables: Term[] = [];
  for (const { name, accessible } of header.binders) {
    const variable = freshFreeVariable(type.name, type.first, null, type.binderInfo);
    variables.push(variable);
    context = context.extend(variable, name, accessible);
    type = instantiate(type.second, variable);
  }
  return { variables, context, target: type };
}

export function openHeader(
  session: Session,
  header: Header,
  { variables, context, target }: HeaderContext = headerContext(header),
): OpenedHeader {
  session.levelNames = header.levelParameters;
  session.statement = header;
  if (header.opened !== undefined) session.openDeclarations = header.opened;
  if (header.namespace !== undefined) session.namespace = header.namespace;
  session.context = context;
  return { variables, goal: session.freshIn(context, target, "opaque") };
}

/** Fills the goal by the proof. */
export function elaborateProof(session: Session, opened: OpenedHeader, proof: ProofSyntax): void {
  try {
    fillGoal(session, opened, proof);
  } catch (error) {
    throw doubted(session, opened.goal, error);
  }
}

/** What to report for `error`: a failure after a tactic weaker than Lean's decides nothing, unless `goal` is false. */
export function doubted(session: Session, goal: Metavariable, error: unknown): unknown {
  const { doubt } = session;
  if (doubt === null || !(error instanceof ElaborationFailure) || error.kind !== "rejected") return error;
  error.settle();
  budget.depth = 0;
  if (isRefutable(session, goal.context, goal.term.type)) return error;
  return new ElaborationFailure("unsupported", doubt.offset, () => doubt.construct);
}

function fillGoal(session: Session, opened: OpenedHeader, proof: ProofSyntax): void {
  session.context = opened.goal.context;
  if (proof.kind === "tactics") {
    session.runTactics(opened.goal, proof.tactics, proof.start);
    return;
  }
  const value = withoutPostponing(session, () => elaborateTo(session, proof.term, opened.goal.term.type));
  session.metavariables.assign(opened.goal, value);
}

/** The proof term over the header's variables; rejects when something in it is still open. */
export function proofTerm(session: Session, opened: OpenedHeader, offset: number): Term {
  return closeProof(session, [], opened.goal.term) ?? rejectOpen(offset);
}

/** The closed proof term; rejects when something in it is still open. */
export function closedProof(session: Session, opened: OpenedHeader, offset: number): Term {
  return closeProof(session, opened.variables, opened.goal.term) ?? rejectOpen(offset);
}

function rejectOpen(offset: number): never {
  return reject(offset, "don't know how to synthesize placeholder in the proof");
}
