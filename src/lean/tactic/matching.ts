/** `match`, `nomatch` and `nofun` as tactics. */
import { closeByNofun, matchGoal } from "../elaborate/match.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { withoutPostponing } from "../elaborate/postponed.ts";
import type { Session } from "../elaborate/session.ts";
import { elaborateTo } from "../elaborate/term.ts";
import type { Tactic, Term as TermSyntax } from "../syntax/index.ts";
import type { TacticState } from "./state.ts";
import { elaborateClosed } from "./terms.ts";

/** `match e with | p => tactics`: bodies are `by` blocks, or `?_` which leaves the goal. */
export function match(state: TacticState, tactic: Tactic & { kind: "match" }): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const matched = tactic.discriminants.map(({ term, name }) => ({ value: elaborateClosed(session, term, null), name }));
  const left: Metavariable[] = [];
  matchGoal(session, goal, matched, tactic.alternatives, tactic.start, (alternative, leaf) => {
    if (alternative.body.kind === "syntheticHole") left.push(leaf);
    else fillLeaf(session, leaf, alternative.body);
  });
  state.replaceMain(left);
}

function fillLeaf(session: Session, leaf: Metavariable, body: TermSyntax): void {
  const outer = session.context;
  session.context = leaf.context;
  if (body.kind === "by") session.runTactics(leaf, body.tactics, body.start);
  else {
    const value = withoutPostponing(session, () => elaborateTo(session, body, session.instantiate(leaf.term.type)));
    session.metavariables.assign(leaf, value);
  }
  session.context = outer;
}

export function nomatch(state: TacticState, tactic: Tactic & { kind: "nomatch" }): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const matched = tactic.discriminants.map((term) => ({ value: elaborateClosed(session, term, null), name: null }));
  matchGoal(session, goal, matched, [], tactic.start, () => {});
  state.replaceMain([]);
}

export function nofun(state: TacticState, tactic: Tactic): void {
  closeByNofun(state.session, state.main(tactic.start), tactic.start);
  state.replaceMain([]);
}
