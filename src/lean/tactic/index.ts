/**
 * Tactics, and how one is written.
 *
 * A tactic is a function `(state: TacticState, syntax) => void`. It is put into the table (table.ts) under the kind of
 * its syntax node. It works on the main goal, and either gives it a value or throws a failure:
 *
 *     export function example(state: TacticState, tactic: Tactic & { kind: "example" }): void {
 *       const { session } = state;
 *       const goal = state.main(tactic.start);         // a Metavariable; its context is now the session's
 *       const target = state.target(tactic.start);     // the goal's type, instantiated
 *       const term = elaborateClosed(session, tactic.term, type);       // syntax to a term, nothing left open
 *       if (!unify(session, inferType(session, term), target))          // assigns metavariables or changes nothing
 *         reject(tactic.start, () => `…\n${state.showMain()}`);         // the message is built only when it is read
 *       const next = makeGoal(session, goal.context, newTarget, tagOf(goal));
 *       session.metavariables.assign(goal, applications(lemma, [next.term]));
 *       state.replaceMain([next]);                     // or state.close(term, tactic.start) when nothing is left
 *     }
 *
 * What to know:
 * - Terms may hold assigned metavariables: `session.instantiate` before looking inside one, `whnf…` sees through them.
 * - A goal under new variables: make the variables, extend the context, make the goal there, and fill the outer goal with
 *   `session.metavariables.assignClosure(goal, variables, inner.term)`. `introduce` (elaborate/goals.ts) does it for one
 *   binder; `addHypothesis` (assert.ts) for a proved fact; `replaceHypothesis` (rewrite.ts) for a rewritten one.
 * - What unfolds is the session's transparency: `session.withTransparency(Transparency.reducible, () => …)`.
 * - To try something: `const saved = state.save()`, then `attempt(() => state.restore(saved), () => …)` (terms.ts), which
 *   answers the failure. `unsupported` and `sorry` are not caught: they decide the verdict.
 * - Every loop calls `session.step()`, every recursion `session.enter()` and `session.leave()`: the fuel is counted there.
 * - Nothing may depend on what was proved before; nothing made here may be kept beyond the proof.
 */
export { runSequence, runTactic, runTacticBlock } from "./run.ts";
export { hypothesesOf, printableGoal, showGoal, showTerm } from "./show.ts";
export { makeGoal, TacticState, tagOf } from "./state.ts";
export { tactics } from "./table.ts";
export { attempt, elaborateClosed, elaborateOpen, elaborateWithHoles } from "./terms.ts";
