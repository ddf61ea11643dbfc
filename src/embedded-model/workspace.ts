/**
 * Everything a sampler needs while it works on one statement, in typed arrays that are reused from statement to
 * statement: terms, proof states, their actions and the results of actions. One per thread. `open` starts a statement;
 * nothing carries over from the one before, so results do not depend on what was done earlier.
 *
 * A proof state is one goal: a target, the Nat variables in scope and the hypotheses with their names. Goals of one
 * proof do not depend on each other, so states are shared (hash-consed) between all samples of the statement.
 */
import type { Goal } from "./goal.ts";
import { compileLemmas, type LemmaRules } from "./lemma-rules.ts";
import { type NameScope, nameScope } from "./print.ts";
import { TermRewrites } from "./term-rewrites.ts";
import { TermTable } from "./terms.ts";

/** Names the engine can give to hypotheses, on top of those of the statement: `h1`, …, then `ih`, …. */
export const PLAIN_NAMES = 20;
export const INDUCTION_NAMES = 4;
export const MOST_CONTEXT = 20;
const MOST_FRESH_VARIABLES = 12;

const freshNames = (used: ReadonlySet<string>, stem: string, count: number, first: number): Array<string> => {
  const names: Array<string> = [];
  for (let i = first; names.length < count; i++) {
    const name = i === 0 ? stem : `${stem}${i}`;
    if (!used.has(name)) names.push(name);
  }
  return names;
};

const widerInts = (old: Int32Array): Int32Array<ArrayBuffer> => {
  const array = new Int32Array(old.length * 2);
  array.set(old);
  return array;
};

const widerFloats = (old: Float64Array): Float64Array<ArrayBuffer> => {
  const array = new Float64Array(old.length * 2);
  array.set(old);
  return array;
};

/** Number of integers a state, an action takes; see the field offsets. */
export const STATE_SIZE = 12;
export const ACTION_SIZE = 8;

// Fields of a state.
export const TARGET = 0;
export const SCOPE = 1;
export const NAMES = 2;
export const FIRST_HYPOTHESIS = 3;
export const HYPOTHESIS_COUNT = 4;
/** Label of the action that led here. */
export const PREVIOUS = 5;
/** Inductions, and case distinctions on lemmas or excluded middle, on the way here. */
export const INDUCTIONS = 6;
export const SPLITS = 7;
export const FIRST_ACTION = 8;
/** -1 until the state is expanded. */
export const ACTION_COUNT = 9;
const NEXT_IN_BUCKET = 10;

// Fields of an action.
export const KIND = 0;
export const LABEL = 1;
export const X = 2;
export const Y = 3;
export const Z = 4;
/** Start of the lemma instance in `bindings`. */
export const BINDINGS = 5;
export const FIRST_CHILD = 6;
/** UNAPPLIED, DEAD, or the number of goals it leaves. */
export const CHILD_COUNT = 7;

export const UNAPPLIED = -1;
export const DEAD = -2;

const BUCKETS = 1 << 12;

export class Workspace {
  readonly terms = new TermTable();
  readonly rules: LemmaRules = compileLemmas(this.terms);
  private readonly mark = this.terms.count;

  states = new Int32Array(STATE_SIZE * 1024);
  stateCount = 0;
  hypothesisNames = new Int32Array(4096);
  hypotheses = new Int32Array(4096);
  hypothesisCount = 0;
  actions = new Int32Array(ACTION_SIZE * 16384);
  actionCount = 0;
  /** Unnormalised log-weight of each action at temperature 1. */
  logits = new Float64Array(16384);
  /** Sum of probabilities up to and including the action, within its state. */
  cumulative = new Float64Array(16384);
  bindings = new Int32Array(32768);
  bindingCount = 0;
  readonly rewrites = new TermRewrites();
  /** Instances of the split lemmas: by position in `rules.splits` and indices of two variables; -1 until made. */
  readonly splitInstances = new Int32Array(this.rules.splits.length << 10);
  children = new Int32Array(8192);
  childCount = 0;
  private readonly buckets = new Int32Array(BUCKETS);

  /** Names by variable index: those of the statement, then those for variables that tactics introduce. */
  scope: NameScope = nameScope([]);
  statementVariables = 0;
  /** Names by hypothesis name number: those of the statement, then `h1`, …, then `ih`, …. */
  names: Array<string> = [];
  statementNames = 0;

  // The context under construction; see `context.ts`.
  target = 0;
  scopeMask = 0;
  nameMask = 0;
  contextCount = 0;
  readonly contextNames = new Int32Array(MOST_CONTEXT + 8);
  readonly context = new Int32Array(MOST_CONTEXT + 8);
  inductions = 0;
  splits = 0;

  /** Pattern variables during matching; -1 is unbound. */
  readonly bound = new Int32Array(16).fill(-1);

  /** Starts a statement: drops all terms, states and actions of the one before. */
  open(goal: Goal): void {
    this.reset();
    const used = new Set([
      ...goal.variables.map((variable) => variable.name),
      ...goal.hypotheses.map((hypothesis) => hypothesis.name),
    ]);
    const introduced = freshNames(used, "x", MOST_FRESH_VARIABLES, 1);
    this.statementVariables = goal.variables.length;
    this.scope = nameScope([...goal.variables.map((variable) => variable.name), ...introduced]);
    for (const name of introduced) used.add(name);
    this.statementNames = goal.hypotheses.length;
    this.names = [
      ...goal.hypotheses.map((hypothesis) => hypothesis.name),
      ...freshNames(used, "h", PLAIN_NAMES, 1),
      ...freshNames(used, "ih", INDUCTION_NAMES, 0),
    ];
    this.scopeMask = 0;
    goal.variables.forEach((variable, index) => {
      if (variable.sort === "Nat") this.scopeMask |= 1 << index;
    });
    this.nameMask = 0;
    this.inductions = 0;
    this.splits = 0;
    this.contextCount = goal.hypotheses.length;
    goal.hypotheses.forEach((hypothesis, index) => {
      this.contextNames[index] = index;
      this.context[index] = this.terms.intern(hypothesis.proposition);
    });
    this.target = this.terms.intern(goal.target);
  }

  private reset(): void {
    this.terms.release(this.mark);
    this.stateCount = 0;
    this.hypothesisCount = 0;
    this.actionCount = 0;
    this.bindingCount = 0;
    this.rewrites.clear();
    this.splitInstances.fill(-1);
    this.childCount = 0;
    this.buckets.fill(-1);
  }

  /** The state of the context under construction, reached by the action with label `previous`. */
  commit(previous: number): number {
    let hash = Math.imul(this.target + 1, 0x9e3779b1) ^ Math.imul(previous + 1, 0x85ebca6b) ^ this.scopeMask;
    for (let i = 0; i < this.contextCount; i++) {
      hash = Math.imul(hash ^ this.context[i]!, 0xc2b2ae35) ^ (this.contextNames[i]! << 7);
      hash ^= hash >>> 15;
    }
    const bucket = (hash ^ (hash >>> 13)) & (BUCKETS - 1);
    for (let state = this.buckets[bucket]!; state >= 0; state = this.states[state * STATE_SIZE + NEXT_IN_BUCKET]!) {
      const at = state * STATE_SIZE;
      if (this.states[at + PREVIOUS] === previous && this.isContext(state)) return state;
    }
    return this.addState(previous, bucket);
  }

  /** Whether `state` is the context under construction (however it was reached). */
  isContext(state: number): boolean {
    const at = state * STATE_SIZE;
    const states = this.states;
    if (
      states[at + TARGET] !== this.target ||
      states[at + SCOPE] !== this.scopeMask ||
      states[at + HYPOTHESIS_COUNT] !== this.contextCount ||
      states[at + INDUCTIONS] !== this.inductions ||
      states[at + SPLITS] !== this.splits
    ) {
      return false;
    }
    const first = states[at + FIRST_HYPOTHESIS]!;
    for (let i = 0; i < this.contextCount; i++) {
      if (this.hypotheses[first + i] !== this.context[i] || this.hypothesisNames[first + i] !== this.contextNames[i]) {
        return false;
      }
    }
    return true;
  }

  private addState(previous: number, bucket: number): number {
    const state = this.stateCount++;
    const at = state * STATE_SIZE;
    if (at + STATE_SIZE > this.states.length) this.states = widerInts(this.states);
    while (this.hypothesisCount + this.contextCount > this.hypotheses.length) {
      this.hypotheses = widerInts(this.hypotheses);
      this.hypothesisNames = widerInts(this.hypothesisNames);
    }
    const states = this.states;
    states[at + TARGET] = this.target;
    states[at + SCOPE] = this.scopeMask;
    states[at + NAMES] = this.nameMask;
    states[at + FIRST_HYPOTHESIS] = this.hypothesisCount;
    states[at + HYPOTHESIS_COUNT] = this.contextCount;
    states[at + PREVIOUS] = previous;
    states[at + INDUCTIONS] = this.inductions;
    states[at + SPLITS] = this.splits;
    states[at + FIRST_ACTION] = 0;
    states[at + ACTION_COUNT] = -1;
    states[at + NEXT_IN_BUCKET] = this.buckets[bucket]!;
    this.buckets[bucket] = state;
    for (let i = 0; i < this.contextCount; i++) {
      this.hypotheses[this.hypothesisCount] = this.context[i]!;
      this.hypothesisNames[this.hypothesisCount++] = this.contextNames[i]!;
    }
    return state;
  }

  /** Appends an action that has not been applied; returns its number. */
  addAction(kind: number, label: number, x: number, y: number, z: number, bindings: number): number {
    const action = this.actionCount++;
    const at = action * ACTION_SIZE;
    if (at + ACTION_SIZE > this.actions.length) {
      this.actions = widerInts(this.actions);
      this.logits = widerFloats(this.logits);
      this.cumulative = widerFloats(this.cumulative);
    }
    const actions = this.actions;
    actions[at + KIND] = kind;
    actions[at + LABEL] = label;
    actions[at + X] = x;
    actions[at + Y] = y;
    actions[at + Z] = z;
    actions[at + BINDINGS] = bindings;
    actions[at + FIRST_CHILD] = 0;
    actions[at + CHILD_COUNT] = UNAPPLIED;
    return action;
  }

  /** Keeps the first `count` pattern variables as bound now; returns where. */
  saveBindings(count: number): number {
    const start = this.bindingCount;
    if (start + count > this.bindings.length) this.bindings = widerInts(this.bindings);
    for (let i = 0; i < count; i++) this.bindings[start + i] = this.bound[i]!;
    this.bindingCount = start + count;
    return start;
  }

  addChild(state: number): void {
    if (this.childCount === this.children.length) this.children = widerInts(this.children);
    this.children[this.childCount++] = state;
  }
}
