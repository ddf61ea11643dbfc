/**
 * The trace of an accepted proof: its tactics in the order in which they begin, each with the goals before and after it,
 * as Lean prints them (case name, hypotheses, `⊢` and the target). Tactics inside another (alternatives of `induction`,
 * the proof of a `have`) stand behind it; what only groups tactics (a bullet, parentheses, `<;>`) is none itself. Pure.
 */
import { Schema } from "effect";

/** A tactic as a verifier saw it, at UTF-16 offsets of the proof's text. */
export interface TracedTactic {
  readonly start: number;
  readonly end: number;
  /** The goals that it was given, main goal first. */
  readonly before: ReadonlyArray<string>;
  /** Those left of them and those that it opened; empty where it closed all. */
  readonly after: ReadonlyArray<string>;
}

export const TraceStep = Schema.Struct({
  /** As it was written, moved to the first column. */
  tactic: Schema.String,
  before: Schema.Array(Schema.String),
  after: Schema.Array(Schema.String),
  /** Place of the innermost step in whose text this one stands; null for one of the proof itself. */
  parent: Schema.NullOr(Schema.Int),
  start: Schema.Int,
  end: Schema.Int,
});
export type TraceStep = typeof TraceStep.Type;
export type Trace = ReadonlyArray<TraceStep>;

/** What a verifier says when it is asked for a trace; `reason`: why there is none. */
export type Traced =
  | { readonly _tag: "traced"; readonly trace: Trace }
  | { readonly _tag: "untraced"; readonly reason: string };

/** A stretch of a text without the indentation that it has because of where it begins. */
export const movedLeft = (text: string, start: number, end: number): string => {
  const column = [...text.slice(text.lastIndexOf("\n", start - 1) + 1, start)].length;
  return text.slice(start, end).replaceAll(new RegExp(`\\n {0,${column}}`, "g"), "\n");
};

const isInside = (inner: TracedTactic, outer: TracedTactic): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;

/** Numbers the metavariables that have no name from 1: a verifier's own numbers depend on what it has judged before. */
export const renumbering = (): ((text: string) => string) => {
  const numbers = new Map<string, number>();
  return (text) =>
    text.replaceAll(/(\?[mu])\.[\d.]*\d/g, (name, kind: string) => {
      const number = numbers.get(name) ?? numbers.size + 1;
      numbers.set(name, number);
      return `${kind}.${number}`;
    });
};

/** The trace that tactics of `proof` make, given in the order in which they begin; what had no goal is no step. */
export const traceOf = (proof: string, tactics: ReadonlyArray<TracedTactic>): Trace => {
  const renumbered = renumbering();
  const around: Array<number> = [];
  const steps = tactics.filter(({ before }) => before.length > 0);
  return steps.map((step, place) => {
    while (around.length > 0 && !isInside(step, steps[around.at(-1)!]!)) around.pop();
    const parent = around.at(-1) ?? null;
    around.push(place);
    const { end, start } = step;
    const before = step.before.map(renumbered);
    return { tactic: movedLeft(proof, start, end), before, after: step.after.map(renumbered), parent, start, end };
  });
};

/** Goals as one text, a blank line between them. */
export const stateText = (goals: ReadonlyArray<string>): string =>
  goals.length === 0 ? "no goals" : goals.join("\n\n");
