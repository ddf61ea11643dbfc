/** Which function runs which tactic. */
import { rejectSorry, unsupported } from "../elaborate/failure.ts";
import type { Tactic } from "../syntax/index.ts";
import { andIntros } from "./and-intros.ts";
import { apply, applyConstructor, chooseSide, exact, refine, refineOpen } from "./apply.ts";
import { calc, change, generalize, have, letTactic, show, specialize, suffices } from "./assert.ts";
import { assumption, exfalso, rfl } from "./closing.ts";
import {
  allGoals,
  andThen,
  anyGoals,
  bullet,
  caseTactic,
  done,
  first,
  focus,
  iterate,
  next,
  parentheses,
  repeat,
  repeatOnAll,
  skip,
  tryTactic,
} from "./combinators.ts";
import { congr } from "./congr.ts";
import { contradiction } from "./contradiction.ts";
import { decide } from "./decide.ts";
import { ext } from "./ext.ts";
import { funext } from "./funext.ts";
import { cases, induction } from "./induction.ts";
import { clear, intro, intros, renameInaccessible, revert, rintro } from "./intro.ts";
import { match, nofun, nomatch } from "./matching.ts";
import { byCases, byContradiction, exacts, exists, injection, subst, substVariables, unfold } from "./misc.ts";
import { omega } from "./omega.ts";
import { obtain, rcases } from "./rcases.ts";
import { rewrite } from "./rewrite.ts";
import { simp, simpAll, simpa } from "./simp.ts";
import { split } from "./split.ts";
import type { TacticState } from "./state.ts";
import { symm } from "./symm.ts";
import { trivial } from "./trivial.ts";

type TacticOf<Kind extends Tactic["kind"]> = (state: TacticState, tactic: Tactic & { readonly kind: Kind }) => void;
type Table = { readonly [Kind in Exclude<Tactic["kind"], "unsupported">]: TacticOf<Kind> };

function outside(name: string): (state: TacticState, tactic: Tactic) => void {
  return (_state, tactic) => unsupported(tactic.start, `tactic \`${name}\``);
}

function sorry(_state: TacticState, tactic: Tactic): void {
  rejectSorry(tactic.start);
}

export const tactics: Table = {
  intro,
  intros,
  rintro,
  revert,
  clear,
  rename_i: renameInaccessible,
  rename: outside("rename"),
  exact,
  apply,
  refine,
  "refine'": refineOpen,
  exacts,
  constructor: applyConstructor,
  left: chooseSide,
  right: chooseSide,
  exists,
  use: exists,
  rfl,
  assumption,
  contradiction,
  exfalso,
  trivial,
  symm,
  cases,
  induction,
  rcases,
  obtain,
  rw: rewrite,
  rewrite,
  rwa: rewrite,
  have,
  replace: have,
  let: letTactic,
  suffices,
  show,
  change,
  specialize,
  calc,
  generalize,
  subst,
  subst_vars: substVariables,
  injection,
  injections: outside("injections"),
  by_cases: byCases,
  by_contra: byContradiction,
  unfold,
  congr,
  first,
  try: tryTactic,
  repeat,
  "repeat'": repeatOnAll,
  iterate,
  all_goals: allGoals,
  any_goals: anyGoals,
  focus,
  bullet,
  braces: bullet,
  paren: parentheses,
  case: caseTactic,
  "case'": caseTactic,
  next,
  andThen,
  done,
  skip,
  sorry,
  admit: sorry,
  decide,
  omega,
  simp,
  dsimp: simp,
  simp_all: simpAll,
  simpa,
  and_intros: andIntros,
  nofun,
  nomatch,
  match,
  ac_rfl: outside("ac_rfl"),
  infer_instance: outside("infer_instance"),
  ext,
  funext,
  split,
};
