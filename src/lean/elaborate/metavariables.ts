/**
 * Metavariables of terms and universe levels: where they were made, what they stand for, and how assignments are undone.
 *
 * A metavariable stands for a term in the local context it was made in. Its value is a term, or a `Closure`: the term
 * `fun variables => body` whose making is put off until `body` is complete (Lean's delayed assignment), which is how the
 * goal under an `intro` fills the goal above it without renaming anything.
 * Every assignment is logged on a trail, so going back to an earlier state costs what was assigned since. Ids are never
 * used twice within a session, also after going back: what was cached for a metavariable stays true.
 */
import {
  betaApply,
  budget,
  constant,
  freshMetavariable,
  HAS_LEVEL_METAVARIABLE,
  HAS_METAVARIABLE,
  type Level,
  LevelKind,
  levelMetavariable,
  levelSucc,
  ResourceLimit,
  simpleIMax,
  simpleMax,
  sort,
  type Term,
  TermKind,
  withChildren,
} from "../kernel/index.ts";
import { bindVariables } from "./binding.ts";
import type { LocalContext } from "./local-context.ts";

/** `natural`: unification may assign it. `opaque`: a goal, filled only by its tactic or elaborator. */
export type MetavariableKind = "natural" | "opaque";

/** `fun variables => body`, to be built once `body` has no metavariable left. */
export class Closure {
  readonly variables: readonly Term[];
  readonly body: Term;
  constructor(variables: readonly Term[], body: Term) {
    this.variables = variables;
    this.body = body;
  }
}

export class Metavariable {
  readonly term: Term;
  readonly context: LocalContext;
  readonly kind: MetavariableKind;
  assignment: Term | null = null;
  closure: Closure | null = null;

  constructor(term: Term, context: LocalContext, kind: MetavariableKind) {
    this.term = term;
    this.context = context;
    this.kind = kind;
  }

  get isAssigned(): boolean {
    return this.assignment !== null || this.closure !== null;
  }
}

const HAS_ANY = HAS_METAVARIABLE | HAS_LEVEL_METAVARIABLE;
/** Metavariables nested through their values before a term counts as too deep. */
const MAX_NESTING = 1500;
/** Nodes visited before `instantiate` starts to remember results. */
const MEMO_AFTER = 64;

/** A length of the trail, to go back to. */
export type Checkpoint = number;

/** What was assigned between two checkpoints, so that it can be put back. */
export type AssignmentDelta = readonly {
  readonly entry: Metavariable | number;
  readonly value: Term | Closure | Level | null;
}[];

export class Metavariables {
  private readonly records: (Metavariable | undefined)[] = [];
  private base = -1;
  private readonly levelValues: (Level | null)[] = [];
  /** What was assigned, a metavariable or the id of one for levels, and what it was before. */
  private readonly trail: (Metavariable | number)[] = [];
  private readonly before: (Term | Closure | Level | null)[] = [];
  private memo = new Map<number, Term>();
  private visits = 0;
  private nesting = 0;

  make(name: string, type: Term, context: LocalContext, kind: MetavariableKind): Metavariable {
    const term = freshMetavariable(name, type);
    if (this.base < 0) this.base = term.index;
    this.lastId = term.index;
    const record = new Metavariable(term, context, kind);
    this.records[term.index - this.base] = record;
    return record;
  }

  /** Id of the session's first metavariable. */
  get firstId(): number {
    return this.base;
  }

  /** Id of the metavariable made last. */
  lastId = 0;

  makeLevel(): Level {
    this.levelValues.push(null);
    return levelMetavariable(this.levelValues.length - 1);
  }

  /** The record of a metavariable of this session. */
  record(metavariable: Term): Metavariable {
    return this.records[metavariable.index - this.base]!;
  }

  assign(record: Metavariable, value: Term): void {
    this.log(record);
    record.assignment = value;
    record.closure = null;
  }

  /** `record := fun variables => body`. */
  assignClosure(record: Metavariable, variables: readonly Term[], body: Term): void {
    if (variables.length === 0) {
      this.assign(record, body);
      return;
    }
    this.log(record);
    record.closure = new Closure(variables, body);
  }

  assignLevel(metavariable: Level, value: Level): void {
    this.trail.push(metavariable.index);
    this.before.push(this.levelValues[metavariable.index]!);
    this.levelValues[metavariable.index] = value;
  }

  private log(record: Metavariable): void {
    this.trail.push(record);
    this.before.push(record.assignment ?? record.closure);
  }

  checkpoint(): Checkpoint {
    return this.trail.length;
  }

  /** Undoes every assignment since `checkpoint`. */
  undo(checkpoint: Checkpoint): void {
    if (this.trail.length === checkpoint) return;
    for (let i = this.trail.length; i > checkpoint; i--) this.put(this.trail[i - 1]!, this.before[i - 1]!);
    this.trail.length = this.before.length = checkpoint;
  }

  private put(entry: Metavariable | number, value: Term | Closure | Level | null): void {
    if (typeof entry === "number") {
      this.levelValues[entry] = value as Level | null;
      return;
    }
    entry.closure = value instanceof Closure ? value : null;
    entry.assignment = value instanceof Closure ? null : (value as Term | null);
  }

  private valueNow(entry: Metavariable | number): Term | Closure | Level | null {
    return typeof entry === "number" ? this.levelValues[entry]! : (entry.assignment ?? entry.closure);
  }

  /** What was assigned since `checkpoint`; `redo` puts it back after an `undo`. */
  delta(checkpoint: Checkpoint): AssignmentDelta {
    const assigned = [...new Set(this.trail.slice(checkpoint))];
    return assigned.map((entry) => ({ entry, value: this.valueNow(entry) }));
  }

  redo(delta: AssignmentDelta): void {
    for (const { entry, value } of delta) {
      this.trail.push(entry);
      this.before.push(this.valueNow(entry));
      this.put(entry, value);
    }
  }

  /** The term with every assigned metavariable replaced by its value, and the redexes this makes contracted. */
  instantiate(term: Term): Term {
    if ((term.flags & HAS_ANY) === 0) return term;
    if (this.nesting > 0) return this.instantiateFrom(term);
    this.visits = 0;
    if (this.memo.size > 0) this.memo = new Map();
    const result = this.instantiateFrom(term);
    budget.spend(this.visits);
    return result;
  }

  private instantiateFrom(term: Term): Term {
    if ((term.flags & HAS_ANY) === 0) return term;
    switch (term.kind) {
      case TermKind.metavariable:
        return this.valueOf(term) ?? term;
      case TermKind.sort: {
        const level = this.instantiateLevel(term.level);
        return level === term.level ? term : sort(level);
      }
      case TermKind.constant:
        return constant(
          term.name,
          term.levels.map((level) => this.instantiateLevel(level)),
        );
      default:
    }
    if (++this.visits > MEMO_AFTER) {
      const known = this.memo.get(term.serial);
      if (known !== undefined) return known;
    }
    const result = this.instantiateChildren(term);
    if (this.visits > MEMO_AFTER) this.memo.set(term.serial, result);
    return result;
  }

  private instantiateChildren(term: Term): Term {
    if (term.kind === TermKind.application) {
      let head = term.first;
      while (head.kind === TermKind.application) head = head.first;
      if (head.kind === TermKind.metavariable) {
        const value = this.valueOf(head);
        if (value !== null) return betaApply(value, this.instantiateArguments(term));
      }
    }
    const second = term.kind === TermKind.projection ? term : this.instantiateFrom(term.second);
    const third = term.kind === TermKind.let ? this.instantiateFrom(term.third) : term;
    return withChildren(term, this.instantiateFrom(term.first), second, third);
  }

  private instantiateArguments(term: Term): Term[] {
    const args: Term[] = [];
    for (; term.kind === TermKind.application; term = term.first) args.push(this.instantiateFrom(term.second));
    return args.reverse();
  }

  /** The value of a metavariable, itself instantiated; null when there is none or its closure is not complete. */
  private valueOf(term: Term): Term | null {
    const record = this.record(term);
    if (record.assignment !== null) {
      const assignment = record.assignment;
      if ((assignment.flags & HAS_ANY) === 0) return assignment;
      this.enter();
      const value = this.instantiateFrom(assignment);
      this.nesting--;
      if (value !== assignment) this.assign(record, value);
      return value;
    }
    if (record.closure === null) return null;
    const { variables, body } = record.closure;
    this.enter();
    const complete = this.instantiateFrom(body);
    this.nesting--;
    if (complete.hasMetavariable) return null;
    const value = this.lambdaOver(variables, complete);
    this.assign(record, value);
    return value;
  }

  private enter(): void {
    if (++this.nesting > MAX_NESTING) {
      this.nesting = 0;
      throw new ResourceLimit("depth");
    }
  }

  /** `fun variables => body`; types and values of the variables are instantiated. */
  lambdaOver(variables: readonly Term[], body: Term): Term {
    return bindVariables(TermKind.lambda, variables, body, (term) => this.instantiateFrom(term));
  }

  /** What the head of the term stands for: follows assignments of the metavariable at its head only. */
  instantiateHead(term: Term): Term {
    for (;;) {
      let head = term;
      let count = 0;
      for (; head.kind === TermKind.application; head = head.first) count++;
      if (head.kind !== TermKind.metavariable) return term;
      const record = this.record(head);
      const value = record.assignment ?? (record.closure === null ? null : this.instantiate(head));
      if (value === null || value === head) return term;
      if (count === 0) term = value;
      else {
        const args = new Array<Term>(count);
        for (let fn = term; count-- > 0; fn = fn.first) args[count] = fn.second;
        term = betaApply(value, args);
      }
    }
  }

  levelValue(metavariable: Level): Level | null {
    return this.levelValues[metavariable.index]!;
  }

  instantiateLevel(level: Level): Level {
    if (!level.hasMetavariable) return level;
    switch (level.kind) {
      case LevelKind.metavariable: {
        const value = this.levelValues[level.index]!;
        return value === null ? level : this.instantiateLevel(value);
      }
      case LevelKind.succ:
        return levelSucc(this.instantiateLevel(level.first));
      case LevelKind.max:
        return simpleMax(this.instantiateLevel(level.first), this.instantiateLevel(level.second));
      case LevelKind.imax:
        return simpleIMax(this.instantiateLevel(level.first), this.instantiateLevel(level.second));
      default:
        return level;
    }
  }
}
