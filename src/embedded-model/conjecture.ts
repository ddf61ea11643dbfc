/**
 * The conjecturer role of the shared model: a seed statement is edited up to MOST_EDITS times, every edit drawn from the
 * model. A conjecture's name records its edits (their positions, in base 36) and a digest of what was edited, so that the
 * text alone says how it came about and can be learned from, and no two conjectures of a run share a name.
 */
import { deriveSeed, type RandomStream } from "../domain/index.ts";
import { theoremName } from "../lean-text/index.ts";
import { type Edit, PRIOR, STOP } from "./edit-list.ts";
import { enumerateEdits } from "./edits.ts";
import { type LemmaStatement, lemmaByName } from "./edits-lemma.ts";
import { normalise } from "./expansion.ts";
import { sameExpression } from "./expressions.ts";
import type { FeatureScorer } from "./features.ts";
import type { Goal } from "./goal.ts";
import type { Model } from "./model.ts";
import { nearForm } from "./normal-form.ts";
import { printStatement } from "./print.ts";
import { drawFrom, type Workbench } from "./sample.ts";

export const MOST_EDITS = 4;
const NAME = /^conjecture((?:_[0-9a-z]+)+)_of_[0-9a-z]+$/;

const nameOf = ({ lemma, seed }: ConjectureSeed, path: readonly string[]): string =>
  `conjecture_${path.join("_")}_of_${deriveSeed(printStatement("seed", seed), "conjecturer", lemma).toString(36)}`;

export interface ConjectureSeed {
  readonly seed: Goal;
  /** Name of a lemma in the model's pool; any other name, and the empty one, is the trivial lemma. */
  readonly lemma: string;
}

export interface SampledConjecture {
  /** The header, `:= by` included. */
  readonly statement: string;
  readonly goal: Goal;
  readonly logProbability: number;
}

/** The statement under edit, with what the features look at. */
interface EditState {
  readonly goal: Goal;
  readonly lemma: LemmaStatement | null;
  /** Kind and detail of the edit before, or -1. */
  readonly previous: number;
  readonly edits: number;
}

const scoreEdits = (scorer: FeatureScorer, state: EditState, edits: readonly Edit[]): Float64Array => {
  const { goal, lemma, previous } = state;
  const head = goal.target.operator;
  const [left, right] = goal.target.children;
  scorer.beginState("conjecturer");
  scorer.stateFact(0);
  scorer.stateFact(head);
  scorer.stateFact(state.edits);
  scorer.stateFact(Math.min(7, goal.target.size >> 2) * 8 + state.edits);
  scorer.onlyLabels();
  scorer.stateFact((head * 32 + (left?.operator ?? 0)) * 32 + (right?.operator ?? 0));
  scorer.stateFact(previous + 1);
  scorer.stateFact(lemma === null ? 0 : lemma.index + 1);
  scorer.stateFact(Math.min(3, goal.hypotheses.length) * 8 + Math.min(7, goal.variables.length));
  const kinds = new Int32Array(PRIOR.length);
  for (const { kind } of edits) kinds[kind]! += 1;
  return Float64Array.from(edits, (edit) => {
    scorer.beginAction();
    scorer.localFact(90, edit.place);
    scorer.localFact(91, Math.sign(edit.result.target.size - goal.target.size));
    scorer.localFact(92, lemma === null ? 0 : lemma.index + 1);
    scorer.localFact(93, edit.place * 32 + head);
    return scorer.score(edit.kind + 32 * edit.detail, -1, false) + Math.log(PRIOR[edit.kind]! / kinds[edit.kind]!);
  });
};

const isTrivial = (goal: Goal): boolean => {
  const [left, right] = goal.target.children;
  if (left !== undefined && right !== undefined && sameExpression(left, right)) return true;
  return goal.hypotheses.some(({ proposition }) => sameExpression(proposition, goal.target));
};

const start = ({ seed, lemma }: ConjectureSeed): EditState => ({
  goal: seed,
  lemma: lemmaByName(lemma),
  previous: -1,
  edits: 0,
});

const follow = (state: EditState, edit: Edit): EditState => ({
  ...state,
  goal: edit.result,
  previous: edit.kind + 32 * edit.detail,
  edits: state.edits + 1,
});

/** One conjecture, or null when no edit was possible or the result is trivially true. */
const sampleOne = (
  scorer: FeatureScorer,
  from: ConjectureSeed,
  seedForm: string,
  temperature: number,
  stream: RandomStream,
): SampledConjecture | null => {
  let state = start(from);
  let logProbability = 0;
  const path: Array<string> = [];
  while (state.edits < MOST_EDITS) {
    const edits = enumerateEdits(state.goal, state.lemma, state.edits === 0);
    if (edits.length === 0) return null;
    const logits = scoreEdits(scorer, state, edits);
    const cumulative = new Float64Array(edits.length);
    normalise(logits, cumulative, 0, edits.length, temperature);
    const choice = drawFrom(cumulative, 0, edits.length, stream.nextDouble());
    logProbability += Math.log(cumulative[choice]! - (choice === 0 ? 0 : cumulative[choice - 1]!));
    const edit = edits[choice]!;
    if (edit.kind === STOP) break;
    path.push(choice.toString(36));
    state = follow(state, edit);
  }
  if (isTrivial(state.goal) || nearForm(state.goal) === seedForm) return null;
  return { statement: printStatement(nameOf(from, path), state.goal), goal: state.goal, logProbability };
};

/**
 * Draws `count` times; statements that are trivially true (equal sides, a hypothesis as the target) or the seed again are
 * left out, so fewer may come back. Equal ones come back as often as they were drawn.
 */
export const sampleConjectures = (
  bench: Workbench,
  model: Model,
  from: ConjectureSeed,
  options: { readonly samples: number; readonly temperature: number },
  stream: RandomStream,
): readonly SampledConjecture[] => {
  const { scorer } = bench.space;
  bench.space.useModel(model);
  const seedForm = nearForm(from.seed);
  const found: Array<SampledConjecture> = [];
  for (let i = 0; i < options.samples; i++) {
    const conjecture = sampleOne(scorer, from, seedForm, options.temperature, stream);
    if (conjecture !== null) found.push(conjecture);
  }
  return found;
};

const pathOf = (statement: string): ReadonlyArray<number> | null => {
  const path = NAME.exec(theoremName(statement))?.[1];
  if (path === undefined) return null;
  const choices = path
    .slice(1)
    .split("_")
    .map((digits) => Number.parseInt(digits, 36));
  return choices.length <= MOST_EDITS ? choices : null;
};

/** The edits of a conjecture, read off its name and checked against its text; null if they do not lead to it. */
export const replayConjecture = (from: ConjectureSeed, statement: string): Int32Array | null => {
  const path = pathOf(statement);
  if (path === null) return null;
  let state = start(from);
  const choices: Array<number> = [];
  for (const choice of path) {
    const edit = enumerateEdits(state.goal, state.lemma, state.edits === 0)[choice];
    if (edit === undefined || edit.kind === STOP) return null;
    choices.push(choice);
    state = follow(state, edit);
  }
  if (printStatement(theoremName(statement), state.goal) !== statement.trim()) return null;
  if (state.edits < MOST_EDITS) choices.push(0); // Stopping is the first of the edits.
  return Int32Array.from(choices);
};

/** Visits the choices of a conjecture: the logits of each step's edits and the one taken. */
export const followConjecture = (
  scorer: FeatureScorer,
  from: ConjectureSeed,
  choices: Int32Array,
  visit: (logits: Float64Array, chosen: number) => void,
): void => {
  let state = start(from);
  for (const choice of choices) {
    const edits = enumerateEdits(state.goal, state.lemma, state.edits === 0);
    visit(scoreEdits(scorer, state, edits), choice);
    state = follow(state, edits[choice]!);
  }
};
