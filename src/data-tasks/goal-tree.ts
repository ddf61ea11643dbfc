/**
 * Which goals the tactics of a trace opened and closed. A trace has goals as texts, so a goal is known again by its text:
 * of several open ones with the same text the first is meant. A goal that a tactic inside another is the first to show was
 * opened by the outer one (a case of `induction`, what a `have` states). Pure.
 */
import { movedLeft, type Trace } from "../domain/index.ts";
import type { TracedProof } from "./data-task.ts";

export interface TracedGoal {
  readonly text: string;
  /** Place of the step that opened it; null for what the proof begins with. */
  openedBy: number | null;
  /** Is its proof a part of the text of the step that opened it? */
  isInside: boolean;
  /** Place of the step that put nothing or other goals in its place; null where none did. */
  closedBy: number | null;
}

export class GoalTree {
  /** In the order in which they came up. */
  readonly goals: Array<TracedGoal> = [];
  private readonly trace: Trace;
  private readonly proof: string;
  private open: ReadonlyArray<TracedGoal> = [];
  /** Steps that left goals to the step around them, which their own text does not prove. */
  private readonly leaving = new Set<number>();
  private readonly inside: ReadonlyArray<ReadonlyArray<number>>;
  /** By step: where in the proof's text the goals are proved that it opened inside itself. */
  private readonly stretches = new Map<number, Array<{ start: number; end: number }>>();

  constructor({ proof, trace }: Pick<TracedProof, "proof" | "trace">) {
    this.trace = trace;
    this.proof = proof;
    const inside = trace.map((): Array<number> => []);
    const outermost: Array<number> = [];
    for (const [place, { parent }] of trace.entries()) (parent === null ? outermost : inside[parent]!).push(place);
    this.inside = inside;
    for (const place of outermost) this.visit(place);
  }

  closedBy(place: number): ReadonlyArray<TracedGoal> {
    return this.goals.filter((goal) => goal.closedBy === place);
  }

  /** Those inside its text first, then those that it left. */
  openedBy(place: number): ReadonlyArray<TracedGoal> {
    const opened = this.goals.filter((goal) => goal.openedBy === place);
    return [...opened.filter(({ isInside }) => isInside), ...opened.filter(({ isInside }) => !isInside)];
  }

  /** The tactic of a step, with `sorry` for what proves the goals that it opened inside itself. */
  sketch(place: number): string {
    const { end, start } = this.trace[place]!;
    let text = this.proof.slice(0, start);
    let from = start;
    for (const stretch of this.stretches.get(place) ?? []) {
      text += `${this.proof.slice(from, stretch.start)}sorry`;
      from = stretch.end;
    }
    text += this.proof.slice(from, end);
    return movedLeft(text, start, text.length);
  }

  /** Tactics that prove the goal alone, a bullet for each goal where one leaves several; null where they cannot be told apart. */
  proofOf({ closedBy: place }: TracedGoal): string | null {
    if (place === null || this.closedBy(place).length > 1 || this.leaving.has(place)) return null;
    const { tactic } = this.trace[place]!;
    const left = this.openedBy(place).filter(({ isInside }) => !isInside);
    const proofs = left.map((goal) => this.proofOf(goal));
    if (proofs.includes(null)) return null;
    const bullet = (proof: string): string => `· ${proof.replaceAll("\n", "\n  ")}`;
    return [tactic, ...(proofs.length === 1 ? proofs : (proofs as ReadonlyArray<string>).map(bullet))].join("\n");
  }

  private visit(place: number): void {
    const { after, before } = this.trace[place]!;
    const given = this.take(place, before);
    const first = this.goals.length;
    for (const inner of this.inside[place]!) this.visit(inner);
    const left = [...after];
    const isLeft = ({ text }: TracedGoal): boolean => {
      const at = left.indexOf(text);
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    };
    for (const goal of given) if (this.open.includes(goal) && !isLeft(goal)) this.close(goal, place);
    for (const goal of this.goals.slice(first)) {
      if (!this.open.includes(goal) || !isLeft(goal)) continue;
      if (goal.openedBy !== null) this.leaving.add(goal.openedBy);
      goal.openedBy = place;
      goal.isInside = false;
    }
    this.add(left, place, false);
  }

  /** The open goals of these texts; those that are new were opened by the step around this one. */
  private take(place: number, texts: ReadonlyArray<string>): ReadonlyArray<TracedGoal> {
    const { end, parent, start } = this.trace[place]!;
    const taken: Array<TracedGoal> = [];
    const unknown: Array<string> = [];
    for (const text of texts) {
      const goal = this.open.find((one) => one.text === text && !taken.includes(one));
      if (goal === undefined) unknown.push(text);
      else taken.push(goal);
    }
    if (parent !== null) {
      const stretches = this.stretches.get(parent) ?? [];
      if (unknown.length > 0) stretches.push({ start, end });
      else if (stretches.length > 0) stretches.at(-1)!.end = Math.max(stretches.at(-1)!.end, end);
      this.stretches.set(parent, stretches);
    }
    return [...taken, ...this.add(unknown, parent, parent !== null)];
  }

  private add(texts: ReadonlyArray<string>, openedBy: number | null, isInside: boolean): ReadonlyArray<TracedGoal> {
    const added = texts.map((text): TracedGoal => ({ text, openedBy, isInside, closedBy: null }));
    this.goals.push(...added);
    this.open = [...added, ...this.open];
    return added;
  }

  private close(goal: TracedGoal, place: number): void {
    goal.closedBy = place;
    this.open = this.open.filter((one) => one !== goal);
  }
}
