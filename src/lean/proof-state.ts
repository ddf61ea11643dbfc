/**
 * Proofs step by step: immutable states that can be branched. A state remembers what its step assigned; to work on a
 * state, the session undoes what other branches assigned and redoes what leads to this one.
 *
 * The terms of a proof live in the term table until the scope that was open at `openProof` is released: a prover that
 * opens many proofs marks and releases around each (`withTermScope`).
 */
import type { Library } from "./elaborate/library.ts";
import type { AssignmentDelta, Checkpoint, Metavariable } from "./elaborate/metavariables.ts";
import { doubted, type OpenedHeader, openHeader, proofTerm } from "./elaborate/proof.ts";
import { type Doubt, Session } from "./elaborate/session.ts";
import { hooks } from "./hooks.ts";
import { budget, DEFAULT_STEPS, type Term, terms } from "./kernel/index.ts";
import { parseFailure, withinFuel } from "./outcome.ts";
import { printGoal } from "./print/index.ts";
import type { Statement } from "./statement.ts";
import { parseTactics, type TacticSequence } from "./syntax/index.ts";
import { runSequence } from "./tactic/run.ts";
import { printableGoal } from "./tactic/show.ts";
import { TacticState } from "./tactic/state.ts";
import { defaultFuel, type Failure, type Fuel } from "./verdict.ts";
import { checkProof, type Judgement, judgement } from "./verify-proof.ts";

/** A hypothesis of a goal; `accessible` is false for names the text cannot refer to. */
export interface Hypothesis {
  readonly name: string;
  readonly accessible: boolean;
  readonly variable: Term;
  readonly type: Term;
  readonly value: Term | null;
}

/** A goal: case name ("" for none), hypotheses oldest first, target. */
export class Goal {
  readonly tag: string;
  readonly hypotheses: readonly Hypothesis[];
  readonly target: Term;
  private readonly library: Library;
  private shown: string | null = null;

  constructor(library: Library, tag: string, hypotheses: readonly Hypothesis[], target: Term) {
    this.library = library;
    this.tag = tag;
    this.hypotheses = hypotheses;
    this.target = target;
  }

  /** The goal as Lean shows it, made when it is first asked for. */
  get text(): string {
    this.shown ??= printGoal(this, (name) => this.library.environment.get(name)?.type ?? null);
    return this.shown;
  }
}

interface Proof {
  readonly session: Session;
  readonly statement: Statement;
  readonly opened: OpenedHeader;
  /** The state whose assignments are in force. */
  current: ProofState | null;
}

/** A point in a proof. Immutable for its users; states of one proof share a session and take turns in it. */
export class ProofState {
  private readonly proof: Proof;
  readonly parent: ProofState | null;
  readonly depth: number;
  private readonly goals: readonly Metavariable[];
  private readonly delta: AssignmentDelta | null;
  private readonly doubt: Doubt | null;
  private shown: readonly Goal[] | null = null;

  private constructor(
    proof: Proof,
    parent: ProofState | null,
    goals: readonly Metavariable[],
    delta: AssignmentDelta | null,
    doubt: Doubt | null,
  ) {
    this.proof = proof;
    this.parent = parent;
    this.depth = parent === null ? 0 : parent.depth + 1;
    this.goals = goals;
    this.delta = delta;
    this.doubt = doubt;
  }

  static open(library: Library, statement: Statement): ProofState {
    const session = new Session(library, hooks);
    const opened = budget.within(DEFAULT_STEPS, () => openHeader(session, statement.header, statement.opening));
    const proof: Proof = { session, statement, opened, current: null };
    const state = new ProofState(proof, null, [opened.goal], null, null);
    proof.current = state;
    return state;
  }

  /** Makes this state's assignments the ones in force. */
  private enter(): Session {
    const { session } = this.proof;
    if (this.proof.current === this) return session;
    const path: ProofState[] = [];
    const onPath = new Set<ProofState>();
    for (let state: ProofState | null = this; state !== null; state = state.parent) onPath.add(state);
    let common: ProofState = this.proof.current!;
    while (!onPath.has(common)) common = common.parent!;
    session.metavariables.undo(common.end!);
    for (let state: ProofState = this; state !== common; state = state.parent!) path.push(state);
    for (const state of path.reverse()) {
      session.metavariables.redo(state.delta!);
      state.end = session.metavariables.checkpoint();
    }
    this.proof.current = this;
    return session;
  }

  /** Trail position behind this state's own assignments; valid while it is on the current path. */
  private end: Checkpoint | null = null;

  run(
    text: string,
    tactics: TacticSequence,
    fuel: Fuel,
  ): { readonly next: ProofState } | { readonly failure: Failure } {
    const session = this.enter();
    this.end ??= session.metavariables.checkpoint();
    const saved = session.save();
    session.doubt = this.doubt;
    const next = withinFuel(fuel, text, () => this.after(tactics));
    if (next instanceof ProofState) return { next };
    session.restore(saved);
    return { failure: next };
  }

  private after(tactics: TacticSequence): ProofState {
    const { session, opened } = this.proof;
    const state = new TacticState(session, this.goals);
    try {
      runSequence(state, tactics);
    } catch (error) {
      throw doubted(session, opened.goal, error);
    }
    const delta = session.metavariables.delta(this.end!);
    const next = new ProofState(this.proof, this, state.open(), delta, session.doubt);
    next.end = session.metavariables.checkpoint();
    this.proof.current = next;
    return next;
  }

  /** The goals left, main goal first. */
  view(): readonly Goal[] {
    if (this.shown !== null) return this.shown;
    const session = this.enter();
    this.shown = budget.within(DEFAULT_STEPS, () =>
      this.goals.map((goal) => {
        const { tag, hypotheses, target } = printableGoal(session, goal);
        return new Goal(session.library, tag, hypotheses, target);
      }),
    );
    return this.shown;
  }

  finish(fuel: Fuel): Judgement {
    const session = this.enter();
    const { opened, statement } = this.proof;
    this.end ??= session.metavariables.checkpoint();
    const left = this.view();
    const judged = judgement(fuel, statement.text, () => {
      if (left.length === 0) return checkProof(session.library, statement, proofTerm(session, opened, 0));
      const message = `unsolved goals\n${left.map((goal) => goal.text).join("\n\n")}`;
      return { kind: "rejected", position: { line: 1, column: 0 }, message };
    });
    session.metavariables.undo(this.end);
    return judged;
  }
}

/** Opens a proof of `statement`. */
export function openProof(library: Library, statement: Statement): ProofState {
  return ProofState.open(library, statement);
}

/** The state after `tacticText`, or why it fails; positions are in `tacticText`. */
export function runTactic(
  state: ProofState,
  tacticText: string,
  fuel: Fuel = defaultFuel,
): { readonly next: ProofState } | { readonly failure: Failure } {
  const parsed = parseTactics(tacticText);
  const problem = parseFailure(parsed, tacticText);
  if (problem !== null) return { failure: problem };
  return state.run(tacticText, parsed.node as TacticSequence, fuel);
}

/** The goals of a state, main goal first; empty when the proof is complete. */
export function goalsOf(state: ProofState): readonly Goal[] {
  return state.view();
}

/** The kernel's verdict on the whole proof. */
export function finish(state: ProofState, fuel: Fuel = defaultFuel): Judgement {
  return state.finish(fuel);
}

/** Runs `body`; every term made in it is dropped afterwards. Nothing that it answers may hold terms. */
export function withTermScope<Result>(body: () => Result): Result {
  return terms.inScope(body);
}
